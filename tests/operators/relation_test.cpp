#include "rules/feel/builtins/range_text.hpp"
#include "rules/feel/builtins/relation.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "tests/operators/values.hpp"

#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

const std::map<std::string, bool (*)(const Meeting&)> relations = {{"before", is_before},
                                                                   {"after", is_after},
                                                                   {"meets", meets},
                                                                   {"met by", is_met_by},
                                                                   {"overlaps", overlaps},
                                                                   {"overlaps before", overlaps_before},
                                                                   {"overlaps after", overlaps_after},
                                                                   {"finishes", finishes},
                                                                   {"finished by", is_finished_by},
                                                                   {"includes", includes},
                                                                   {"during", is_during},
                                                                   {"starts", starts},
                                                                   {"started by", is_started_by},
                                                                   {"coincides", coincides}};

// "[1..10)", "(<=5)" or a point.
Value side(const std::string& cell, Evaluation& evaluation) {
  const std::size_t dots = cell.find("..");
  if (dots != cell.npos)
    return make_range(value_of(cell.substr(1, dots - 1), evaluation.arena),
                      value_of(cell.substr(dots + 2, cell.size() - dots - 3), evaluation.arena),
                      cell.front() == '[', cell.back() == ']', evaluation, {});
  if (cell.front() != '(') return value_of(cell, evaluation.arena);
  static const std::map<std::string, Range::Form> forms = {
      {"<", Range::Form::less},           {"<=", Range::Form::less_equal}, {">", Range::Form::greater},
      {">=", Range::Form::greater_equal}, {"=", Range::Form::equal},       {"!=", Range::Form::not_equal}};
  const std::size_t end = cell.find_first_not_of("<>=!", 1);
  return make_unary_range(forms.at(cell.substr(1, end - 1)),
                          value_of(cell.substr(end, cell.size() - end - 1), evaluation.arena), evaluation,
                          {});
}

TEST(Relations, HoldAsTheTableSays) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/operators/relations.txt");
  std::string line;
  int number = 0, rows = 0;
  Arena arena;
  Evaluation evaluation(arena);
  while (std::getline(file, line)) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto cells = cells_of(line, '|');
    ASSERT_EQ(cells.size(), 4u) << "relations.txt:" << number;
    const auto meeting = meet(side(cells[1], evaluation), side(cells[2], evaluation));
    const std::string got = !meeting ? "!" : relations.at(cells[0])(*meeting) ? "true" : "false";
    EXPECT_EQ(got, cells[3]) << "relations.txt:" << number << ": " << line;
    ++rows;
  }
  EXPECT_GT(rows, 120);
}

class RangeText : public testing::Test {
 protected:
  std::string read(std::string_view text) {
    const Value result = parse_range(Value::string(text), evaluation, {});
    if (result.is_null()) return cell_of(result, evaluation);
    const Range& range = result.as_range();
    return (range.start_included ? "[" : "(") + cell_of(range.start, evaluation) + ".." +
           cell_of(range.end, evaluation) + (range.end_included ? "]" : ")");
  }
  Arena arena;
  Evaluation evaluation{arena};
};

TEST_F(RangeText, ReadsLiterals) {
  EXPECT_EQ(read("[1..3]"), "[1..3]");
  EXPECT_EQ(read("]18..21["), "(18..21)");
  EXPECT_EQ(read("(-1.5..2.5e1)"), "(-1.5..25)");
  EXPECT_EQ(read(" \n[ 1 .. 3 ]\t"), "[1..3]");
  EXPECT_EQ(read("[-.5...5]"), "[-0.5..0.5]");
  EXPECT_EQ(read(R"(["a".."c"])"), R"(["a".."c"])");
  EXPECT_EQ(read(R"(["\u0061".."\"\\\n\s"])"), "!FEEL-RANGE");
  EXPECT_EQ(read(R"(["\"\\\n\s".."\u0061"])"), "[\"\"\\\n\\s\"..\"a\"]");
  EXPECT_EQ(read(R"(["\uD83D\uDE00".."\U01F600"])"), "[\"😀\"..\"😀\"]");
  EXPECT_EQ(read(R"([@"1970-01-01"..date("1970-01-02")])"), "[1970-01-01..1970-01-02]");
  EXPECT_EQ(read(R"([date and time ( "1970-01-01T00:00:00" )..@"1970-01-02T00:00:00"])"),
            "[1970-01-01T00:00:00..1970-01-02T00:00:00]");
  EXPECT_EQ(read(R"([time("00:00:00")..@"00:00:00"])"), "[00:00:00..00:00:00]");
  EXPECT_EQ(read(R"([duration("P1D")..@"P2D"])"), "[P1D..P2D]");
}

TEST_F(RangeText, SaysWhyNot) {
  for (const char* text : {"",
                           " ",
                           "[",
                           "[]",
                           "[1]",
                           "[..2]",
                           "[1..]",
                           "[1..3",
                           "1..3",
                           "[1..3]]",
                           "[1..3] x",
                           "<3",
                           ">=10",
                           "[null..null]",
                           "[a..b]",
                           "[1+1..3]",
                           "[\"a..b]",
                           "[\"a\"..\"b]",
                           "{1..3}",
                           "[1..3}",
                           "[1.5.3]",
                           "[--1..3]",
                           "[1e..3]",
                           "[date(string(\"1970-01-01\"))..date(\"1970-01-02\")]",
                           "[date(input)..date(\"1970-01-02\")]",
                           "[@1..@2]",
                           "[date(\"1970-01-01\")..date(\"1970-02-30\")]",
                           "[\"\\uD83D\"..\"b\"]",
                           "[\"\\"})
    EXPECT_EQ(read(text), "!FEEL-TEXT") << text;
  EXPECT_EQ(read("[3..1]"), "!FEEL-RANGE");
  EXPECT_EQ(read("[1..\"b\"]"), "!FEEL-RANGE");
  EXPECT_EQ(read(R"([@"1970-01-01"..@"1970-01-02T00:00:00"])"), "!FEEL-RANGE");
  EXPECT_EQ(read(R"([@"P2Y"..@"P1Y"])"), "!FEEL-RANGE");
  EXPECT_EQ(read(R"([@"10:00:00@No/Where"..@"11:00:00"])"), "!FEEL-ZONE-UNKNOWN");
  EXPECT_EQ(read(R"([@"9999999999-01-01"..@"1970-01-01"])"), "!FEEL-DATE-RANGE");
  EXPECT_EQ(read("[1..9e9999]"), "!FEEL-NUMBER-RANGE");
}

} // namespace
} // namespace stackbook::feel
