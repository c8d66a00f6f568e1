// Sheet: where a worksheet part must be changed so that some of its cells hold something else.
//
// ECMA-376 part 1, 18.3.1. One pass over the part finds the rows and cells concerned; the changes are splices of
// its text. Rows and cells that are not there are put where their number belongs.
#pragma once

#include "connectors/files/patch/looks.hpp"
#include "connectors/files/patch/patch.hpp"
#include "connectors/files/xlsx/parts.hpp"

#include <map>
#include <set>

namespace stackbook::files::patch {

struct Wanted {
  Value value;
  std::optional<workbook::Address> like; // a cell whose look a new one takes
};

struct SheetChange {
  std::string name; // of the sheet, for messages
  std::map<workbook::Address, Wanted> cells;
  std::set<std::uint32_t> fresh; // rows of these that have to be empty
  std::string drawing;           // relation id of a drawing of comments to be named; empty: none
};

struct Growth { // an area of rows that new rows directly under it have joined
  workbook::Area before, after;
};
// The area with the rows that continue it; nothing where none does.
std::optional<Growth> grown(const workbook::Area& area, const std::set<std::uint32_t>& fresh);
std::string to_a1(const workbook::Area& area);
std::optional<workbook::Area> area_from(std::string_view text);

struct ChangedSheet {
  std::string bytes;
  bool formula_gone = false;       // a cell held a formula and holds none any more
  std::optional<Growth> filter;    // the sheet's own filter
  std::vector<std::string> tables; // relation ids of its tables
};

Result<ChangedSheet> change_sheet(const Package& package, const Entry& entry, const SheetChange& change,
                                  Looks& looks, bool date1904, const Limits& limits);

} // namespace stackbook::files::patch
