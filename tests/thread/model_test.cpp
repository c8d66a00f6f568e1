// One compiled model, eight threads with a session each: joins, regular expressions, time zones, wide decimals, tables,
// recursive functions and errors. All answer what one thread alone answers.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"
#include "tests/thread/crowd.hpp"

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::Value;

std::string decision(std::string_view name, std::string_view text) {
  return "<decision id=\"" + std::string(name) + "\" name=\"" + std::string(name) +
         "\"><informationRequirement><requiredInput "
         "href=\"#n\"/></informationRequirement><informationRequirement>"
         "<requiredInput href=\"#rows\"/></informationRequirement><knowledgeRequirement><requiredKnowledge "
         "href=\"#fall\"/></knowledgeRequirement><literalExpression><text><![CDATA[" +
         std::string(text) + "]]></text></literalExpression></decision>";
}

Model model() {
  const ModelSource source{
      "shared.dmn",
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="shared" namespace="urn:shared">
      <itemDefinition name="tRow"><itemComponent name="id"><typeRef>number</typeRef></itemComponent>
        <itemComponent name="code"><typeRef>string</typeRef></itemComponent></itemDefinition>
      <itemDefinition name="tRows" isCollection="true"><typeRef>tRow</typeRef></itemDefinition>
      <inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>
      <inputData id="rows" name="rows"><variable name="rows" typeRef="tRows"/></inputData>
      <businessKnowledgeModel id="fall" name="fall"><encapsulatedLogic><formalParameter name="k" typeRef="number"/>
        <literalExpression><text>if k &lt;= 0 then 0 else k + fall(k - 1)</text></literalExpression></encapsulatedLogic>
        <knowledgeRequirement><requiredKnowledge href="#fall"/></knowledgeRequirement></businessKnowledgeModel>)" +
          decision("join", "rows[id = n].code") +
          decision("regex", R"(for r in rows return replace(r.code, "(\d)-?x", "<$1>", "i"))") +
          decision("matched", R"(count(rows[matches(code, "^" + string(modulo(n, 10)) + "+-[a-z]$")]))") +
          decision(
              "zone",
              R"(date and time("2025-03-30T00:30:00@Europe/Paris") + duration("PT1H") * n - @"2025-01-01T00:00:00@America/New_York")") +
          decision("decimal", "[n / 7, 1.000000000000000000000000000000001 ** n, sqrt(n + 2), exp(n / 100), "
                              "n * 12345678901234567890.5]") +
          decision("recursion", "fall(modulo(n, 50))") +
          decision("sorted", "sort(rows, function(a, b) a.code < b.code)[modulo(n, 5) + 1].id") +
          decision("error", "n / 0 + \"x\"") + R"(
      <decision id="table" name="table"><informationRequirement><requiredInput href="#n"/></informationRequirement>
        <decisionTable hitPolicy="COLLECT" aggregation="SUM"><input><inputExpression><text>modulo(n, 12)</text></inputExpression></input>
        <output/><rule><inputEntry><text>[0..6]</text></inputEntry><outputEntry><text>n + 1</text></outputEntry></rule>
        <rule><inputEntry><text>&gt; 3</text></inputEntry><outputEntry><text>10</text></outputEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>0.5</text></outputEntry></rule></decisionTable></decision>
      </definitions>)"};
  return compile({&source, 1});
}

Value rows_in(feel::Arena& arena) {
  const std::string_view names[] = {"id", "code"};
  std::vector<Value> rows;
  for (int i = 0; i < 40; ++i) {
    const std::string code = std::to_string(i * 7 % 40) + "-" + static_cast<char>('a' + i % 26);
    const Value values[] = {feel::number::from(i * 3 % 40),
                            Value::string(arena.keep(std::string_view(code)))};
    rows.push_back(feel::make_context(arena, names, values));
  }
  return feel::make_list(arena, rows);
}

std::string answers(const Model& model, int rounds) {
  Session session(model, {}, {});
  session.set(*model.find("rows", NodeSort::input), rows_in(session.inputs()));
  const NodeId n = *model.find("n", NodeSort::input);
  std::string all;
  for (int i = 0; i < rounds; ++i) {
    session.set(n, feel::number::from(i));
    for (const NodeId decision : model.all(NodeSort::decision)) {
      const Value value = session.evaluate(decision);
      all += feel::to_text(value) + explain(model, session.evaluation(), value) + '\n';
    }
  }
  return all;
}

TEST(Thread, OneModelAnswersEightAsItAnswersOne) {
  const Model shared = model();
  for (const auto& issue : shared.issues())
    EXPECT_EQ(issue.code, feel::Code::operand_type) << to_text(issue, shared.sources());
  const std::string alone = answers(model(), 60);
  EXPECT_NE(alone.find("20-u"), std::string::npos) << alone.substr(0, 2000);
  for (const std::string& answer : together([&] { return answers(shared, 60); })) EXPECT_EQ(answer, alone);
}

TEST(Thread, ModelsAreCompiledSideBySide) {
  const std::string alone = answers(model(), 3);
  for (const std::string& answer : together([] { return answers(model(), 3); })) EXPECT_EQ(answer, alone);
}

// Decisions with a declared type, of which nothing waits for another, and some without; each has a fault of its own.
std::vector<ModelSource> faulty_models() {
  std::vector<ModelSource> sources;
  for (int file = 0; file < 6; ++file) {
    const std::string number = std::to_string(file);
    std::string xml =
        "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='m" + number + "'>";
    for (int i = 0; i < 30; ++i) {
      const std::string name = "d" + number + " " + std::to_string(i);
      xml += "<decision id='" + name + "' name='" + name + "'><variable name='" + name + "'" +
             (i % 4 == 0 ? "" : " typeRef='number'") + "/><literalExpression><text>unknown" +
             std::to_string(i) + " + \"a\" + {x: 1}.x</text></literalExpression></decision>\n";
    }
    sources.push_back({"m" + number + ".dmn", file == 4 ? "<definitions" : xml + "</definitions>"});
  }
  return sources;
}

std::vector<std::string> issues_of(const std::vector<ModelSource>& sources, std::size_t threads) {
  const Model model = compile(sources, threads);
  std::vector<std::string> texts;
  for (const feel::Issue& issue : model.issues()) texts.push_back(to_text(issue, model.sources()));
  return texts;
}

TEST(Thread, ModelsCompiledByEightAreThoseOfOne) {
  const std::vector<ModelSource> sources = faulty_models();
  const std::vector<std::string> alone = issues_of(sources, 1);
  EXPECT_EQ(alone.size(), 301u);
  for (int round = 0; round < 20; ++round) EXPECT_EQ(issues_of(sources, 8), alone);
}

} // namespace
} // namespace stackbook::dmn
