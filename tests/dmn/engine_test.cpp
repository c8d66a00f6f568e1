// The engine through its public face: sessions, what they forget and keep, tables, issues, explanations.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::Value;

std::string head(std::string_view name) {
  return R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="t" namespace="urn:t:)" +
         std::string(name) + "\">";
}

std::string literal(std::string_view name, std::string_view text,
                    std::initializer_list<std::string_view> inputs = {},
                    std::initializer_list<std::string_view> decisions = {}, std::string_view type = "") {
  std::string xml = "<decision id=\"" + std::string(name) + "\" name=\"" + std::string(name) +
                    "\"><variable name=\"" + std::string(name) + "\"" +
                    (type.empty() ? "" : " typeRef=\"" + std::string(type) + "\"") + "/>";
  for (const std::string_view input : inputs)
    xml += "<informationRequirement><requiredInput href=\"#" + std::string(input) +
           "\"/></informationRequirement>";
  for (const std::string_view decision : decisions)
    xml += "<informationRequirement><requiredDecision href=\"#" + std::string(decision) +
           "\"/></informationRequirement>";
  return xml + "<literalExpression><text>" + std::string(text) + "</text></literalExpression></decision>";
}

std::string input(std::string_view name, std::string_view type) {
  return "<inputData id=\"" + std::string(name) + "\" name=\"" + std::string(name) + "\"><variable name=\"" +
         std::string(name) + "\" typeRef=\"" + std::string(type) + "\"/></inputData>";
}

Model model_of(std::string body) {
  const ModelSource source{"t.dmn", head("t") + std::move(body) + "</definitions>"};
  return compile(std::span(&source, 1));
}

Model shipped(std::string_view path) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/dmn/models/" + std::string(path), std::ios::binary);
  const ModelSource source{std::string(path),
                           {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}};
  return compile(std::span(&source, 1));
}

TEST(Session, ForgetsOnlyWhatDependsOnAnInput) {
  const Model model = model_of(input("a", "number") + input("b", "number") + literal("x", "a + 1", {"a"}) +
                               literal("y", "b + x", {"b"}, {"x"}));
  ASSERT_TRUE(model.issues().empty());
  Session session(model, {}, {});
  const NodeId a = *model.find("a", NodeSort::input), b = *model.find("b", NodeSort::input),
               y = *model.find("y", NodeSort::decision), x = *model.find("x", NodeSort::decision);
  session.set(a, feel::number::from(1));
  session.set(b, feel::number::from(10));
  EXPECT_EQ(session.evaluate(y).coefficient(), 12);
  session.set(b, feel::number::from(20));
  EXPECT_EQ(session.evaluate(y).coefficient(), 22);
  session.set(a, feel::number::from(5));
  EXPECT_EQ(session.evaluate(y).coefficient(), 26);
  session.set(x, feel::number::from(100));
  EXPECT_EQ(session.evaluate(y).coefficient(), 120);
  session.set(a, feel::number::from(6));
  EXPECT_EQ(session.evaluate(y).coefficient(), 120) << "a decision given a value is not computed";
  session.unset(x);
  EXPECT_EQ(session.evaluate(y).coefficient(), 27);
  EXPECT_EQ(model.inputs_of(y), (std::vector<NodeId>{a, b}));
}

TEST(Session, TakesTheMemoryOfOneRowForAnyNumberOfRows) {
  feel::Limits limits;
  limits.bytes = 2 << 20;
  const Model model = model_of(
      input("row", "Any") + input("table", "Any") + literal("wide", "[table, table]", {"table"}) +
      literal("line", "{text: row.name + &quot;, and more of it&quot;, all: [1,2,3]}", {"row"}, {"wide"}));
  ASSERT_TRUE(model.issues().empty());
  Session session(model, limits, {});
  const NodeId row = *model.find("row", NodeSort::input), line = *model.find("line", NodeSort::decision);
  session.set(*model.find("table", NodeSort::input), Value::string("rows"));
  feel::Arena arena;
  const std::string_view names[] = {"name"};
  for (int i = 0; i < 100'000; ++i) {
    arena.clear();
    const std::string name = "row " + std::to_string(i);
    const Value values[] = {Value::string(name)};
    session.set(row, feel::make_context(arena, names, values));
    const Value* text = feel::member(session.evaluate(line), "text");
    ASSERT_NE(text, nullptr) << i << explain(model, session.evaluation(), session.evaluate(line));
    ASSERT_EQ(text->as_string(), name + ", and more of it");
  }
}

TEST(Session, KeepsTheReasonsOfOneRow) {
  const Model model = model_of(input("row", "Any") + literal("bad", "row + &quot;x&quot;", {"row"}));
  Session session(model, {}, {});
  const NodeId row = *model.find("row", NodeSort::input), bad = *model.find("bad", NodeSort::decision);
  for (int i = 0; i < 30'000; ++i) {
    session.set(row, feel::number::from(i));
    const Value value = session.evaluate(bad);
    ASSERT_TRUE(value.is_null());
    ASSERT_NE(value.reason(), 0u);
    ASSERT_LT(session.evaluation().reasons.kept(), 10u);
    ASSERT_EQ(session.evaluation().reasons[value.reason()].operands[0].coefficient(), i);
  }
}

