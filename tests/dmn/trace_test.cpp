// How an outcome came about, as a tree.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::Value;

constexpr std::string_view loan_model = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
    name="loans" namespace="urn:t:loans">
<inputData id="income" name="income"><variable name="income" typeRef="number"/></inputData>
<inputData id="rent" name="rent"><variable name="rent" typeRef="number"/></inputData>
<decision id="left" name="left over"><variable name="left over"/>
  <informationRequirement><requiredInput href="#income"/></informationRequirement>
  <informationRequirement><requiredInput href="#rent"/></informationRequirement>
  <literalExpression><text>income - rent</text></literalExpression></decision>
<decision id="grade" name="grade"><variable name="grade"/>
  <informationRequirement><requiredInput href="#income"/></informationRequirement>
  <informationRequirement><requiredDecision href="#left"/></informationRequirement>
  <decisionTable hitPolicy="COLLECT">
    <input><inputExpression><text>left over</text></inputExpression></input>
    <input label="yearly"><inputExpression><text>income * 12</text></inputExpression></input>
    <output/>
    <rule><inputEntry><text>> 1000</text></inputEntry><inputEntry><text>-</text></inputEntry>
      <outputEntry><text>"comfortable"</text></outputEntry></rule>
    <rule><inputEntry><text>> 5000</text></inputEntry><inputEntry><text>-</text></inputEntry>
      <outputEntry><text>"rich"</text></outputEntry></rule>
    <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>>= 36000</text></inputEntry>
      <outputEntry><text>"taxed"</text></outputEntry></rule>
  </decisionTable></decision>
<decision id="answer" name="answer"><variable name="answer"/>
  <informationRequirement><requiredDecision href="#grade"/></informationRequirement>
  <informationRequirement><requiredDecision href="#left"/></informationRequirement>
  <literalExpression><text>if "comfortable" in grade then left over else "no"</text></literalExpression></decision>
</definitions>)";

struct Loans {
  Loans() {
    const ModelSource source{"loans.dmn", std::string(loan_model)};
    model = compile(std::span(&source, 1));
    session.emplace(model, feel::Limits{}, feel::Clock{});
  }
  void set(std::string_view input, Value value) { session->set(*model.find(input, NodeSort::input), value); }
  std::string trace() {
    const Trace trace = session->trace(*model.find("answer", NodeSort::decision));
    return to_text(model, session->evaluation(), trace);
  }
  Model model;
  std::optional<Session> session;
};

TEST(Tracing, ShowsDecisionsTablesAndInputs) {
  Loans loans;
  ASSERT_TRUE(loans.model.issues().empty());
  loans.set("income", feel::number::from(3000));
  loans.set("rent", feel::number::from(1200));
  EXPECT_EQ(loans.trace(), R"(answer = 1800
  grade = ["comfortable", "taxed"]
    | left over = 1800
    | yearly = 36000
    | rules 1, 3
    income = 3000
    left over = 1800
      income = 3000
      rent = 1200
  left over: as above
)");
}

TEST(Tracing, SaysWhyThereIsNoValue) {
  Loans loans;
  loans.set("income", feel::number::from(3000));
  const std::string text = loans.trace();
  EXPECT_NE(text.find("\n    | left over = no value, because "), std::string::npos) << text;
  EXPECT_NE(text.find("\n    | yearly = 36000\n    | rule 3\n"), std::string::npos) << text;
  EXPECT_NE(text.find("[loans.dmn:8:28: left over: income - rent]"), std::string::npos) << text;
  EXPECT_NE(text.find("\n      rent = null\n"), std::string::npos) << text;
}

TEST(Tracing, NamesADecisionThatWasGivenItsValue) {
  Loans loans;
  const NodeId left = *loans.model.find("left over", NodeSort::decision);
  loans.session->set(left, feel::number::from(7));
  EXPECT_NE(loans.trace().find("\n  left over (given) = 7\n"), std::string::npos) << loans.trace();
  const Trace trace = loans.session->trace(left);
  ASSERT_EQ(trace.steps.size(), 1u);
  EXPECT_TRUE(trace.steps[0].given);
}

TEST(Tracing, ChangesNoAnswer) {
  Loans loans;
  loans.set("income", feel::number::from(3000));
  const NodeId grade = *loans.model.find("grade", NodeSort::decision);
  loans.session->evaluate(grade);
  const std::string before = loans.trace();
  EXPECT_EQ(before, loans.trace());
  loans.set("rent", feel::number::from(1));
  EXPECT_NE(before, loans.trace());
}

// Tables that are no decision's own: in a context, in branches, in a function, in a service's decision.
constexpr std::string_view fee_model = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
    name="fees" namespace="urn:t:fees">
