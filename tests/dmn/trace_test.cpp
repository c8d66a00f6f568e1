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

} // namespace
} // namespace stackbook::dmn
