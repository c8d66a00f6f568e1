// Regular expressions that can divide a text in exponentially many ways, and ones too large to be read.
#include "tests/limits/evaluation.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

// One of them may take ten million steps, which an evaluation has room for.
TEST(Patterns, CatastrophicOnesEnd) {
  const Limits roomy{256, 30'000'000, std::size_t{16} << 20};
  const std::string long_text = "string join(for i in 1..3000 return \"a\") + \"!\"";
  for (const char* pattern :
       {"^(a+)+$", "^(a|aa)+$", "^(a*)*b", "^(a|a)*$", "^(.*)*$x", "^(a?){30}a{30}$", "^((a+)+)+$",
        "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a*)*\\\\1b", "^(a+)+\\\\1$"})
    for (const char* call : {"matches(%, @)", "replace(%, @, \"\")", "split(%, @)"}) {
      std::string text = call;
      text.replace(text.find('@'), 1, '"' + std::string(pattern) + '"');
      text.replace(text.find('%'), 1, long_text);
      const std::string given = outcome("count([" + text + "])", roomy);
      EXPECT_EQ(given, "1") << text;
      const std::string answer = outcome(text, roomy);
      EXPECT_NE(answer, "") << text;
    }
  EXPECT_EQ(outcome("matches(" + long_text + ", \"^(a+)+$\")", roomy), "FEEL-PATTERN-LIMIT");
}

// Each may take long before it is given up, so a loop over them is bounded by what they cost together.
TEST(Patterns, CatastrophicOnesInALoopCountTowardsTheSteps) {
  const Limits limits{64, 30'000'000, std::size_t{16} << 20};
  for (const char* call : {"matches(t + string(i), \"^(a+)+$\")", "replace(t + string(i), \"^(a+)+$\", \"\")",
                           "split(t + string(i), \"^(a+)+$\")"})
    EXPECT_EQ(outcome("{t: string join(for i in 1..3000 return \"a\"), r: count(for i in 1..1000000 return " +
                          std::string(call) + ")}.r",
                      limits),
              "FEEL-LIMIT-STEPS")
        << call;
}

// A text of one letter, looked through for the same letter many times and then another: the worst for a plain search.
TEST(Patterns, LongPartsAreSoughtInLinearTime) {
  const std::string given = "{double: function(s, n) if n = 0 then s else double(s + s, n - 1), t: "
                            "double(\"a\", 22), part: double(\"a\", 21) + "
                            "\"b\", word: double(\"a\", 14) + \"b\", r: %}.r";
  const auto of = [&](std::string_view what) {
    std::string text = given;
    return outcome(text.replace(text.find('%'), 1, what), {64, 100'000'000, std::size_t{64} << 20});
  };
  EXPECT_EQ(of("contains(t, part)"), "false");
  EXPECT_EQ(of("substring before(t, part)"), "");
  EXPECT_EQ(of("string length(substring after(t, part))"), "0");
  EXPECT_EQ(of("contains(t + part, part)"), "true");
  EXPECT_EQ(of("matches(t, word)"), "FEEL-PATTERN-LIMIT");
  EXPECT_EQ(of("replace(t, word, \"\", \"q\")"), "FEEL-PATTERN-LIMIT");
  EXPECT_EQ(of("matches(t + \"b\", \"aaab\")"), "true");
  EXPECT_EQ(of("count(for i in 1..100000000 return string length(t))"), "FEEL-LIMIT-STEPS");
  EXPECT_EQ(of("some i in 1..100000000 satisfies contains(t, \"b\")"), "FEEL-LIMIT-STEPS");
}

TEST(Patterns, OversizedOnesAreRefused) {
  const auto matched = [](const std::string& pattern) {
    return outcome("matches(\"aaa\", \"" + pattern + "\")");
  };
  EXPECT_EQ(matched("a{99999999999}"), "FEEL-PATTERN");
  EXPECT_EQ(matched("((((a{1000}){1000}){1000}){1000})"), "FEEL-PATTERN");
  for (const std::string& pattern :
       {times("(", 100'000) + times(")", 100'000), times("(?:", 10'000) + "a" + times(")", 10'000),
        times("[a-z-", 10'000), times("a|", 200'000), times("a?", 50'000) + times("a", 50'000),
        times("[a]", 100'000), times("(a)", 70'000), times("\\\\p{L}", 50'000), times("(a)\\\\1", 10'000)})
    EXPECT_NE(matched(pattern), "") << pattern.substr(0, 20);
}

TEST(Patterns, ManyMatchesTakeLinearTime) {
  EXPECT_EQ(outcome("string length(replace(string join(for i in 1..100000 return \"ab\"), \"a\", \"c\"))"),
            "200000");
  EXPECT_EQ(outcome("count(split(string join(for i in 1..100000 return \"a;\"), \";\"))"), "100001");
}

} // namespace
} // namespace stackbook::feel
