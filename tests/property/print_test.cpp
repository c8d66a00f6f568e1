// Any tree, printed, reads to the same tree.
#include "rules/feel/syntax/parse.hpp"
#include "tests/property/tree.hpp"
#include "tests/syntax/shown.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

void check(NodeId (*grow)(Tree&, Types&, Choices&), Entry entry, const Bytes& bytes) {
  Types types;
  Tree tree;
  Choices choices(bytes);
  const NodeId root = grow(tree, types, choices);
  Scope scope;
  scope.push();
  for (const char* name : tree_names) scope.declare(name, Type());
  const std::string printed = print(tree, root, &scope);
  Tree again;
  std::vector<Issue> issues;
  const NodeId reread = parse(printed, entry, scope, types, again, issues);
  for (const Issue& issue : issues) RC_LOG() << to_text(issue, {{"", "", printed, 0}}) << '\n';
  RC_ASSERT(issues.empty());
  RC_LOG() << printed << '\n';
  RC_ASSERT(shown(again, reread) == shown(tree, root));
}

RC_GTEST_PROP(Print, AnExpressionReadsToItsTree, (const Bytes& bytes)) {
  check([](Tree& tree, Types& types, Choices& choices) { return grow_tree(tree, types, choices); },
        Entry::expression, bytes);
}

RC_GTEST_PROP(Print, ACellReadsToItsTree, (const Bytes& bytes)) {
  check(grow_tests, Entry::unary_tests, bytes);
}

} // namespace
} // namespace stackbook::feel