<inputData id="size" name="size"><variable name="size" typeRef="number"/></inputData>
<businessKnowledgeModel id="rate" name="rate"><variable name="rate"/>
  <encapsulatedLogic><formalParameter name="s" typeRef="number"/>
  <decisionTable hitPolicy="FIRST"><input><inputExpression><text>s</text></inputExpression></input><output/>
    <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
    <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
  </decisionTable></encapsulatedLogic></businessKnowledgeModel>
<decision id="class" name="class"><variable name="class"/>
  <informationRequirement><requiredInput href="#size"/></informationRequirement>
  <decisionTable><input label="how large"><inputExpression><text>size</text></inputExpression></input><output/>
    <rule><inputEntry><text>&gt; 3</text></inputEntry><outputEntry><text>"large"</text></outputEntry></rule>
  </decisionTable></decision>
<decisionService id="classes" name="classes"><variable name="classes"/><outputDecision href="#class"/>
  <inputData href="#size"/></decisionService>
<decision id="fee" name="fee"><variable name="fee"/>
  <informationRequirement><requiredInput href="#size"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#rate"/></knowledgeRequirement>
  <context>
    <contextEntry><variable name="extra"/>
      <conditional><if><literalExpression><text>size > 5</text></literalExpression></if>
      <then><decisionTable><input><inputExpression><text>size * 2</text></inputExpression></input><output/>
        <rule><inputEntry><text>15</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
        <rule><inputEntry><text>14</text></inputEntry><outputEntry><text>7</text></outputEntry></rule></decisionTable></then>
      <else><decisionTable><input><inputExpression><text>size</text></inputExpression></input><output/>
        <rule><inputEntry><text>100</text></inputEntry><outputEntry><text>0</text></outputEntry></rule></decisionTable></else>
      </conditional></contextEntry>
    <contextEntry><literalExpression><text>size * rate(size) + (if extra = null then 0 else extra)</text></literalExpression></contextEntry>
  </context></decision>
<decision id="word" name="word"><variable name="word"/>
  <knowledgeRequirement><requiredKnowledge href="#classes"/></knowledgeRequirement>
  <literalExpression><text>for s in [2, 4] return classes(s)</text></literalExpression></decision>
<decision id="graded" name="graded"><variable name="graded"/>
  <informationRequirement><requiredInput href="#size"/></informationRequirement>
  <knowledgeRequirement><requiredKnowledge href="#rate"/></knowledgeRequirement>
  <decisionTable><input><inputExpression><text>rate(size)</text></inputExpression></input><output/>
    <rule><inputEntry><text>2</text></inputEntry><outputEntry><text>rate(3)</text></outputEntry></rule>
  </decisionTable></decision>
<decision id="many" name="many"><variable name="many"/>
  <knowledgeRequirement><requiredKnowledge href="#rate"/></knowledgeRequirement>
  <literalExpression><text>count(for i in 1..1000 return rate(i))</text></literalExpression></decision>
</definitions>)";

std::string trace_of(std::string_view decision, std::int64_t size) {
  const ModelSource source{"fees.dmn", std::string(fee_model)};
  const Model model = compile(std::span(&source, 1));
  EXPECT_TRUE(model.issues().empty());
  Session session(model, {}, {});
  session.set(*model.find("size", NodeSort::input), feel::number::from(size));
  const Trace trace = session.trace(*model.find(decision, NodeSort::decision));
  return to_text(model, session.evaluation(), trace);
}

TEST(Tracing, ShowsTablesInsideExpressions) {
  EXPECT_EQ(trace_of("fee", 7), R"(fee = 14
  fee, entry 'extra', then = 7
    | size * 2 = 14
    | rule 2
  rate = 1
    | s = 7
    | rule 1
  size = 7
)");
  EXPECT_EQ(trace_of("fee", 5), R"(fee = 5
  fee, entry 'extra', else = null
    | size = 5
    | no rule matches
  rate = 1
    | s = 5
    | rule 1
  size = 5
)");
  EXPECT_EQ(trace_of("word", 0), R"(word = [null, "large"]
  class = null
    | how large = 2
    | no rule matches
  class = "large"
    | how large = 4
    | rule 1
)");
}

TEST(Tracing, ShowsTheTablesThatATableAsks) {
  EXPECT_EQ(trace_of("graded", 30), R"(graded = 1
  | rate(size) = 2
  | rule 1
  rate = 2
    | s = 30
    | rule 2
  rate = 1
    | s = 3
    | rule 1
  size = 30
)");
}

TEST(Tracing, StopsAmongTheTablesOfALongLoop) {
  const std::string text = trace_of("many", 0);
  EXPECT_NE(text.find("\n    | s = 64\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("\n    | s = 65\n"), std::string::npos) << text;
}

} // namespace
} // namespace stackbook::dmn
