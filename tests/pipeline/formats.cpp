// Formats and flags of stackbook check that a pipeline uses.

#include "tests/pipeline/command.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stackbook::pipeline {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::size_t lines_with(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    count += std::string_view(text).substr(at, end - at).find(part) != std::string_view::npos;
    at = end + 1;
  }
  return count;
}

TEST(Formats, AllSpeakOfTheSameFindings) {
  const std::string flawed = sample("proposal-flawed.xlsx");
  const auto in = [&](const char* format) {
    const auto ran = stackbook({"check", flawed, "--format", format});
    EXPECT_EQ(ran.code, 1) << format << ran.err;
    return ran.out;
  };
  const std::size_t findings = lines_with(in("ndjson"), "{\"rule\":\"");
  EXPECT_GT(findings, 60u);
  EXPECT_EQ(lines_with(in("sarif"), "{\"ruleId\":\""), findings);
  EXPECT_EQ(lines_with(in("junit"), "<testcase"), findings + 1);
  EXPECT_EQ(lines_with(in("html"), "<article "), findings);
  EXPECT_TRUE(has(in("github"), "::error file="));
  EXPECT_TRUE(has(in("csv"), "file,sheet,cell,"));
}

TEST(Formats, AWorkbookOfFindingsCanBeRead) {
  const Place place;
  const auto made = stackbook(
      {"check", sample("proposal-flawed.xlsx"), "--format", "xlsx", "--output", place.path("r.xlsx")});
  EXPECT_EQ(made.code, 1) << made.err;
  EXPECT_EQ(read(place.path("r.xlsx")).substr(0, 2), "PK");
  const auto again = stackbook({"check", place.path("r.xlsx"), "--pack", "eo14320", "--format", "concise"});
  EXPECT_EQ(again.code, 1) << "no proposal, but a workbook" << again.err;
}

TEST(Baseline, WhatWasKnownIsNotCounted) {
  const Place place;
  const std::string flawed = sample("proposal-flawed.xlsx");
  for (const char* format : {"json", "ndjson", "sarif"}) {
    const std::string base = place.path(std::string("base.") + format);
    ASSERT_EQ(stackbook({"check", flawed, "--format", format, "--output", base}).code, 1);
    const auto ran =
        stackbook({"check", flawed, "--baseline", base, "--fail-on", "info", "--format", "concise"});
    EXPECT_EQ(ran.code, 0) << format << ran.out;
    EXPECT_TRUE(has(ran.out, "(baseline)"));
  }
  const auto other = stackbook({"check", flawed, "--baseline", sample("flawed/Cover.csv")});
  EXPECT_EQ(other.code, 2);
  EXPECT_TRUE(has(other.err, "no report of Stackbook")) << other.err;
}

TEST(Waivers, AreReadAndThoseThatMeetNothingSaid) {
  const Place place;
  const auto file = place.write("w.csv", "rule,sheet,row,field,reason,by,until\n"
                                         "EO14320-3c,,,,late by agreement,Ann Ito,\n"
                                         "No-such-rule,,,,reason,Ann Ito,\n"
                                         "EO14320-3c,,,,reason,Ann Ito,2020-01-01\n");
  const auto ran = stackbook({"check", sample("proposal-flawed.xlsx"), "--waivers", file, "--select",
                              "EO14320-3c", "--format", "concise"});
  EXPECT_TRUE(has(ran.out, "error (waived)")) << ran.out;
  EXPECT_TRUE(has(ran.err, ":3: the waiver of No-such-rule meets no finding")) << ran.err;
  EXPECT_TRUE(has(ran.err, ":4: the waiver of EO14320-3c ended on 2020-01-01")) << ran.err;
  for (const char* bytes : {"rule,reason,by\nR,,Ann\n", "rule,reason,by\n,why,Ann\n",
                            "rule,reason,by,until\nR,why,Ann,soon\n", ""}) {
    const auto wrong =
        stackbook({"check", sample("proposal-good.xlsx"), "--waivers", place.write("x.csv", bytes)});
    EXPECT_EQ(wrong.code, 2) << bytes;
    EXPECT_TRUE(has(wrong.err, "x.csv:")) << wrong.err;
  }
}

TEST(Jobs, AnyNumberGivesTheSameBytes) {
  const std::string good = sample("proposal-good.xlsx"), flawed = sample("proposal-flawed.xlsx");
  const auto with = [&](const char* jobs) {
    return stackbook(
        {"check", flawed, good, flawed, good, "nothing.xlsx", "--format", "json", "--jobs", jobs});
  };
  const auto one = with("1");
  EXPECT_EQ(one.code, 2);
  EXPECT_EQ(one.out, with("4").out);
}

TEST(Watch, ChecksAgainWhenTheFileChanges) {
  const Place place;
  const std::string file = place.write("p.xlsx", read(sample("proposal-good.xlsx"))),
                    out = place.path("report.txt");
  const pid_t child = fork();
  if (child == 0) {
    const std::string program = std::string(STACKBOOK_BINARY) + "/bin/stackbook";
    execl(program.c_str(), program.c_str(), "check", file.c_str(), "--watch", "--quiet", "--format",
          "concise", "--output", out.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  const auto appears = [&](std::string_view part) {
    for (int i = 0; i < 600; ++i) {
      if (has(read(out), part)) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  };
  EXPECT_TRUE(appears("no errors found"));
  place.write("p.xlsx", read(sample("proposal-flawed.xlsx")));
  EXPECT_TRUE(appears("EO14320-3c"));
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
  EXPECT_EQ(stackbook({"check", "-", "--watch"}).code, 2);
}

} // namespace
} // namespace stackbook::pipeline
