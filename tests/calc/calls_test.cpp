// The calls of our functions in a formula's text, and their arguments.

#include "plugin/calc/functions/calls.hpp"
#include "plugin/calc/functions/table.hpp"
#include "plugin/calc/live/packs.hpp"
#include "rules/proposal/circular.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace stackbook::calc {
namespace {

using findings::Datum;
using findings::Decimal;

std::vector<Call> calls(std::string_view formula) {
  return calls_in(formula, [](const std::string& text) -> std::optional<proposal::Argument> {
    if (text == "A1" || text == "$'My ;( sheet'.B2") return Datum(std::string("at " + text));
    return std::nullopt;
  });
}

TEST(Calls, ArgumentsAreNamedByTheTable) {
  const auto found = calls("=1+STACK.HAS(\"com\"\"pute\")");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].function, "STACK.HAS");
  EXPECT_TRUE(found[0].read);
  EXPECT_EQ(found[0].arguments, (Arguments{{"element", Datum(std::string("com\"pute"))}}));
}

TEST(Calls, BlankArgumentsAreLeftOut) {
  const auto found = calls("=PROPOSAL.COMPLETENESS(;\"M01\")");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].arguments, (Arguments{{"member", Datum(std::string("M01"))}}));
}

TEST(Calls, AReferenceIsLookedUpWhateverItsSheetIsCalled) {
  const auto found = calls("=COUNTRY.IN( A1 ; $'My ;( sheet'.B2 )");
  ASSERT_EQ(found.size(), 1u);
  ASSERT_TRUE(found[0].read);
  EXPECT_EQ(found[0].arguments, (Arguments{{"country", Datum(std::string("at A1"))},
                                           {"group", Datum(std::string("at $'My ;( sheet'.B2"))}}));
}

TEST(Calls, NamesAndValuesAlternate) {
  const auto found = calls("=RULE.FEEL(\"a; b\"; \"a\"; -1.5; \"b\"; TRUE())");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "a; b");
  EXPECT_EQ(found[0].arguments, (Arguments{{"a", Datum(Decimal{"-1.5"})}, {"b", Datum(true)}}));
}

TEST(Calls, FormulasInsideAreSaidToBeUnread) {
  const auto found = calls("=IFERROR(STACK.HAS(LEFT(A1;2));stack.completeness())");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_FALSE(found[0].read);
  EXPECT_EQ(found[0].text, std::vector<std::string>{"LEFT(A1;2)"});
  EXPECT_EQ(found[1].function, "STACK.COMPLETENESS") << "names are known in any case";
  EXPECT_TRUE(found[1].read && found[1].arguments.empty());
}

TEST(Calls, WhatIsNoCallOfOursIsNone) {
  for (const char* formula : {"", "=", "=SUM(A1:A3)", "=\"STACK.HAS(1)\"", "='STACK.HAS('.A1", "=STACK.HAS",
                              "=MYSTACK.HAS(1)", "=\"open", "=(((", "=STACK.NONE(1)"})
    EXPECT_TRUE(calls(formula).empty()) << formula;
  EXPECT_EQ(calls("=STACK.HAS(\"open").size(), 1u) << "an unfinished text ends with the formula";
}

// What an input must not be read from: all functions but those that answer from their arguments and the pack's own data.
TEST(Calls, MostFunctionsAskTheWorkbook) {
  setenv("STACKBOOK_PACKS", STACKBOOK_SOURCE "/rules/packs", 1);
  const auto pack = choose_pack(proposal::PackHint{"eo14320", ""});
  ASSERT_TRUE(pack);
  std::string others;
  for (const CellFunction& function : cell_functions())
    if (!proposal::asks_the_workbook(**pack, function.name))
      others += (others.empty() ? "" : " ") + std::string(function.name);
  EXPECT_EQ(others, "RULE.FEEL COUNTRY.GROUP COUNTRY.IN PARTY.SCREEN PARTY.HITS");
}

} // namespace
} // namespace stackbook::calc
