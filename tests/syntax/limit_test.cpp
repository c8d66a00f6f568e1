#include "tests/syntax/table.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::string times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

Code code_of(const std::string& text, Entry entry = Entry::expression,
             std::uint32_t depth = ParseOptions::most_depth) {
  Parsed parsed;
  ParseOptions options;
  options.depth = depth;
  parse_in(parsed, "a, b", entry, text, options);
  EXPECT_FALSE(parsed.issues.empty()) << text.substr(0, 30);
  EXPECT_EQ(parsed.tree.nodes.at(parsed.root).form, Form::null);
  print(parsed.tree, parsed.root);
  return parsed.issues.empty() ? Code::name_unknown : parsed.issues[0].code;
}

TEST(Limits, NestingEndsWithItsCode) {
  constexpr std::size_t n = 10'000;
  const std::string nested[] = {
      times("(", n) + "1" + times(")", n), times("1 or 1 and 1 = 1 + 1 * 1 ** (", n) + "1" + times(")", n),
      times("[", n) + times("]", n), times("{a:", n) + "1" + times("}", n),
      times("if a then b else ", n) + "1", times("if ", n), times("function(a) ", n) + "1",
      times("-", n) + "1", times("f(", n) + times(")", n), times("a[", n) + "1" + times("]", n),
      times("for a in b return ", n) + "1", times("[1..", n), times("a in (", n) + "1" + times(")", n),
      "a instance of " + times("list<", n) + "number" + times(">", n),
      // The height of a tree counts too: whoever walks over it may recurse.
      times("1 + ", n) + "1", times("a or ", n) + "a", "a" + times(".a", n), "a" + times("[1]", n),
      "a" + times("()", n), times("a in ", n) + "1", "a" + times(" instance of number", n)};
  for (const std::string& text : nested) EXPECT_EQ(code_of(text), Code::limit_nesting) << text.substr(0, 30);
  EXPECT_EQ(code_of(times("not(", n), Entry::unary_tests), Code::limit_nesting);
  EXPECT_EQ(code_of("((((1))))", Entry::expression, 4), Code::limit_nesting);
}

TEST(Limits, MoreDepthThanTheStackHoldsIsNotTaken) {
  EXPECT_EQ(code_of(times("(", 1'000'000), Entry::expression, 4'000'000'000u), Code::limit_nesting);
}

TEST(Limits, WhatFitsIsRead) {
  for (const std::string& text : {times("(", 950) + "1" + times(")", 950), times("1 + ", 950) + "1",
                                  times("if a then b else ", 950) + "1"}) {
    Parsed parsed;
    parse_in(parsed, "a, b", Entry::expression, text);
    EXPECT_TRUE(parsed.issues.empty()) << text.substr(0, 30);
  }
}

// Long texts that are not deep are read in time that grows with their length: each of these takes far less than a
// second, and would take hours if any step looked at the whole text again.
TEST(Limits, AMegabyteIsReadOnce) {
  constexpr std::size_t mebibyte = 1 << 20;
  const std::string pieces[] = {"1,",
                                "\"a\\n\",",
                                "a b,",
                                "{a b: 1},",
                                "a+b,",
                                "f(a,b),",
                                "(a),",
                                "/* x */1,",
                                "a.b,",
                                "[1..2],",
                                "a[1],",
                                "-a,",
                                "@\"P1D\",",
                                "a in (1,2),",
                                "é🐎,",
                                "for i in a return i,",
                                "a instance of list<number>,",
                                "function(x) x,",
                                "a between 1 and 2,"};
  for (const std::string& piece : pieces) {
    Parsed parsed;
    parse_in(parsed, "a, b", Entry::expression, "[" + times(piece, mebibyte / piece.size()) + "1]");
    EXPECT_TRUE(parsed.issues.empty()) << piece;
    EXPECT_EQ(parsed.tree.nodes[parsed.root].count, mebibyte / piece.size() + 1) << piece;
  }
}

TEST(Limits, AMegabyteOfNonsenseEndsToo) {
  constexpr std::size_t mebibyte = 1 << 20;
  for (const std::string piece :
       {"#",      "\"",   ")",     "]",          "}",       ",",    "(]",
        "/*",     "//",   ".",     "..",         "a ",      "é",    "\\",
        "<",      "?",    "then ", "in ",        "a:",      "@",    "1 2 ",
        "\x80",   "\xff", "- ",    "[[{(",       "a-b+c (", "not(", "a instance of b c d e f ",
        "for a ", "{a",   "{a:",   "function(a:"})
    for (const Entry entry : {Entry::expression, Entry::unary_tests}) {
      Parsed parsed;
      parse_in(parsed, "a, b", entry, times(piece, mebibyte / piece.size()));
      EXPECT_LE(parsed.issues.size(), 101u) << piece;
      print(parsed.tree, parsed.root);
      infer(parsed.tree, parsed.root, parsed.scope, parsed.types);
    }
}

} // namespace
} // namespace stackbook::feel
