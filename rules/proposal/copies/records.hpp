// Records: the rows of a bound table by what they are, so that copies of one workbook can be laid side by side
// whatever order their rows, columns and sheets stand in.
#pragma once

#include "rules/proposal/check.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stackbook::proposal {

struct Copy { // a workbook and what a pack bound from it; both must outlive what is made from them
  const workbook::Workbook& workbook;
  const Proposal& proposal;
};

// A row's key and how many rows of that key stand above it. Where a table has no keys (approvals, answers: lines that are
// only ever added), or a row has none, all that the row holds stands for its key.
using Identity = std::pair<std::string, std::size_t>;

struct Records {
  const BoundTable* table = nullptr;
  std::vector<std::pair<Identity, const BoundRow*>> rows; // in the order of the sheet
  std::map<Identity, const BoundRow*> found;

  const BoundRow* find(const Identity& identity) const;
};
Records records_of(const Copy& copy, std::size_t table); // as pack->tables

bool is_keyed(const TableBinding& table); // rows are told apart by a key, or there is but one
std::string name_of(const BoundTable& table, const BoundRow& row); // the row's key; "" for a form

// What a field holds: as bound, or what stands in its cell where that could not be used; blank where nothing does.
findings::Datum held(const Copy& copy, const BoundTable& table, const BoundRow& row, std::size_t column);
bool same(const findings::Datum& a, const findings::Datum& b); // by type: 1.50 is 1.5, "1.5" is not
bool is_blank(const findings::Datum& datum);

} // namespace stackbook::proposal
