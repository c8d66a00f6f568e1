// Runs every table of this folder, and shows that the runner itself can fail.
#include "tests/feel/table.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::vector<std::string> tables() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(STACKBOOK_SOURCE "/tests/feel"))
    if (entry.path().extension() == ".feel") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Feel : public testing::TestWithParam<std::string> {};

TEST_P(Feel, EveryLineHolds) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/feel/" + GetParam() + ".feel");
  std::stringstream text;
  text << file.rdbuf();
  const auto cases = run_table(text.str());
  EXPECT_GE(cases.size(), 5u);
  for (const Case& c : cases) EXPECT_EQ(c.fault, "") << GetParam() << ".feel:" << c.line << ": " << c.text;
}

INSTANTIATE_TEST_SUITE_P(Tables, Feel, testing::ValuesIn(tables()), [](const auto& file_of) {
  std::string name = file_of.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

TEST(FeelTable, TellsWrongFromRight) {
  EXPECT_EQ(run_table("1 + 1 ==> 2").at(0).fault, "");
  EXPECT_EQ(run_table("1 + 1 ==> 3").at(0).fault, "2");
  EXPECT_EQ(run_table("1 / 0 ==> null").at(0).fault, "null FEEL-DIVISION-BY-ZERO");
  EXPECT_EQ(run_table("null ==> null FEEL-DIVISION-BY-ZERO").at(0).fault, "null");
  EXPECT_EQ(run_table("1 / 0 ==> 1 / 0").at(0).fault, "null FEEL-DIVISION-BY-ZERO");
  EXPECT_EQ(run_table("\"\" ==> null").at(0).fault, "an empty text");
  EXPECT_NE(run_table("1 + 1").at(0).fault, "");
}

} // namespace
} // namespace stackbook::feel
