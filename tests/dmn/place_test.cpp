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
