// Two copies of a workbook compared, and one repaired into the template.

#include "tests/pipeline/command.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

TEST(Compare, ListsWhatDiffersAndSaysSoByItsCode) {
  const std::string good = sample("proposal-good.xlsx"), flawed = sample("proposal-flawed.xlsx");
  const auto same = stackbook({"compare", good, good});
  EXPECT_EQ(same.code, 0) << same.err;
  EXPECT_TRUE(has(same.out, "No differences")) << same.out;
  const auto ran = stackbook({"compare", good, flawed});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(has(ran.out, "NAICS of M03 is blank, was 518210")) << ran.out;
  const auto json = stackbook({"compare", good, flawed, "--format", "json"});
  EXPECT_TRUE(
      has(json.out, R"("table": "Members", "row": "M03", "field": "NAICS", "was": "518210", "is": null)"))
      << json.out;
}

TEST(Repair, AGoodWorkbookComesOutWithTheSameValuesAndFindings) {
  const Place place;
  const std::string good = sample("proposal-good.xlsx"), out = place.path("out.xlsx");
  const auto ran = stackbook({"repair", good, out});
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_EQ(stackbook({"compare", good, out}).code, 0);
  EXPECT_EQ(stackbook({"check", out}).code, 0);
}

TEST(Repair, WhatHasNoPlaceIsKeptAndTold) {
  const Place place;
  const auto ran = stackbook({"repair", sample("proposal-flawed.xlsx"), place.path("out.xlsx")});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(has(ran.out, "has no place in the template")) << ran.out;
  const auto again = stackbook({"repair", place.path("out.xlsx"), place.path("again.xlsx")});
  EXPECT_EQ(again.code, 0) << again.out << "the sheets of an earlier repair are no data";
  EXPECT_EQ(stackbook({"compare", place.path("out.xlsx"), place.path("again.xlsx")}).code, 0);
}

TEST(Repair, ATextTableFindsItsPlaceInTheTemplate) {
  const Place place;
  const std::string out = place.path("out.xlsx");
  ASSERT_EQ(stackbook({"export", sample("proposal-good.xlsx"), place.path("clean.csv")}).code, 0);
  const auto ran = stackbook({"repair", place.path("clean-Members.csv"), out});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "\"clean-Members\" is read as \"Members\"")) << ran.out;
  EXPECT_TRUE(has(ran.out, "0 cells on the sheet Not placed")) << ran.out;
  ASSERT_EQ(stackbook({"export", "--draft", out, place.path("draft.csv")}).code, 0);
  EXPECT_EQ(read(place.path("draft-Members.csv")), read(place.path("clean-Members.csv")));
}

TEST(Repair, AWorkbookOfSomethingElseIsNotGuessedAt) {
  const Place place;
  const auto list = place.write("shopping.csv", "what,how many\nmilk,2\n");
  const auto ran = stackbook({"repair", list, place.path("out.xlsx")});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.err, "no sheet holds the captions of pack eo14320")) << ran.err;
  EXPECT_EQ(place.names(), std::vector<std::string>{"shopping.csv"});
}

} // namespace
} // namespace stackbook::pipeline
