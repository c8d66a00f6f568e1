// Where faults and reasons stand: file, line and column of the XML, entities, CDATA and comments considered.
#include "rules/dmn/engine.hpp"

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

Model model_of(const std::string& text) {
  const ModelSource source{
      "t.dmn", "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' name='t' namespace='u'>\n"
               "<decision id='d' name='é d'><literalExpression>" +
                   text + "</literalExpression></decision>\n</definitions>"};
  return compile(std::span(&source, 1));
}

// The place of the only fault, and what the message shows below it.
std::pair<std::string, std::string> shown(const std::string& text) {
  const Model model = model_of(text);
  EXPECT_EQ(model.issues().size(), 1u) << text;
  if (model.issues().empty()) return {};
  const std::string all = to_text(model.issues()[0], model.sources());
  const std::size_t line = all.find('\n');
  return {all.substr(0, all.find(": ")), all.substr(line == std::string::npos ? all.size() : line)};
}

TEST(Places, CountFromTheTextInTheFile) {
  const std::pair<std::string, std::string> bare{"t.dmn:2:58", "\n  1 + amont\n      ^~~~~"};
  EXPECT_EQ(shown("<text>1 + amont</text>"), bare);
  EXPECT_EQ(shown("<text>\n\n  1 + amont</text>").first, "t.dmn:4:7");
  EXPECT_EQ(shown("<text>1 +\r\n amont</text>").first, "t.dmn:3:2");
}

TEST(Places, SeeThroughEntities) {
  const std::pair<std::string, std::string> one{"t.dmn:2:61", "\n  1 < amont\n      ^~~~~"};
  EXPECT_EQ(shown("<text>1 &lt; amont</text>"), one);
  EXPECT_EQ(shown("<text>1 &lt; 2 and 2 &#62; amont</text>").first, "t.dmn:2:75");
  EXPECT_EQ(shown("<text>\"&#xe9;\" = amont</text>").first, "t.dmn:2:65");
  EXPECT_EQ(shown("<text>1 &lt;\n2 and amont</text>").first, "t.dmn:3:7");
  EXPECT_EQ(shown("<text>1 +&#10;amont</text>").first, "t.dmn:2:62");
}

TEST(Places, SeeThroughCdataAndComments) {
  EXPECT_EQ(shown("<text><![CDATA[1 < amont]]></text>").first, "t.dmn:2:67");
  EXPECT_EQ(shown("<text>1 &lt; <![CDATA[2 and ]]>amont</text>").first, "t.dmn:2:79");
  EXPECT_EQ(shown("<text>1 + <!-- why -->amont</text>").first, "t.dmn:2:70");
}

TEST(Places, OfAllFaultsComeAtOnce) {
  const Model model = model_of("<text>[one, two + \"a\",\n  1 + \"a\"]</text>");
  ASSERT_EQ(model.issues().size(), 3u);
  EXPECT_TRUE(
      to_text(model.issues()[0], model.sources()).starts_with("t.dmn:2:55: FEEL-NAME-UNKNOWN: é d: "));
  EXPECT_TRUE(
      to_text(model.issues()[1], model.sources()).starts_with("t.dmn:2:60: FEEL-NAME-UNKNOWN: é d: "));
  EXPECT_TRUE(to_text(model.issues()[2], model.sources()).starts_with("t.dmn:3:3: FEEL-OPERAND-TYPE: é d: "));
}

TEST(Places, OfElementsWithoutText) {
  const ModelSource source{
      "t.dmn", "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='u'>\n"
               "  <decision name='d'><variable name='d' typeRef='tNone'/></decision></definitions>"};
  const Model model = compile(std::span(&source, 1));
  ASSERT_EQ(model.issues().size(), 1u);
  EXPECT_EQ(to_text(model.issues()[0], model.sources()),
            "t.dmn:2:3: FEEL-TYPE-UNKNOWN: d: no type has this name: tNone");
}

// "é d, entry 'a', then": the words for the text `amont` within a boxed expression.
std::string part_of(const std::string& boxed) {
  const ModelSource source{"t.dmn",
                           "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='u'>"
                           "<decision id='d'><variable name='é d'/>" +
                               boxed + "</decision></definitions>"};
  const Model model = compile(std::span(&source, 1));
  EXPECT_EQ(model.issues().size(), 1u) << boxed;
  return model.issues().empty() ? "" : model.sources()[model.issues()[0].span.source].element;
}

