// Repair: what an old, damaged or hand-made workbook holds, moved into the current template.
//
// Sheets and captions are found by likeness, values go where their captions say; text that a safe fix makes usable is
// made so. Whatever changes its place or its value has a line; whatever has no place is kept on a sheet of its own.
#pragma once

#include "rules/proposal/copies/likeness.hpp"
#include "rules/proposal/sheets.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::proposal {

struct Moved {
  findings::Place from, to;
  std::string caption;
  findings::Datum was, is; // as the cells hold them
  std::string note;        // why the value is another, or what was lost; may be empty
};

struct Leftover { // a cell that has no place in the template
  findings::Place place;
  findings::Datum value;
};

struct Repaired {
  PlannedWorkbook plan; // the template filled, then the sheets "Repair log" and "Not placed"
  std::vector<Reading> readings;
  std::vector<Moved> moves;
  std::vector<Leftover> left;
  std::size_t placed = 0; // cells of the template that were filled
};

// `id`: a new UUID, for a workbook that has no proposal id yet.
Repaired repair(const workbook::Workbook& workbook, std::shared_ptr<const Pack> pack, std::string_view id);

} // namespace stackbook::proposal
