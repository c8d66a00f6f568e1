// Host nodes get their arguments and the frame in the numbering of the scope, wherever they stand.
#include "rules/feel/number/number.hpp"
#include "tests/program/compiled.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

// Answers the whole frame as a list.
Value see(const void*, std::span<const Value>, std::span<const Value> frame, Evaluation& evaluation, Span) {
  return make_list(evaluation.arena, frame);
}

std::string run_in(Tree& tree, NodeId root, const Scope& scope, Types& types, std::span<const Value> frame) {
  std::vector<Issue> issues;
  const Program program = compile(tree, root, scope, types, issues);
  EXPECT_TRUE(issues.empty());
  Arena arena;
  Evaluation evaluation(arena);
  return to_text(run(program, frame, evaluation));
}

NodeId number(Tree& tree, const char* text) {
  return tree.add_text(Form::number, {}, text);
}

TEST(Hosts, SeeOuterAndInnerVariables) {
  Tree tree;
  Types types;
  Scope scope;
  scope.push();
  scope.declare("a", Type());
  scope.declare("b", Type());
  const Value frame[] = {Value::small_number(1, 0), Value::small_number(2, 0)};
  const NodeId seen = tree.add_host({}, {see, nullptr, Type()}, {});
  EXPECT_EQ(run_in(tree, seen, scope, types, frame), "[1, 2]");

  const std::string keys[] = {"x", "y"};
  const NodeId entries[] = {number(tree, "3"), seen};
  const NodeId context = tree.add_keyed(Form::context, {}, entries, keys);
  EXPECT_EQ(run_in(tree, context, scope, types, frame), "{x: 3, y: [1, 2, 3]}");

  const NodeId items[] = {number(tree, "7"), number(tree, "8")};
  const NodeId loop_parts[] = {tree.add(Form::list, {}, items), seen};
  const std::string iterator[] = {"i"};
  const NodeId loop = tree.add_keyed(Form::loop, {}, loop_parts, iterator);
  EXPECT_EQ(run_in(tree, loop, scope, types, frame), "[[1, 2, 7, []], [1, 2, 8, [[1, 2, 7, []]]]]");
}

TEST(Hosts, SeeWhatAFunctionCaptured) {
  Tree tree;
  Types types;
  Scope scope;
  scope.push();
  scope.declare("a", Type());
  const Value frame[] = {Value::small_number(1, 0)};
  const NodeId seen = tree.add_host({}, {see, nullptr, Type()}, {});
  Signature signature;
  signature.parameters = {{"p", Type()}};
  const NodeId call_parts[] = {tree.add_function({}, signature, seen, false), number(tree, "5")};
  EXPECT_EQ(run_in(tree, tree.add(Form::call, {}, call_parts), scope, types, frame), "[1, 5]");
}

} // namespace
} // namespace stackbook::feel