TEST(Places, SayWhichPartOfABoxedExpression) {
  const std::string wrong = "<literalExpression><text>amont</text></literalExpression>",
                    right = "<literalExpression><text>1</text></literalExpression>";
  const auto inside = [](const std::string& name, const std::string& inner) {
    return "<" + name + ">" + inner + "</" + name + ">";
  };
  EXPECT_EQ(part_of(wrong), "é d");
  EXPECT_EQ(part_of("<context><contextEntry><variable name='a  b'/>" + wrong + "</contextEntry></context>"),
            "é d, entry 'a b'");
  EXPECT_EQ(part_of("<context><contextEntry><variable name='a'/>" + right + "</contextEntry><contextEntry>" +
                    wrong + "</contextEntry></context>"),
            "é d, result");
  EXPECT_EQ(part_of("<list>" + right + wrong + "</list>"), "é d, item 2");
  EXPECT_EQ(
      part_of("<relation><column name='c'/>" + inside("row", right) + inside("row", wrong) + "</relation>"),
      "é d, row 2");
  EXPECT_EQ(part_of("<conditional><if><literalExpression><text>true</text></literalExpression></if>" +
                    inside("then", right) + inside("else", "<list>" + wrong + "</list>") + "</conditional>"),
            "é d, else, item 1");
  EXPECT_EQ(part_of("<for iteratorVariable='i'><in><list>" + right + "</list></in>" +
                    inside("return", wrong) + "</for>"),
            "é d, return");
}

TEST(Places, SayWhichPartOfATable) {
  const std::string input = "<input><inputExpression><text>1</text></inputExpression></input>";
  const auto table = [&](const std::string& rest) {
    return part_of("<decisionTable>" + input + rest + "</decisionTable>");
  };
  const std::string output = "<output/>", fine = "<inputEntry><text>-</text></inputEntry>",
                    answer = "<outputEntry><text>1</text></outputEntry>";
  EXPECT_EQ(table(output + "<rule>" + fine + answer +
                  "</rule><rule><inputEntry><text>amont</text></inputEntry>" + answer + "</rule>"),
            "é d, rule 2, input 1");
  EXPECT_EQ(table(output + "<rule>" + fine + "<outputEntry><text>amont</text></outputEntry></rule>"),
            "é d, rule 1, output 1");
  EXPECT_EQ(table("<output><defaultOutputEntry><text>amont</text></defaultOutputEntry></output><rule>" +
                  fine + answer + "</rule>"),
            "é d, output 1, default");
}

TEST(Places, SayWhichPartOfAType) {
  const ModelSource source{
      "t.dmn", "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='u'>"
               "<itemDefinition name='tA'><itemComponent name='b'><typeRef>string</typeRef><allowedValues>"
               "<text>amont</text></allowedValues></itemComponent></itemDefinition></definitions>"};
  const Model model = compile(std::span(&source, 1));
  ASSERT_EQ(model.issues().size(), 1u);
  EXPECT_EQ(model.sources()[model.issues()[0].span.source].element, "tA.b, allowed values");
}

TEST(Reasons, NameModelElementPlaceAndValues) {
  const Model model = model_of("<text>{a: 1 &lt; 2,\n b: 20 + \"x\", c: b * 2}.c</text>");
  Session session(model, {}, {});
  const feel::Value value = session.evaluate(*model.find("é d", NodeSort::decision));
  ASSERT_TRUE(value.is_null());
  EXPECT_EQ(
      explain(model, session.evaluation(), value),
      "no value, because the operator does not take operands of these types: null, 2 [t.dmn:3:18: é d: b * "
      "2]\n"
      "  because the operator does not take operands of these types: 20, \"x\" [t.dmn:3:5: é d: 20 + \"x\"]");
}

TEST(Reasons, OfAnAskedExpressionStandInIt) {
  const Model none;
  Session session(none, {}, {});
  std::vector<feel::Issue> issues;
  const feel::Value value = session.ask("1 + string length(5)", {}, issues);
  const feel::Sources asked{{"expression", "", "1 + string length(5)", 1}};
  const std::string why = dmn::explain(asked, session.evaluation(), value);
  EXPECT_NE(why.find("5 [expression:1:5: string length(5)]"), std::string::npos) << why;
}

} // namespace
} // namespace stackbook::dmn
