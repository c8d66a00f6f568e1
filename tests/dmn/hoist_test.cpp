// Inputs of a table that depend on less than the table: computed apart, and never to be told from outside.
#include "rules/dmn/engine.hpp"
#include "rules/dmn/model/graph.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::Value;

std::string given(std::string_view name, std::string_view type) {
  const std::string n(name);
  return "<inputData id=\"" + n + "\" name=\"" + n + "\"><variable name=\"" + n + "\" typeRef=\"" +
         std::string(type) + "\"/></inputData>";
}

// One table over `row` (a number) and `all` (a list): is the row among the largest, and how many are there?
std::string table(std::string_view first = "count(all[item &gt; 2])") {
  std::string xml =
      given("row", "number") + given("all", "Any") + R"(<decision id="T" name="T"><variable name="T"/>)";
  for (const char* name : {"row", "all"})
    xml += std::string("<informationRequirement><requiredInput href=\"#") + name +
           "\"/></informationRequirement>";
  xml += "<decisionTable hitPolicy=\"COLLECT\"><input label=\"large\"><inputExpression "
         "typeRef=\"number\"><text>" +
         std::string(first) +
         "</text></inputExpression></input><input><inputExpression typeRef=\"number\"><text>row + "
         "0</text></inputExpression></input><output/>";
  for (const char* cells :
       {"<inputEntry><text>&gt; 1</text></inputEntry><inputEntry><text>&gt;= ? - row + "
        "count(all)</text></inputEntry><outputEntry><text>\"top of \" + string(count(all))</text>",
        "<inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry>"
        "<outputEntry><text>row</text>"})
    xml += std::string("<rule>") + cells + "</outputEntry></rule>";
  return xml + "</decisionTable></decision>";
}

Model model_of(std::string body) {
  const ModelSource source{
      "t.dmn",
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="t" namespace="urn:t">)" +
          std::move(body) + "</definitions>"};
  return compile(std::span(&source, 1));
}

Value numbers(Session& session, std::initializer_list<int> all) {
  std::vector<Value> items;
  for (const int n : all) items.push_back(feel::number::from(n));
  return feel::make_list(session.inputs(), items);
}

TEST(Hoisting, ComputesApartWhatDependsOnLess) {
  const Model model = model_of(table());
  ASSERT_TRUE(model.issues().empty());
  const NodeId decision = *model.find("T", NodeSort::decision);
  EXPECT_EQ(model.all(NodeSort::decision), std::vector{decision});
  const auto& nodes = model.graph()->nodes;
  ASSERT_EQ(std::ranges::count_if(nodes, &Node::hidden), 1);
  EXPECT_NE(nodes.back().memory, nodes[decision].memory);
  EXPECT_EQ(nodes.back().required, std::vector{*model.find("all", NodeSort::input)});
}

TEST(Hoisting, IsSearchedWhereItsValueLies) { // by row and by column, where the indexes decide alone
  std::string xml =
      given("row", "number") + given("all", "Any") + R"(<decision id="T" name="T"><variable name="T"/>)";
  for (const char* name : {"row", "all"})
    xml += std::string("<informationRequirement><requiredInput href=\"#") + name +
           "\"/></informationRequirement>";
  xml += "<decisionTable hitPolicy=\"FIRST\">";
  for (const char* text : {"count(all[item &gt; 2])", "row"})
    xml += std::string("<input><inputExpression typeRef=\"number\"><text>") + text +
           "</text></inputExpression></input>";
  xml += "<output/>";
  for (const char* cells : {"2|&gt; 3|\"few\"", "&gt; 2|-|\"many\"", "-|-|\"other\""}) {
    const std::string all(cells), rest = all.substr(all.find('|') + 1);
    xml += "<rule><inputEntry><text>" + all.substr(0, all.find('|')) +
           "</text></inputEntry><inputEntry><text>" + rest.substr(0, rest.find('|')) +
           "</text></inputEntry><outputEntry><text>" + rest.substr(rest.find('|') + 1) +
           "</text></outputEntry></rule>";
  }
  const Model model = model_of(xml + "</decisionTable></decision>");
  ASSERT_TRUE(model.issues().empty());
  ASSERT_EQ(std::ranges::count_if(model.graph()->nodes, &Node::hidden), 1);
  Session session(model, {}, {});
  const NodeId decision = *model.find("T", NodeSort::decision), row = *model.find("row", NodeSort::input),
               all = *model.find("all", NodeSort::input);
  const std::vector<Value> rows{feel::number::from(3), feel::number::from(4), feel::number::from(5)};
  const auto answers = [&](std::initializer_list<int> list) {
    session.set(all, numbers(session, list));
    std::string text;
    for (const Value value : rows) {
      session.set(row, value);
      text += to_text(session.evaluate(decision)) + " ";
    }
    std::vector<Value> outcomes(rows.size());
    const InputColumn column{row, rows};
    session.evaluate(decision, std::span(&column, 1), outcomes);
    for (const Value outcome : outcomes) text += to_text(outcome) + " ";
    return text;
  };
  EXPECT_EQ(answers({1, 2, 3, 4}), "other few few other few few ");
  EXPECT_EQ(answers({3, 4, 5}), "many many many many many many ");
}

