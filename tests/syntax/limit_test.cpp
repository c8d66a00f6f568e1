#include "tests/syntax/table.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <pthread.h>

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

std::vector<std::string> nested(std::size_t n) {
  return {times("(", n) + "1" + times(")", n),
          times("1 or 1 and 1 = 1 + 1 * 1 ** (", n / 6) + "1" + times(")", n / 6), // six levels of tree each
          times("[", n) + times("]", n),
          times("{a:", n) + "1" + times("}", n),
          times("if a then b else ", n) + "1",
          times("if ", n) + "a" + times(" then b else a", n),
          times("function(a) ", n) + "1",
          times("f(", n) + times(")", n),
          times("a[", n) + "1" + times("]", n),
          times("for a in b return ", n) + "1",
          times("1 + (1 + ", n / 2) + "1" + times(")", n / 2),
          times("a in (", n) + "1" + times(")", n),
          "a" + times("[1]", n),
          "a" + times("()", n),
          times("a in ", n) + "1"};
}

// Operators in a row: nothing in them nests.
std::vector<std::string> chains(std::size_t n) {
  return {times("1+", n) + "1",    times("1 - ", n) + "1",
          times("a or ", n) + "a", times("a and b or ", n) + "a",
          times("1=", n) + "1",    "a" + times(".a", n),
          times("-", n) + "1",     "a" + times(" instance of number", n),
          times("a*2 + ", n) + "a"};
}

// On a stack no larger than threads commonly have at the least.
void on_small_stack(std::function<void()> work) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, 512 << 10), 0);
  pthread_t thread{};
  const auto enter = [](void* at) -> void* {
    (*static_cast<std::function<void()>*>(at))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, enter, &work), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

TEST(Limits, NestingEndsWithItsCode) {
  constexpr std::size_t n = 30'000;
  on_small_stack([] {
    for (const std::string& text : nested(n))
      EXPECT_EQ(code_of(text), Code::limit_nesting) << text.substr(0, 30);
    EXPECT_EQ(code_of(times("[1..", n)), Code::limit_nesting);
    EXPECT_EQ(code_of("a instance of " + times("list<", n) + "number" + times(">", n)), Code::limit_nesting);
    EXPECT_EQ(code_of(times("not(", n), Entry::unary_tests), Code::limit_nesting);
  });
  EXPECT_EQ(code_of("((((1))))", Entry::expression, 4), Code::limit_nesting);
}

TEST(Limits, MoreDepthThanThereIsIsNotTaken) {
  EXPECT_EQ(code_of(times("(", 1'000'000), Entry::expression, 4'000'000'000u), Code::limit_nesting);
}

TEST(Limits, WhatFitsIsReadAndPrintedOnASmallStack) {
  on_small_stack([] {
    std::vector<std::string> texts = nested(10'000);
    for (const std::string& chain : chains(50'000)) texts.push_back(chain);
    texts.push_back(times("1+", 1 << 19) + "1"); // 1 MiB
    for (const std::string& text : texts) {
      Parsed parsed;
      parse_in(parsed, "a, b", Entry::expression, text);
      EXPECT_TRUE(parsed.issues.empty())
          << text.substr(0, 30) << to_text(parsed.issues[0], {}).substr(0, 200);
      infer(parsed.tree, parsed.root, parsed.scope, parsed.types);
      const std::string printed = print(parsed.tree, parsed.root);
      Parsed again;
      parse_in(again, "a, b", Entry::expression, printed);
      EXPECT_EQ(again.tree.nodes.size(), parsed.tree.nodes.size()) << text.substr(0, 30);
    }
  });
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
