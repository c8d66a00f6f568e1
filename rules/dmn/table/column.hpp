// Column: an index over one input column of a decision table: value → the rules whose cell it satisfies, as
// bits.
//
// Numbers and dates: the cut points of all cells make elementary intervals, each with its bits; strings: a
// hash; booleans and null: one row each. Where a cell can't be decided by the index for this sort of value,
// its bit is set in `bits` and in `open`: the caller runs the cell's program.
#pragma once

#include "rules/dmn/table/cell.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace stackbook::dmn {

using Word = std::uint64_t; // 64 rules

class Cuts { // sorted points; elementary interval 2i+1 is point i, 2i the gap before it
 public:
  Cuts() = default;
  Cuts(std::vector<feel::Value> points, bool dates);
  std::uint32_t count() const { return 2 * points_ + 1; }
  std::uint32_t find(feel::Value value) const;

 private:
  std::uint32_t place(std::int64_t scaled, bool beyond) const; // beyond: the value is a little above `scaled`
  std::uint32_t search(feel::Value value) const;
  void divide_range();
  std::vector<std::int64_t> scaled_; // points as integers at one scale, when all fit
  std::vector<feel::Value> values_;  // else as they are
  std::vector<std::uint32_t>
      starts_; // equal parts of the range of points: the first point in each, and an end
  std::uint32_t points_ = 0;
  int shift_ = 0; // the width of a part, as a power of two
  int scale_ = 0;
  bool dates_ = false;
};

class Column {
 public:
  struct Answer {
    const Word* bits;
    const Word* open; // nullptr: nothing is open
  };

  Column() = default;
  explicit Column(std::span<const Cell> cells); // one per rule

  bool decides() const { return decides_; } // false: every cell is a dash
  Answer find(feel::Value value) const;

 private:
  enum Sort : std::uint8_t { number, date, string, boolean, null, other, sorts };
  struct Rows {
    std::vector<Word> words;
    std::size_t width = 0;
    const Word* row(std::size_t i) const { return words.data() + i * width; }
  };
  struct Entry {
    std::string_view text;
    std::uint64_t hash = 0;
    std::uint32_t row = 0; // 0: free
  };

  void build_ordered(std::span<const Cell> cells, Cell::Sort sort, Cuts& cuts, Rows& rows);
  void build_strings(std::span<const Cell> cells);
  void build_small(std::span<const Cell> cells);
  void build_open(std::span<const Cell> cells);
  const Word* string_row(std::string_view text) const;

  bool decides_ = false;
  Cuts numbers_, dates_;
  Rows number_rows_, date_rows_, string_rows_, small_rows_, open_rows_; // small: false, true, null, other
  std::vector<Entry> entries_;                                          // open addressing, a power of two
  bool open_[sorts] = {};
};

} // namespace stackbook::dmn