TEST(Hoisting, AnswersAsBefore) {
  const Model model = model_of(table());
  Session session(model, {}, {});
  const NodeId decision = *model.find("T", NodeSort::decision), row = *model.find("row", NodeSort::input),
               all = *model.find("all", NodeSort::input);
  session.set(all, numbers(session, {1, 2, 3, 4}));
  for (const int n : {3, 4, 5}) {
    session.set(row, feel::number::from(n));
    EXPECT_EQ(to_text(session.evaluate(decision)),
              n < 4 ? "[3]" : "[\"top of 4\", " + std::to_string(n) + "]");
  }
  const TableAnswer answer = session.table_answer(decision);
  EXPECT_EQ(answer.fired, (std::vector<std::uint32_t>{1, 2}));
  ASSERT_EQ(answer.inputs.size(), 2u);
  EXPECT_EQ(answer.inputs[0].text, "large");
  EXPECT_EQ(to_text(answer.inputs[0].value), "2");
  session.set(all, numbers(session, {1, 2, 3}));
  EXPECT_EQ(to_text(session.evaluate(decision)), "[5]");
  session.set(all, numbers(session, {3, 3}));
  EXPECT_EQ(to_text(session.evaluate(decision)), "[\"top of 2\", 5]");
}

TEST(Hoisting, KeepsTheReasonOfANull) {
  const Model model = model_of(table("count(all) + &quot;x&quot;"));
  Session session(model, {}, {});
  const NodeId decision = *model.find("T", NodeSort::decision), row = *model.find("row", NodeSort::input);
  session.set(*model.find("all", NodeSort::input), numbers(session, {1, 2}));
  for (int n = 0; n < 5'000; ++n) {
    session.set(row, feel::number::from(n));
    session.evaluate(decision);
    const Value null = session.table_answer(decision).inputs[0].value;
    ASSERT_TRUE(null.is_null());
    ASSERT_EQ(session.evaluation().reasons[null.reason()].code, feel::Code::operand_type);
    ASSERT_LT(session.evaluation().reasons.kept(), 10u);
  }
}

TEST(Hoisting, WorksInsideAService) {
  const Model model =
      model_of(table() + R"(<decisionService id="S" name="S"><variable name="S"/><outputDecision href="#T"/>
                   <inputData href="#row"/><inputData href="#all"/></decisionService>)");
  ASSERT_TRUE(model.issues().empty());
  Session session(model, {}, {});
  const Value arguments[] = {feel::number::from(4), numbers(session, {1, 3, 4})};
  EXPECT_EQ(to_text(session.call(*model.find("S", NodeSort::service), arguments)), "[\"top of 3\", 4]");
}

TEST(Session, FindsInATableThatStandsWhereAnotherStood) {
  const Model model = model_of(given("rows", "Any") + given("key", "number") +
                               R"(<decision id="D" name="D"><variable name="D"/>
    <informationRequirement><requiredInput href="#rows"/></informationRequirement>
    <informationRequirement><requiredInput href="#key"/></informationRequirement>
    <literalExpression><text>count(rows[id = key])</text></literalExpression></decision>)");
  ASSERT_TRUE(model.issues().empty());
  Session session(model, {}, {});
  const NodeId rows = *model.find("rows", NodeSort::input), key = *model.find("key", NodeSort::input),
               decision = *model.find("D", NodeSort::decision);
  feel::Arena arena;
  const std::string_view names[] = {"id"};
  for (int first = 0; first < 30; ++first) {
    arena.clear();
    std::vector<Value> items;
    for (int i = first; i < first + 20; ++i) {
      const Value id[] = {feel::number::from(i)};
      items.push_back(feel::make_context(arena, names, id));
    }
    session.set(rows, feel::make_list(arena, items));
    for (const int k : {0, 10, 20, 30}) {
      session.set(key, feel::number::from(k));
      EXPECT_EQ(session.evaluate(decision).coefficient(), k >= first && k < first + 20) << first << " " << k;
    }
  }
}

} // namespace
} // namespace stackbook::dmn
