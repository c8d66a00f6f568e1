// Long and deep texts. Ten thousand levels either fit the parser's depth and have their value, or they have the code.
#include "tests/limits/evaluation.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

constexpr std::size_t deep = 10'000, mebibyte = std::size_t{1} << 20;

TEST(LongText, TenThousandLevelsAreAnsweredOrRefused) {
  const std::pair<std::string, std::string> cases[] = {
      {times("(", deep) + "1" + times(")", deep), "1"},
      {times("-", deep) + "1", "1"},
      {times("not(", deep) + "true" + times(")", deep), "true"},
      {times("if true then ", deep) + "1" + times(" else 2", deep), "1"},
      {times("{a: ", deep) + "1" + times("}", deep) + times(".a", deep), "1"},
      {times("(1 + ", deep) + "1" + times(")", deep), "10001"},
      {times("abs(", deep) + "1" + times(")", deep), "1"},
      {times("for i in [1] return ", deep) + "1", "["},
      {times("[", deep) + "1" + times("]", deep), "["},
      {times("[1][", deep) + "1" + times("]", deep), "1"},
      {times("function() ", deep) + "1", "function"},
      {times("(function() ", deep) + "1" + times(")()", deep), "1"},
      {times("some i in [true] satisfies ", deep) + "i", "true"},
  };
  for (const auto& [text, value] : cases) {
    const std::string given = outcome(text);
    EXPECT_TRUE(given.starts_with("FEEL-LIMIT-") || given.starts_with(value))
        << text.substr(0, 40) << " gives " << given;
  }
}

TEST(LongText, AMillionLevelsAreRefused) {
  for (const char* piece :
       {"(", "[", "{a: ", "not(", "if ", "for i in ", "function() ", "abs(", "1 + (", "[1]["})
    EXPECT_TRUE(outcome(times(piece, 1'000'000) + "1").starts_with("FEEL-")) << piece;
}

TEST(LongText, AMebibyteOfOneKindIsAnswered) {
  EXPECT_EQ(outcome("count([" + times("1,", mebibyte / 2) + "1])"), std::to_string(mebibyte / 2 + 1));
  EXPECT_EQ(outcome("string length(\"" + times("é", mebibyte / 2) + "\")"), std::to_string(mebibyte / 2));
  EXPECT_EQ(outcome("1 " + times("/* c */", mebibyte / 7) + " + 1"), "2");
  EXPECT_EQ(outcome("1 +" + times(" ", mebibyte) + "1"), "2");
  EXPECT_EQ(outcome("[" + times("{a: 1},", mebibyte / 7) + "{a: 2}][-1].a"), "2");
  EXPECT_EQ(outcome(times("a", mebibyte)), "FEEL-NAME-UNKNOWN");
  EXPECT_EQ(outcome(times("9", mebibyte)), "FEEL-NUMBER-RANGE");
  EXPECT_EQ(outcome("0." + times("3", mebibyte)), "0." + times("3", 34));
  EXPECT_EQ(outcome("@\"" + times("9", mebibyte) + "-01-01\""), "FEEL-DATE-RANGE");
}

TEST(LongText, AMebibyteOfOperatorsIsAnsweredOrRefused) {
  for (const char* piece : {"1+", "1-", "1*", "2/", "1**", "true and ", "false or ", "1=", "\"a\"+"}) {
    const std::string given = outcome(times(piece, mebibyte / std::string_view(piece).size()) + "1");
    EXPECT_NE(given, "") << piece;
    EXPECT_NE(given, "FEEL-SYNTAX") << piece;
  }
}

} // namespace
} // namespace stackbook::feel
