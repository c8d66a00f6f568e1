// Deep nesting and long chains from text to value: on a small stack, and freed again.
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/print.hpp"
#include "rules/feel/program/program.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <pthread.h>

namespace stackbook::feel {
namespace {

constexpr std::size_t deep = 10'000;

std::string times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

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

struct Answer {
  Arena arena;
  Evaluation evaluation{arena};
  Program program;
  Types types;
  Value value;

  explicit Answer(const std::string& text, std::uint32_t depth = 512) {
    evaluation.limits.depth = depth;
    Scope scope;
    scope.push();
    scope.declare("a", Type());
    std::vector<Issue> issues;
    program = compile(text, Entry::expression, scope, types, issues);
    EXPECT_TRUE(issues.empty()) << text.substr(0, 40) << ": " << to_text(issues[0], {}).substr(0, 200);
    const Value one = Value::small_number(1, 0);
    value = run(program, std::span(&one, 1), evaluation);
  }
};

TEST(Deep, ExpressionsNestTenThousandLevels) {
  on_small_stack([] {
    const std::pair<std::string, std::string> cases[] = {
        {times("(", deep) + "a" + times(")", deep), "1"},
        {times("1 + (", deep) + "a" + times(")", deep), "10001"},
        {times("abs(", deep) + "a" + times(")", deep), "1"},
        {times("if a = 1 then ", deep) + "5" + times(" else 6", deep), "5"},
        {times("if a = 2 then 1 else ", deep) + "5", "5"},
        {times("{b: ", deep) + "a" + times("}.b", deep), "1"},
        {times("[", deep / 2) + "a" + times("][1]", deep / 2), "1"}, // a list and a filter each
        {"count(" + times("[", deep - 1) + "1" + times("]", deep - 1) + ")", "1"},
        {"a" + times("[1]", deep), "1"},
        {times("a in (", deep) + "1" + times(")", deep), "null"},
    };
    for (const auto& [text, wanted] : cases)
      EXPECT_EQ(to_text(Answer(text).value), wanted) << text.substr(0, 40);
  });
}

TEST(Deep, FunctionsWithinFunctionsAreMadeAndFreed) {
  on_small_stack([] {
    const Answer nested(times("function(x) ", deep) + "1");
    EXPECT_EQ(nested.value.kind(), Kind::function);
    EXPECT_EQ(to_text(Answer("(" + times("function(x) ", 100) + "x)" + times("(7)", 100)).value), "7");
  });
}

TEST(Deep, WhatGrowsFasterThanTheTextEndsWithItsCode) {
  on_small_stack([] {
    std::string captures = "1", parameters;
    for (int i = 0; i < 5'000; ++i) {
      parameters += "function(x" + std::to_string(i) + ") ";
      captures += " + x" + std::to_string(i);
    }
    for (const std::string& text : {times("a[", deep) + "1" + times("]", deep), parameters + captures}) {
      Scope scope;
      scope.push();
      scope.declare("a", Type());
      Types types;
      std::vector<Issue> issues;
      const Program program = compile(text, Entry::expression, scope, types, issues);
      ASSERT_EQ(issues.size(), 1u) << text.substr(0, 40);
      EXPECT_EQ(issues[0].code, Code::limit_nesting) << text.substr(0, 40);
      Arena arena;
      Evaluation evaluation(arena);
      const Value one = Value::small_number(1, 0);
      const Value value = run(program, std::span(&one, 1), evaluation);
      ASSERT_NE(value.reason(), 0u);
      EXPECT_EQ(evaluation.reasons[value.reason()].code, Code::limit_nesting);
    }
  });
}

TEST(Deep, ChainsAreAsLongAsTheTextMayBe) {
  on_small_stack([] {
    const std::size_t many = std::size_t{1} << 19; // 1 MiB of "1+"
    EXPECT_EQ(to_text(Answer(times("1+", many) + "1").value), std::to_string(many + 1));
    EXPECT_EQ(to_text(Answer(times("a+", many) + "a").value), std::to_string(many + 1));
    EXPECT_EQ(to_text(Answer(times("a-", 100'000) + "a").value), std::to_string(1 - 100'000));
    EXPECT_EQ(to_text(Answer(times("a = 1 and ", 100'000) + "true").value), "true");
    EXPECT_EQ(to_text(Answer(times("a = 2 or ", 100'000) + "false").value), "false");
    EXPECT_EQ(to_text(Answer(times("-", 100'000) + "a").value), "1");
    EXPECT_EQ(to_text(Answer("a" + times("*a", 100'000) + "+a*a").value), "2");
    EXPECT_EQ(to_text(Answer(times("\"a\"+", 10'000) + "\"\"").value).size(), 10'000u);
    EXPECT_TRUE(Answer("a" + times(".b", 100'000)).value.is_null());
  });
}

TEST(Deep, ValuesAreCopiedComparedAndPrinted) {
  on_small_stack([] {
    const std::string text = times("[", deep) + "1" + times("]", deep);
    Arena arena;
    Value copied;
    {
      const Answer made(text);
      copied = copy_to(arena, made.value);
      EXPECT_TRUE(equal(copied, made.value).value_or(false));
    }
    EXPECT_EQ(to_text(copied), text);
    Types types;
    EXPECT_EQ(type_of(copied, types).form(), Type::Form::list);
    const Answer contexts(times("{a: ", deep) + "1" + times("}", deep));
    EXPECT_TRUE(equal(copy_to(arena, contexts.value), contexts.value).value_or(false));
  });
}

TEST(Deep, CallsGoAsDeepAsTheCallerAllows) {
  on_small_stack([] {
    const std::string text = "{sum: function(n) if n = 0 then 0 else n + sum(n - 1), r: sum(20000)}.r";
    EXPECT_EQ(to_text(Answer(text, 30'000).value), "200010000");
    const Answer shallow(text, 10'000);
    ASSERT_TRUE(shallow.value.is_null());
  });
}

} // namespace
} // namespace stackbook::feel