TEST(Session, AsksAnyExpressionOverGivenNames) {
  const Model model = model_of("");
  Session session(model, {}, {});
  std::vector<feel::Issue> issues;
  const std::pair<std::string, Value> names[] = {{"unit price", feel::number::from(7)},
                                                 {"n", feel::number::from(6)}};
  EXPECT_EQ(session.ask("unit price * n", names, issues).coefficient(), 42);
  EXPECT_TRUE(issues.empty());
  const std::pair<std::string, Value> other[] = {{"unit price", Value::string("a")},
                                                 {"n", Value::string("b")}};
  EXPECT_EQ(session.ask("unit price + n", other, issues).as_string(), "ab");
  EXPECT_EQ(session.ask("unit price + n", names, issues).coefficient(), 13);
  const std::string_view members[] = {"made in US"};
  const Value yes[] = {Value::boolean(true)};
  const std::pair<std::string, Value> row[] = {{"row", feel::make_context(session.inputs(), members, yes)}};
  EXPECT_TRUE(session.ask("row.made in US", row, issues).is_true());
  EXPECT_TRUE(issues.empty());
  session.release();
  EXPECT_TRUE(session.ask("unit price +", names, issues).is_null());
  EXPECT_FALSE(issues.empty());
}

TEST(Table, SaysWhichRulesFired) {
  const Model model = shipped("policies/policies.dmn");
  Session session(model, {}, {});
  const NodeId x = *model.find("x", NodeSort::input), order = *model.find("output order", NodeSort::decision);
  session.set(x, feel::number::from(17));
  const TableAnswer answer = session.table_answer(order);
  EXPECT_EQ(answer.fired, (std::vector<std::uint32_t>{3, 2}));
  ASSERT_EQ(answer.inputs.size(), 1u);
  EXPECT_EQ(answer.inputs[0].text, "x");
  EXPECT_EQ(answer.inputs[0].value.coefficient(), 17);
  const std::span<const TableRule> rules = model.rules_of(order);
  ASSERT_EQ(rules.size(), 3u);
  EXPECT_EQ(rules[2].inputs[0].second, "> 15");
  EXPECT_EQ(rules[2].outputs[0].second, "\"high\"");
}

TEST(Table, NamesBothRulesOfABrokenUnique) {
  const Model model = shipped("policies/policies.dmn");
  Session session(model, {}, {});
  session.set(*model.find("x", NodeSort::input), feel::number::from(7));
  const Value value = session.evaluate(*model.find("unique", NodeSort::decision));
  const std::string why = explain(model, session.evaluation(), value);
  EXPECT_NE(why.find("rules 1, 2"), std::string::npos) << why;
  EXPECT_NE(why.find("policies.dmn:"), std::string::npos) << why;
}

TEST(Model, AFaultHasItsPlaceAndSparesTheRest) {
  const Model model = model_of("\n" + literal("broken", "1 +\n\n then") + literal("good", "1"));
  ASSERT_FALSE(model.issues().empty());
  const std::string text = to_text(model.issues()[0], model.sources());
  EXPECT_EQ(text.substr(0, 8), "t.dmn:4:") << text;
  Session session(model, {}, {});
  EXPECT_EQ(session.evaluate(*model.find("good", NodeSort::decision)).coefficient(), 1);
}

TEST(Model, AFileThatIsNoModelIsAnIssue) {
  const ModelSource sources[] = {{"a.dmn", "<definitions"},
                                 {"b.dmn", "<html/>"},
                                 {"c.dmn", head("c") + literal("d", "1") + "</definitions>"}};
  const Model model = compile(sources);
  EXPECT_EQ(model.issues().size(), 2u);
  EXPECT_TRUE(model.find("d", NodeSort::decision));
}

TEST(Model, ALongChainOfDecisionsNeedsNoStack) {
  std::string body = literal("d0", "1");
  for (int i = 1; i < 3'000; ++i) {
    const std::string before = "d" + std::to_string(i - 1);
    body += literal("d" + std::to_string(i), before + " + 1", {}, {before});
  }
  const Model model = model_of(std::move(body));
  Session session(model, {}, {});
  EXPECT_EQ(session.evaluate(*model.find("d2999", NodeSort::decision)).coefficient(), 3'000);
}

TEST(Model, NamesAllowedValues) {
  const Model model = shipped("types/types.dmn");
  EXPECT_EQ(model.allowed_values(*model.find_type("tColor")), (std::vector<std::string>{"red", "green"}));
}

} // namespace
} // namespace stackbook::dmn
