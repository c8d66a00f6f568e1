// Patch: a copy of a person's workbook in which only what must change is changed.
//
// The sheet parts concerned are edited where a cell stands, byte for byte the same everywhere else; comments,
// relations and content types are extended; every other part keeps its packed bytes. Texts are written into
// the cells themselves, so that the shared strings stay untouched. Stored results of formulas are marked to be
// calculated anew when cells change. The same input gives the same bytes.
//
// .xlsx and .xlsm (ECMA-376, transitional and strict), .ods and .fods (OpenDocument 1.3 part 3, 9.1). Refused,
// with where and why: signed packages, cells under a merged one, cells of an array formula or data table,
// numbers that are none. Cells that shared the formula of a changed one keep it as their own.
#pragma once

#include "connectors/files/files.hpp"

#include <utility>
#include <variant>

namespace stackbook::files::patch {

struct Day {         // a date, or a date and time
  double serial = 0; // as the workbook has it: days since 1899-12-30
  bool clock = false;
};
using Value = std::variant<std::monostate, bool, double, std::string, Day>; // monostate: the cell is cleared

struct CellChange { // the cell keeps its look; a date gets a date's format where it has none
  std::string sheet;
  workbook::Address at;
  Value value;
};

struct RowChange { // a row written on the empty row under `below`, or under the row written there before
  std::string sheet;
  std::uint32_t below = 0;
  bool alike = false; // cells that are not there yet look like those of `below`
  std::vector<std::pair<std::uint32_t, Value>> cells; // by column, ascending
};

struct Note { // a comment; put behind what a person wrote where there is one already
  std::string sheet;
  workbook::Address at;
  std::string text;
};

struct
    NewSheet { // put behind all others, its first row frozen and filtered; "Merge 2" where there is a "Merge"
  std::string name;
  std::vector<double> widths; // of columns, in characters
  std::vector<std::vector<std::string>> rows;
};

struct Changes {
  std::vector<CellChange> cells; // of several for one cell the last counts
  std::vector<RowChange> rows;
  std::string author;      // of notes. If named, what this author noted before is taken out first
  std::vector<Note> notes; // one a cell
  std::vector<NewSheet> sheets;
};

// `name`: of the file, for messages.
Result<std::string> patched(std::string_view bytes, std::string_view name, const Changes& changes,
                            const Limits& limits = {});

} // namespace stackbook::files::patch
