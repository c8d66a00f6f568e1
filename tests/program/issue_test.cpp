// What the compiler says before anything runs: every fault, where it stands, and nothing about what is right.
#include "tests/program/compiled.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

using Codes = std::vector<std::string>;
const Compiled::Variables typed = {
    {"n", Type::simple(Type::Form::number)}, {"s", Type::simple(Type::Form::string)}, {"any", Type()}};

TEST(Issues, NoneForWhatIsRight) {
  for (const char* text :
       {"n + 1", "any + 1", "any.b.c", "abs(n)", "if any then n else s", "any[x > 1]", "max(n, 2)",
        "{f: function(k) f(k - 1)}.f(3)", "for i in any return i + n", "s = null"})
    EXPECT_EQ(Compiled(text, typed).codes(), Codes{}) << text;
}

TEST(Issues, AllAtOnceWithTheirPlaces) {
  const Compiled c("[nope, n + s, abs(1, 2), unknown(n)]", typed);
  EXPECT_EQ(c.codes(),
            (Codes{"FEEL-NAME-UNKNOWN", "FEEL-OPERAND-TYPE", "FEEL-ARGUMENT-COUNT", "FEEL-NAME-UNKNOWN"}));
  EXPECT_EQ(c.issues.at(0).span, (Span{0, 1, 5}));
  EXPECT_EQ(c.issues.at(1).span, (Span{0, 7, 12}));
}

TEST(Issues, TypesThatCanNotMeet) {
  EXPECT_EQ(Compiled("n = s", typed).codes(), Codes{"FEEL-NOT-COMPARABLE"});
  EXPECT_EQ(Compiled("n < \"a\"", typed).codes(), Codes{"FEEL-NOT-COMPARABLE"});
  EXPECT_EQ(Compiled("n * s", typed).codes(), Codes{"FEEL-OPERAND-TYPE"});
  EXPECT_EQ(Compiled("if n then 1 else 2", typed).codes(), Codes{"FEEL-CONDITION-TYPE"});
  EXPECT_EQ(Compiled("n(1)", typed).codes(), Codes{"FEEL-CALL-NOT-FUNCTION"});
  EXPECT_EQ(Compiled("abs(s)", typed).codes(), Codes{"FEEL-ARGUMENT-TYPE"});
  EXPECT_EQ(Compiled("abs(wrong: n)", typed).codes(), Codes{"FEEL-ARGUMENT-NAME"});
  EXPECT_EQ(Compiled("{a: 1, a: 2}", typed).codes(), Codes{"FEEL-CONTEXT-KEY-TWICE"});
}

TEST(Issues, TheRestStillRuns) {
  const Compiled c("[1 + 1, nope]");
  Arena arena;
  Evaluation evaluation(arena);
  const Value result = run(c.program, {}, evaluation);
  ASSERT_EQ(result.kind(), Kind::list);
  EXPECT_EQ(to_text(result.as_list()[0]), "2");
  EXPECT_EQ(code_of(result.as_list()[1], evaluation), "FEEL-NAME-UNKNOWN");
}

TEST(Reasons, FollowANullToItsOrigin) {
  const Compiled c("(1 / n) + 1", typed);
  Arena arena;
  Evaluation evaluation(arena);
  const std::vector<Value> frame = {Value::small_number(0, 0), Value(), Value()};
  const Value result = run(c.program, frame, evaluation);
  ASSERT_NE(result.reason(), 0u);
  const Reason& reason = evaluation.reasons[result.reason()];
  EXPECT_EQ(reason.code, Code::operand_type);
  ASSERT_NE(reason.cause, 0u);
  EXPECT_EQ(evaluation.reasons[reason.cause].code, Code::division_by_zero);
  EXPECT_EQ(evaluation.reasons[reason.cause].span.begin, 1u);
}

TEST(Uses, NamesTheVariablesItReads) {
  const Compiled c("for i in any return function(x) x + n", typed);
  EXPECT_TRUE(c.program.uses(0));
  EXPECT_FALSE(c.program.uses(1));
  EXPECT_TRUE(c.program.uses(2));
  EXPECT_FALSE(c.program.is_constant());
  EXPECT_TRUE(Compiled("1 + 2 * count([1, 2])").program.is_constant());
  EXPECT_FALSE(Compiled("today()").program.is_constant());
}

} // namespace
} // namespace stackbook::feel
