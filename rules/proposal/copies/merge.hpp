// Merge: one workbook from two people's copies of it. What only one of them changed is taken; where both changed the same
// thing to something else, ours stays and the conflict is listed for a person.
//
// The answer is a list of edits to OURS, so that its looks, formulas and further sheets stay; nothing is dropped silently:
// each edit and each conflict has its line.
#pragma once

#include "rules/proposal/copies/compare.hpp"
#include "rules/result.hpp"

#include <utility>
#include <vector>

namespace stackbook::proposal {

struct Written { // what a cell is to hold: a cell of THEIRS; blank clears
  workbook::Cell cell{};
  std::string text{}; // of a cell with text
};
struct Edit {
  std::string sheet;
  workbook::Address at;
  Written value;
};
struct NewRow { // below the last row of its table
  std::string sheet;
  std::uint32_t below = 0;
  std::vector<std::pair<std::uint32_t, Written>> cells; // by sheet column, ascending
};

struct MergeLine {
  enum class Sort : std::uint8_t { changed, row_added, row_removed, conflict };
  Sort sort;
  std::string table, row, caption;
  findings::Datum base, ours, theirs;
  findings::Place place; // in OURS; no cell for a row that was not there
  std::string note;      // of a conflict: what a person has to decide. Of others: what else is to be known
};

struct Merged {
  std::vector<Edit> edits;
  std::vector<NewRow> rows;
  std::vector<MergeLine> lines; // in the order of the pack's tables
  std::size_t conflicts = 0;
};

// Copies of different proposals, packs or money scales can't be merged: a Failure says what to do.
Result<Merged> merge(const Copy& base, const Copy& ours, const Copy& theirs);

} // namespace stackbook::proposal
