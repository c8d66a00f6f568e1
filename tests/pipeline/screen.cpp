// stackbook screen on the sample list, whose names are invented.

#include "tests/pipeline/command.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

TEST(Screen, AnswersCandidatesWithTheEntrysText) {
  const auto ran = stackbook(
      {"screen", "Golden Perigrine Shiping Inc.", "--list", sample("screening-list.csv"), "--country", "HK"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(has(ran.out, "48 entries")) << ran.out;
  EXPECT_TRUE(has(ran.out, "Golden Peregrine Shipping Company Limited (country agrees)")) << ran.out;
  EXPECT_TRUE(has(ran.out, "perigrine for peregrine: spelled nearly the same, 95 of 100")) << ran.out;
  EXPECT_TRUE(has(ran.out, "Sample Entity List (invented)")) << ran.out;
  EXPECT_TRUE(has(ran.out, "not a verdict")) << ran.out;
}

TEST(Screen, ReadsNamesFromStandardInput) {
  const std::string names = "Nobody At All Inc.\r\n\nЮрий Щербинин\n";
  const auto ran =
      stackbook({"screen", "-", "--list", sample("screening-list.csv"), "--format", "csv"}, names);
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(has(ran.out, "\"SHCHERBININ, Yuriy Alekseyevich\"")) << ran.out;
  EXPECT_FALSE(has(ran.out, "Nobody")) << ran.out;
  EXPECT_EQ(stackbook({"screen", "Nobody At All Inc.", "--list", sample("screening-list.csv")}).code, 0);
}

TEST(Screen, TakesThePartiesOfAWorkbook) {
  const auto ran = stackbook({"screen", "--workbook", sample("proposal-good.xlsx"), "--list",
                              sample("screening-list.csv"), "--format", "json"});
  EXPECT_EQ(ran.code, 0) << ran.err << ran.out.substr(0, 2000);
  EXPECT_TRUE(has(ran.out, "\"threshold\":80")) << ran.out.substr(0, 300);
  EXPECT_TRUE(
      has(ran.out,
          "{\"name\":\"Meridian Compute Inc.\",\"country\":\"US\",\"place\":\"Members M01, legal name\""))
      << ran.out.substr(0, 2000);
  const Place place;
  const auto list = place.write("own.csv", "name,country\nMeridien Compute,US\n");
  EXPECT_EQ(stackbook({"screen", "--workbook", sample("proposal-good.xlsx"), "--list", list}).code, 1);
}

TEST(Screen, CandidatesBecomeFindingsOfACheck) {
  const Place place;
  const auto list = place.write("own.csv", "name,country\nMeridian Compute,US\n");
  const auto plain = stackbook({"check", sample("proposal-good.xlsx"), "--format", "json"});
  const auto ran = stackbook(
      {"check", sample("proposal-good.xlsx"), "--list", list, "--format", "json", "--fail-on", "warning"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(has(ran.out, R"("rule":"CMP-11-1")") || has(ran.out, R"("rule":"CMP-12-1")")) << ran.err;
  EXPECT_TRUE(has(ran.out, R"("sheet":"Members")")) << ran.err;
  EXPECT_TRUE(has(ran.out, R"("rule":"screening.lists")")) << ran.err;
  EXPECT_TRUE(has(ran.out, "names screened against own.csv of ")) << ran.err;
  EXPECT_FALSE(has(plain.out, "screening.lists")) << "nobody is screened unasked";
  const auto none = stackbook({"check", sample("proposal-good.xlsx"), "--list", place.path("nothing.csv")});
  EXPECT_EQ(none.code, 2);
  EXPECT_EQ(none.out, "");
}

TEST(Screen, SaysWhatItLacks) {
  const auto none = stackbook({"screen", "--list", sample("screening-list.csv")});
  EXPECT_EQ(none.code, 2);
  EXPECT_TRUE(has(none.err, "Give names")) << none.err;
  const auto list = stackbook({"screen", "Acme", "--list", "/nonexistent.csv"});
  EXPECT_EQ(list.code, 2);
  const Place place;
  const auto other = stackbook({"screen", "Acme", "--list", place.write("x.csv", "a,b\n1,2\n")});
  EXPECT_EQ(other.code, 2);
  EXPECT_TRUE(has(other.err, "no column is headed name")) << other.err;
  EXPECT_EQ(stackbook({"screen", "Acme", "--country", "germany"}).code, 2);
  EXPECT_EQ(stackbook({"screen", "Acme", "--threshold", "0"}).code, 2);
}

} // namespace
} // namespace stackbook::pipeline
