#include "rules/feel/program/program.hpp"

#include "rules/feel/program/compiler.hpp"
#include "rules/feel/program/machine.hpp"

#include <algorithm>

namespace stackbook::feel {

Compiler::Compiler(const Tree& tree, const Scope& scope, Types& types, std::vector<Issue>& issues)
    : tree_(tree), outer_(scope), types_(types), shapes_(types), issues_(issues) {}

Program Compiler::whole(NodeId root) {
  Unit unit;
  unit.base = outer_.size();
  unit.hosted = mentions(root, Form::host, {});
  if (unit.hosted) unit.out->slots = unit.base;
  unit_ = &unit;
  const Result result = compile(root);
  Program program = finish(result, root == no_node ? Span{} : tree_.nodes[root].span);
  unit.out->constant = unit.out->uses.empty() && !unit.hosted && purity_.fixed;
  unit_ = nullptr;
  return program;
}

Program compile(const Tree& tree, NodeId root, const Scope& scope, Types& types, std::vector<Issue>& issues) {
  return Compiler(tree, scope, types, issues).whole(root);
}

Program compile(std::string_view text, Entry entry, const Scope& scope, Types& types,
                std::vector<Issue>& issues, std::uint32_t source) {
  Tree tree;
  ParseOptions options;
  options.source = source;
  const NodeId root = parse(text, entry, scope, types, tree, issues, options);
  return compile(tree, root, scope, types, issues);
}

bool Program::is_constant() const {
  return code_ == nullptr || code_->constant;
}

bool Program::uses(std::uint32_t slot) const {
  return code_ != nullptr &&
         (code_->whole_frame ? slot < code_->outer
                             : std::binary_search(code_->uses.begin(), code_->uses.end(), slot));
}

Value run(const Program& program, std::span<const Value> frame, Evaluation& evaluation) {
  return program.code_ != nullptr ? enter(*program.code_, frame, {}, evaluation) : Value::null();
}

} // namespace stackbook::feel
