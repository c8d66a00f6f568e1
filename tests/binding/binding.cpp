// What can't be bound as it stands, said alike whatever file it came in: cases.txt.

#include "connectors/files/files.hpp"
#include "tests/binding/book.hpp"
#include "tests/proposal/fruit.hpp"

#include <gtest/gtest.h>

namespace stackbook::binding {
namespace {

struct Case {
  std::string name;
  bool csv = false;
  std::vector<std::string> changes;
  std::string found;
};

std::vector<std::string> lines_of(const char* file) {
  std::ifstream in(STACKBOOK_SOURCE "/tests/binding/" + std::string(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  return lines;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  bool found = false;
  for (const std::string& line : lines_of("cases.txt")) {
    if (line.starts_with("case ")) {
      all.push_back({line.substr(5), line.ends_with("(csv)"), {}, {}});
      found = false;
    } else if (line == "found") {
      found = true;
    } else if (found) {
      all.back().found += line.substr(2) + '\n';
    } else {
      all.back().changes.push_back(line.substr(2));
    }
  }
  return all;
}

Book good() {
  Book book;
  for (const std::string& line : lines_of("good.txt")) book.take(line);
  return book;
}

// The findings of a file; of those, where `sheet` is given, the ones that lie on it.
std::string found_in(const std::string& bytes, const char* name, const std::string& sheet = {}) {
  const auto workbook = files::read_workbook(bytes, name);
  if (!workbook) return to_text(workbook.failure());
  proposal::CheckOptions options;
  options.today = "2030-01-01";
  auto checked = proposal::check(proposal::bind(*workbook, proposal::fruit_pack()), options);
  if (!sheet.empty())
    std::erase_if(checked.findings,
                  [&](const findings::Finding& finding) { return finding.place.sheet != sheet; });
  return proposal::shown(checked.findings);
}

class Binding : public testing::TestWithParam<Case> {};

TEST_P(Binding, IsSaidAlikeOfEveryFile) {
  Book book = good();
  for (const std::string& line : GetParam().changes) book.take(line);
  EXPECT_EQ(found_in(xlsx(book), "sale.xlsx"), GetParam().found);
  EXPECT_EQ(found_in(ods(book), "sale.ods"), GetParam().found);
  if (GetParam().csv) {
    EXPECT_EQ(found_in(csv(book.sheet("Boxes")), "Boxes.csv", "Boxes"), GetParam().found);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Binding, testing::ValuesIn(cases()), [](const auto& one) {
  std::string name;
  for (const char c : one.param.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

TEST(GoodBook, HasNoFindings) {
  EXPECT_EQ(found_in(xlsx(good()), "sale.xlsx"), "");
  EXPECT_EQ(found_in(ods(good()), "sale.ods"), "");
  EXPECT_GT(cases().size(), 20u);
}

} // namespace
} // namespace stackbook::binding
