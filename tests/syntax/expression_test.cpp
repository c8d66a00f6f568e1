#include "tests/syntax/shown.hpp"
#include "tests/syntax/table.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

struct Row {
  int line;
  std::string scope, text, tree;
  Entry entry;
};

std::vector<Row> rows() {
  std::ifstream file(STACKBOOK_SOURCE "/tests/syntax/expressions.txt");
  std::vector<Row> all;
  Row row{0, "", "", "", Entry::expression};
  for (std::string line; std::getline(file, line);) {
    ++row.line;
    if (line.empty() || line.starts_with("# ")) continue;
    if (line.starts_with("mode ")) {
      row.entry = line == "mode tests" ? Entry::unary_tests : Entry::expression;
    } else if (line.starts_with("scope")) {
      row.scope = line.size() > 6 ? line.substr(6) : "";
    } else {
      const std::size_t arrow = line.rfind(" ⇒ ");
      row.text = with_controls(line.substr(0, arrow));
      if (row.text == "∅") row.text.clear();
      row.tree = line.substr(arrow + std::string_view(" ⇒ ").size());
      all.push_back(row);
    }
  }
  return all;
}

TEST(Parse, MakesTheTreesOfTheTable) {
  for (const Row& row : rows()) {
    Parsed parsed;
    parse_in(parsed, row.scope, row.entry, row.text);
    EXPECT_EQ(shown(parsed.tree, parsed.root), row.tree) << "line " << row.line;
    for (const Issue& issue : parsed.issues)
      ADD_FAILURE() << "line " << row.line << ": " << to_text(issue, {{"", "", row.text, 0}});
  }
  EXPECT_GT(rows().size(), 300u);
}

TEST(Print, MakesTextThatReadsTheSame) {
  for (const Row& row : rows()) {
    Parsed parsed, again;
    parse_in(parsed, row.scope, row.entry, row.text);
    const std::string printed = print(parsed.tree, parsed.root, &parsed.scope);
    parse_in(again, row.scope, row.entry, printed);
    EXPECT_EQ(shown(again.tree, again.root), row.tree) << "line " << row.line << ", printed " << printed;
    EXPECT_EQ(print(again.tree, again.root, &again.scope), printed) << "line " << row.line;
    EXPECT_TRUE(again.issues.empty()) << "line " << row.line << ", printed " << printed;
  }
}

// Every node spans the text it was read from: read alone it is the same node.
TEST(Parse, SpansWhatANodeWasReadFrom) {
  for (const Row& row : rows()) {
    if (row.entry != Entry::expression) continue;
    Parsed parsed;
    parse_in(parsed, row.scope, row.entry, row.text);
    for (NodeId id = 0; id < parsed.tree.nodes.size(); ++id) {
      const Node& node = parsed.tree.nodes[id];
      ASSERT_LE(node.span.begin, node.span.end) << "line " << row.line;
      ASSERT_LE(node.span.end, row.text.size()) << "line " << row.line;
      for (const NodeId child : parsed.tree.children_of(node)) {
        EXPECT_GE(parsed.tree.nodes[child].span.begin, node.span.begin) << "line " << row.line;
        EXPECT_LE(parsed.tree.nodes[child].span.end, node.span.end) << "line " << row.line;
      }
    }
  }
}

TEST(Infer, TellsTheTypesNamesDependOn) {
  const std::string scope =
      "rows: list<context<full name: string, n: number>>, row: context<a: list<number>>, f: "
      "function<number> -> date";
  const std::pair<const char*, const char*> cases[] = {
      {"1", "number"},
      {"rows", "list<context<full name: string, n: number>>"},
      {"rows[1]", "context<full name: string, n: number>"},
      {"rows[n > 1]", "list<context<full name: string, n: number>>"},
      {"rows.full name", "list<string>"},
      {"rows[1].full name", "string"},
      {"for r in rows return r.n", "list<number>"},
      {"some r in rows satisfies r.n = 1", "boolean"},
      {"{x: 1, y: {z: x}}", "context<x: number, y: context<z: number>>"},
      {"f(1)", "date"},
      {"sort(rows, f)", "list<context<full name: string, n: number>>"},
      {"if true then row else null", "context<a: list<number>>"},
      {"row.a[1] + 1", "number"},
      {"row.b", "Any"},
      {"[1..2].start", "number"},
      {"function(x: string) x", "function<string> -> string"},
      {"unknown.thing[1]", "Any"},
      {"[{a: 1}, {b: \"\"}]", "list<context<a: number, b: string>>"},
  };
  for (const auto& [text, type] : cases) {
    Parsed parsed;
    parse_in(parsed, scope, Entry::expression, text);
    EXPECT_EQ(to_text(infer(parsed.tree, parsed.root, parsed.scope, parsed.types)), type) << text;
  }
}

} // namespace
} // namespace stackbook::feel
