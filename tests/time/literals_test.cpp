#include "rules/feel/time/parse.hpp"
#include "rules/feel/time/print.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

// Not from the catalogue's table: a reader of this file sees what the reasons are called.
std::string name_of_fault(Code code) {
  switch (code) {
  case Code::text_malformed: return "!FEEL-TEXT";
  case Code::date_range: return "!FEEL-DATE-RANGE";
  case Code::zone_unknown: return "!FEEL-ZONE-UNKNOWN";
  default: return "!another";
  }
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t bar = std::min(line.find('|', from), line.size());
    const std::string cell = line.substr(from, bar - from);
    const std::size_t first = cell.find_first_not_of(' ');
    cells.push_back(first == cell.npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    from = bar + 1;
  }
  return cells;
}

Parsed read(const std::string& kind, const std::string& text, Arena& arena) {
  if (kind == "date") return parse_date(text);
  if (kind == "time") return parse_time(text);
  if (kind == "date and time") return parse_date_time(text, arena);
  if (kind == "duration") return parse_duration(text);
  return parse_at_literal(text, arena);
}

TEST(Literals, ReadAndPrintAsTheTableSays) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/time/literals.txt");
  std::string line;
  int number = 0, rows = 0;
  Arena arena;
  while (std::getline(file, line)) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> cells = cells_of(line);
    ASSERT_EQ(cells.size(), 3u) << "literals.txt:" << number;
    const Parsed parsed = read(cells[0], cells[1], arena);
    const std::string got = parsed ? print_temporal(parsed.value) : name_of_fault(*parsed.fault);
    EXPECT_EQ(got, cells[2]) << "literals.txt:" << number << ": " << line;
    if (parsed) {
      const Parsed again = parse_at_literal(got, arena);
      ASSERT_TRUE(again) << "does not read back: " << got;
      EXPECT_EQ(print_temporal(again.value), got);
      EXPECT_EQ(again.value.kind(), parsed.value.kind());
    }
    ++rows;
  }
  EXPECT_GT(rows, 130);
}

// Every prefix and every one-byte change of good texts either reads or says why not; nothing else may happen.
TEST(Literals, DamagedTextsNeverHurt) {
  Arena arena;
  const std::string texts[] = {"-2017-12-31T11:22:33.456789012-01:35:07", "2017-12-31T11:22:33@Europe/Paris",
                               "-P106751991167300DT15H30M7.999999999S", "P83333333Y3M"};
  const char bytes[] = {'\0', '0', '9', '-', '+', ':', '.', 'T', 'Z', 'P', '@', '\xff', ' '};
  for (const std::string& text : texts) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      parse_at_literal(text.substr(0, i), arena);
      for (const char byte : bytes) {
        std::string damaged = text;
        damaged[i] = byte;
        const Parsed parsed = parse_at_literal(damaged, arena);
        if (!parsed) continue;
        const std::string printed = print_temporal(parsed.value);
        const Parsed again = parse_at_literal(printed, arena);
        ASSERT_TRUE(again) << damaged << " reads, but its print does not: " << printed;
        EXPECT_EQ(print_temporal(again.value), printed);
      }
    }
  }
}

} // namespace
} // namespace stackbook::feel
