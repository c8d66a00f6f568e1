// Regular expressions that can divide a text in exponentially many ways, and ones too large to be read.
#include "tests/limits/evaluation.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

TEST(Patterns, CatastrophicOnesEnd) {
  const std::string long_text = "string join(for i in 1..3000 return \"a\") + \"!\"";
  for (const char* pattern :
       {"^(a+)+$", "^(a|aa)+$", "^(a*)*b", "^(a|a)*$", "^(.*)*$x", "^(a?){30}a{30}$", "^((a+)+)+$",
        "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a*)*\\\\1b", "^(a+)+\\\\1$"})
    for (const char* call : {"matches(%, @)", "replace(%, @, \"\")", "split(%, @)"}) {
      std::string text = call;
      text.replace(text.find('@'), 1, '"' + std::string(pattern) + '"');
      text.replace(text.find('%'), 1, long_text);
      const std::string given = outcome("count([" + text + "])");
      EXPECT_EQ(given, "1") << text;
      const std::string answer = outcome(text);
      EXPECT_NE(answer, "") << text;
    }
  EXPECT_EQ(outcome("matches(" + long_text + ", \"^(a+)+$\")"), "FEEL-PATTERN-LIMIT");
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
