#include "rules/feel/program/program.hpp"

#include "rules/feel/program/compiler.hpp"
#include "rules/feel/program/machine.hpp"

#include <algorithm>

namespace stackbook::feel {

Compiler::Compiler(const Tree& tree, const Scope& scope, Types& types, std::vector<Issue>& issues)
    : tree_(tree), outer_(scope), own_(scope.size(), &room_), types_(types), shapes_(types), issues_(issues) {}

Program Compiler::whole(NodeId root) {
  Unit unit(&room_);
  unit.base = outer_.size();
  unit.hosted = contains(root, hosts);
  if (unit.hosted) unit.out->slots = unit.base;
  const std::size_t about = std::min<std::size_t>(root == no_node ? 1 : root + std::size_t{2}, 32);
  unit.out->code.reserve(about);
  unit.out->spans.reserve(about);
  unit_ = &unit;
  Result result = compile(root);
  if (spent()) {
    issue(Code::limit_nesting, tree_.nodes[root].span);
    unit.out->code.clear();
    unit.out->spans.clear();
    unit.barrier = unit.top = 0;
    result = fail(Code::limit_nesting, tree_.nodes[root].span);
  }
  Program program = finish(result, root == no_node ? Span{} : tree_.nodes[root].span);
  unit.out->constant = unit.out->uses.empty() && !unit.hosted && purity_.fixed;
  unit_ = nullptr;
  return program;
}

Program Compiler::text_alone(std::string_view text, Span span, std::uint32_t outer) {
  const auto out = std::make_shared<Instructions>();
  out->constants.push_back(Value::string(out->keep(text)));
  out->code.push_back({Opcode::give, 0, Operand::in(Space::constant, 0).word});
  out->spans.push_back(span);
  out->outer = outer;
  out->constant = true;
  Program program;
  program.code_ = out;
  program.type_ = Type::simple(Type::Form::string);
  return program;
}

std::string_view Instructions::keep(std::string_view text) {
  char* at = static_cast<char*>(room_.allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), at);
  return {at, text.size()};
}

// Functions within functions: freed one after the other, because each owns the next.
Instructions::~Instructions() {
  std::vector<std::shared_ptr<const Instructions>> open;
  const auto take = [&](Pinned<ClosureSite>& from) {
    for (std::size_t i = 0; i < from.size(); ++i)
      if (from[i].body.code_ != nullptr) open.push_back(std::move(from[i].body.code_));
  };
  take(closures);
  while (!open.empty()) {
    const std::shared_ptr<const Instructions> last = std::move(open.back());
    open.pop_back();
    if (last.use_count() == 1)
      take(const_cast<Instructions&>(*last).closures); // made by the compiler, and dying here
  }
}

Program compile(const Tree& tree, NodeId root, const Scope& scope, Types& types, std::vector<Issue>& issues) {
  if (root != no_node && tree.nodes[root].form == Form::string)
    return Compiler::text_alone(tree.texts[tree.nodes[root].text], tree.nodes[root].span, scope.size());
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
