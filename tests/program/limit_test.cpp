// The bounds of an evaluation: past each one null with its code, never a crash or a wait.
#include "tests/program/compiled.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::string code_within(std::string_view text, Limits limits) {
  const Compiled c(text);
  Arena arena(limits.bytes);
  Evaluation evaluation(arena);
  evaluation.limits = limits;
  return code_of(run(c.program, {}, evaluation), evaluation);
}

TEST(Limits, Depth) {
  const char* down = "{f: function(n) if n = 0 then 0 else f(n - 1), r: f(%d)}.r";
  const auto calls = [&](int n) {
    std::string text = down;
    return text.replace(text.find("%d"), 2, std::to_string(n));
  };
  EXPECT_EQ(code_within(calls(99), {100, 1'000'000, 1 << 24}), "");
  EXPECT_EQ(code_within(calls(100), {100, 1'000'000, 1 << 24}), "FEEL-LIMIT-DEPTH");
  EXPECT_EQ(code_within("{f: function(n) f(n), r: f(1)}.r", {}), "FEEL-LIMIT-DEPTH");
  EXPECT_EQ(
      code_within("{f: function(n) sort([n, n], function(a, b) f(n)), r: f(1)}.r", {}),
      "FEEL-CONDITION-TYPE"); // what sort says of a comparison without an answer; the limit is its cause
}

TEST(Limits, Steps) {
  EXPECT_EQ(code_within("count(for i in 1..1000 return i)", {512, 100'000, 1 << 24}), "");
  EXPECT_EQ(code_within("count(for i in 1..1000000 return i)", {512, 100'000, 1 << 30}), "FEEL-LIMIT-STEPS");
  EXPECT_EQ(code_within("some i in 1..999999999999999999 satisfies i < 0", {512, 100'000, 1 << 24}),
            "FEEL-LIMIT-STEPS");
  EXPECT_EQ(code_within("for i in 1..1e30, j in 1..1e30 return null", {512, 100'000, 1 << 24}),
            "FEEL-LIMIT-STEPS");
  EXPECT_EQ(code_within("{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(60)}.r",
                        {512, 100'000, 1 << 24}),
            "FEEL-LIMIT-STEPS");
}

TEST(Limits, Bytes) {
  EXPECT_EQ(code_within("for i in 1..100000 return i", {512, 100'000'000, 1 << 18}), "FEEL-LIMIT-BYTES");
  EXPECT_EQ(
      code_within("{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f(\"0123456789\", 60)}.r",
                  {512, 100'000'000, 1 << 20}),
      "FEEL-LIMIT-BYTES");
  EXPECT_EQ(
      code_within("{f: function(l, n) if n = 0 then l else f(concatenate(l, l), n - 1), r: f([1], 60)}.r",
                  {512, 100'000'000, 1 << 20}),
      "FEEL-LIMIT-BYTES");
}

TEST(Limits, NestingIsSaidBeforeAnythingRuns) {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "(";
  text += "1";
  for (int i = 0; i < 30'000; ++i) text += ")";
  EXPECT_EQ(code_within(text, {}), "FEEL-LIMIT-NESTING");
  std::string filters = "a";
  for (int i = 0; i < 1'000; ++i) filters += "[a[1]";
  for (int i = 0; i < 1'000; ++i) filters += "]";
  Compiled nested(filters, {{"a", Type()}});
  EXPECT_TRUE(nested.program);
}

TEST(Limits, WhatWasCutIsNotTakenForAnAnswer) {
  EXPECT_EQ(code_within("count([for i in 1..1000000 return i]) > 0", {512, 10'000, 1 << 24}),
            "FEEL-LIMIT-STEPS");
  EXPECT_EQ(code_within("(for i in 1..1000000 return i) = null", {512, 10'000, 1 << 24}), "FEEL-LIMIT-STEPS");
}

} // namespace
} // namespace stackbook::feel
