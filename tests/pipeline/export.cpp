// The clean copy: the same findings as its source, the same bytes each time, and no text that runs as a formula.

#include "connectors/files/patch/patch.hpp"
#include "rules/proposal/csv.hpp"
#include "tests/pipeline/command.hpp"
#include "tests/pipeline/spot.hpp"

#include <map>
#include <set>

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

constexpr const char* formats[] = {".xlsx", ".ods", ".json", ".csv"};

// Findings by rule, row and field: where they stand moves with the copy's rows. What only the source's form caused
// (spaces, hidden rows, numbers as text, foreign sheets) the copy cures.
std::set<std::string> findings(const std::string& file) {
  const auto ran = stackbook({"check", file, "--format", "csv", "--fail-on", "never"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto lines = proposal::parse_csv(ran.out);
  EXPECT_TRUE(lines);
  std::map<std::string, std::size_t> column;
  for (std::size_t c = 0; lines && c < lines->front().fields.size(); ++c)
    column[lines->front().fields[c]] = c;
  std::set<std::string> all;
  for (std::size_t l = 1; lines && l < lines->size(); ++l) {
    const auto field = [&](const char* name) { return (*lines)[l].fields.at(column.at(name)); };
    if (field("severity") == "info" || field("rule").starts_with("file.")) continue;
    all.insert(field("rule") + ' ' + field("severity") + ' ' + field("row") + ' ' + field("field"));
  }
  return all;
}

std::string dangerous(const Place& place) {
  const std::string base = sample("proposal-good.xlsx");
  files::patch::Changes changes;
  const char* texts[] = {"=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"};
  const char* keys[] = {"M01", "M02", "M03", "M04"};
  for (int at = 0; at < 4; ++at)
    changes.cells.push_back({"Members", below_caption(base, "Members", keys[at], "Legal name"), texts[at]});
  const auto bytes = files::patch::patched(read(base), base, changes);
  EXPECT_TRUE(bytes);
  return place.write("dangerous.xlsx", bytes ? *bytes : "");
}

TEST(Export, TheCopyChecksWithTheFindingsOfItsSource) {
  const Place place;
  for (const char* name : {"proposal-good.xlsx", "proposal-flawed.xlsx"})
    for (const char* format : {".xlsx", ".ods"}) {
      const std::string copy = place.path(std::string("copy-draft") + format);
      ASSERT_EQ(stackbook({"export", sample(name), copy, "--draft"}).code, 0);
      EXPECT_EQ(findings(copy), findings(sample(name))) << name << format;
    }
}

TEST(Export, TheSameInputGivesTheSameBytes) {
  const Place place;
  for (const char* format : formats) {
    const std::string a = std::string("a-draft") + format, b = std::string("b-draft") + format;
    for (const std::string& name : {a, b})
      ASSERT_EQ(stackbook({"export", sample("proposal-flawed.xlsx"), place.path(name), "--draft"}).code, 0);
    if (std::string_view(format) != ".csv") {
      EXPECT_EQ(read(place.path(a)), read(place.path(b))) << format;
      continue;
    }
    std::size_t tables = 0;
    for (const std::string& name : place.names())
      if (name.starts_with("a-")) {
        EXPECT_EQ(read(place.path(name)), read(place.path("b" + name.substr(1)))) << name;
        ++tables;
      }
    EXPECT_GT(tables, 8u);
  }
}

TEST(Export, NoTextRunsAsAFormula) {
  const Place place;
  const std::string source = dangerous(place);
  for (const char* format : formats)
    ASSERT_LT(stackbook({"export", source, place.path(std::string("draft") + format), "--draft"}).code, 2);
  for (const char* name : {"draft.xlsx", "draft.ods"}) {
    const auto book = files::read_workbook(place.path(name)).value();
    for (const workbook::Sheet& sheet : book.sheets)
      EXPECT_TRUE(sheet.formulas.empty()) << name << sheet.name;
    const workbook::Cell* cell =
        book.sheet("Members")->cell(below_caption(place.path(name), "Members", "M02", "Legal name"));
    ASSERT_TRUE(cell && cell->content == workbook::Content::text) << name;
    EXPECT_EQ(book.text(*cell), "+cmd|' /C calc'!A0") << name;
  }
  const std::string table = read(place.path("draft-Members.csv"));
  for (const char* field : {"\"'=1+1\"", "\"'+cmd|' /C calc'!A0\"", "\"'@SUM(A1)\"", "\"'-2+3\""})
    EXPECT_NE(table.find(field), std::string::npos) << field;
  EXPECT_NE(read(place.path("draft.json")).find("\"+cmd|' /C calc'!A0\""), std::string::npos);
}

} // namespace
} // namespace stackbook::pipeline
