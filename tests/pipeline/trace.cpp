// check --trace: beneath a finding, how its decision came about.

#include "tests/pipeline/command.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++count;
  return count;
}

TEST(Trace, StandsBeneathEachFindingOfARule) {
  const std::string file = sample("proposal-flawed.xlsx");
  const auto plain = stackbook({"check", file}), traced = stackbook({"check", file, "--trace"});
  EXPECT_EQ(traced.code, plain.code);
  EXPECT_FALSE(has(plain.out, "| rule")) << "nobody asked";
  const auto json = stackbook({"check", file, "--trace", "--format", "json"});
  const std::size_t fired = count_of(json.out, "\"fired\":{");
  EXPECT_GT(fired, 10u);
  EXPECT_GE(count_of(json.out, "\"trace\":[\""), fired);
  EXPECT_FALSE(has(stackbook({"check", file, "--format", "json"}).out, "\"trace\""));
}

TEST(Trace, SaysWhatTheTableLookedAt) {
  const auto ran = stackbook({"check", sample("proposal-flawed.xlsx"), "--trace", "--select", "EO14320-3c"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(has(ran.out, " = [{")) << ran.out;
  EXPECT_TRUE(has(ran.out, "| rule")) << ran.out;
}

TEST(Trace, IsNarrowedToARuleAndARow) {
  const std::string file = sample("proposal-flawed.xlsx");
  const auto all = stackbook({"check", file, "--trace", "--format", "ndjson"});
  const auto rule = stackbook({"check", file, "--trace=EO14320-3c", "--format", "ndjson"});
  const auto nothing = stackbook({"check", file, "--trace=EO14320-3c@no such row", "--format", "ndjson"});
  EXPECT_GT(count_of(all.out, "\"trace\":["), count_of(rule.out, "\"trace\":["));
  EXPECT_GT(count_of(rule.out, "\"trace\":["), 0u);
  EXPECT_EQ(count_of(rule.out, "\"rule\":\""), count_of(all.out, "\"rule\":\""))
      << "findings are not left out";
  EXPECT_EQ(count_of(nothing.out, "\"trace\":["), 0u);
  std::size_t begin = 0, row_traces = 0;
  const auto row = stackbook({"check", file, "--trace=@S003", "--format", "ndjson"});
  for (std::size_t end; (end = row.out.find('\n', begin)) != row.out.npos; begin = end + 1) {
    const std::string line = row.out.substr(begin, end - begin);
    if (!has(line, "\"trace\":[")) continue;
    ++row_traces;
    EXPECT_TRUE(has(line, "\"row\":\"S003\"")) << line;
  }
  EXPECT_GT(row_traces, 0u);
}

TEST(Trace, NeedsAFormatThatHasAPlaceForIt) {
  const auto ran = stackbook({"check", sample("proposal-good.xlsx"), "--trace", "--format", "junit"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.err, "Choose --format text, json or ndjson")) << ran.err;
}

} // namespace
} // namespace stackbook::pipeline
