// An expression over literals, which the compiler may compute at once, gives what the same expression gives over variables
// that hold those values.
#include "rules/feel/print.hpp"
#include "rules/feel/program/program.hpp"
#include "tests/property/tree.hpp"

#include <deque>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

bool is_literal(const Node& node) {
  return node.form == Form::null || node.form == Form::boolean || node.form == Form::number ||
         node.form == Form::string || node.form == Form::at_literal;
}

Scope known() {
  Scope scope;
  scope.push();
  for (const char* name : tree_names) scope.declare(name, Type());
  return scope;
}

std::string outcome(const Program& program, std::span<const Value> frame, Evaluation& evaluation) {
  const Value value = run(program, frame, evaluation);
  return value.reason() == 0 ? to_literal(value)
                             : "null " + std::string(id_of(evaluation.reasons[value.reason()].code));
}

RC_GTEST_PROP(Fold, ConstantsAndVariablesGiveOneValue, (const Bytes& bytes)) {
  Types types;
  Tree tree;
  Choices choices(bytes);
  const NodeId root = grow_tree(tree, types, choices);
  Scope scope = known();
  Arena arena(std::size_t{8} << 20);
  Evaluation evaluation(arena);
  evaluation.limits = {64, 100'000, std::size_t{8} << 20};
  std::vector<Issue> issues;
  std::deque<Program> programs;
  std::vector<Value> frame;
  for (const char* text : {"5", "\"a\"", "[1, 2, 3]", "{x: 1, my item: [2]}", "null", "function(i, n) i"}) {
    programs.push_back(compile(text, Entry::expression, scope, types, issues));
    frame.push_back(run(programs.back(), std::vector<Value>(scope.size()), evaluation));
  }
  const Program folded = compile(tree, root, scope, types, issues);

  Tree opened = tree;
  for (NodeId id = 0; id < opened.nodes.size(); ++id) {
    if (!is_literal(opened.nodes[id])) continue;
    const Program literal = compile(tree, id, scope, types, issues);
    frame.push_back(run(literal, frame, evaluation));
    programs.push_back(literal);
    const std::string name = "literal" + std::to_string(id);
    scope.declare(name, Type());
    opened.nodes[id] = opened.nodes[opened.add_text(Form::name, {}, name)];
  }
  const Program unfolded = compile(opened, root, scope, types, issues);
  RC_LOG() << print(tree, root, &scope) << '\n';
  RC_ASSERT(outcome(folded, frame, evaluation) == outcome(unfolded, frame, evaluation));
}

} // namespace
} // namespace stackbook::feel
