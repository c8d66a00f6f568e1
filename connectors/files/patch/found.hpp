// Found: what a pass over a worksheet part learns about the rows and cells that are to be changed.
#pragma once

#include "connectors/files/patch/sheet.hpp"

namespace stackbook::files::patch {

struct FoundCell {
  std::uint64_t from = 0, tag_to = 0, to = 0; // start tag, whole element
  std::uint32_t look = 0;
  bool filled = false, formula = false;
  std::string shared, text; // group whose formula this cell holds, and that formula
};

struct Follower { // a cell that repeats the formula of its group
  workbook::Address at;
  std::uint64_t from = 0, tag_to = 0, to = 0; // of its element f
};

struct FoundRow { // the last element of that number
  std::uint64_t from = 0, tag_to = 0, end_from = 0;
  std::optional<std::uint32_t> look;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> cells; // column, place; as they stand
};

struct FoundSheet {
  std::uint64_t data_from = 0, data_to = 0, data_end = 0; // tags of sheetData
  std::map<std::uint32_t, FoundRow> rows;                 // those of changed cells and of cells to be like
  std::map<workbook::Address, FoundCell> cells;           // of those rows
  std::map<std::uint32_t, std::uint64_t> before;          // row → the first element of a greater number
  std::map<std::string, std::vector<Follower>> followers; // by group
  std::vector<workbook::Area> merged, arrays;
  std::vector<std::pair<workbook::Area, std::uint32_t>> looks; // of columns
  struct Tag {
    std::uint64_t from = 0, to = 0;
  };
  std::optional<Tag> dimension, filter;
  std::uint64_t drawing_at = 0; // where a drawing of comments is to be named
  std::string drawing;          // relation id of the one that is named
  std::vector<std::string> tables;
  std::string prefix; // of the part's elements
};

Result<FoundSheet> find_in_sheet(const Package& package, const Entry& entry, const Text& text,
                                 const std::set<std::uint32_t>& rows, const Limits& limits);

} // namespace stackbook::files::patch
