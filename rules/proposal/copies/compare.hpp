// Compare: what differs between two copies of one workbook, row by key and field by column, whatever was moved.
#pragma once

#include "rules/proposal/copies/records.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stackbook::proposal {

struct Difference {
  enum class Sort : std::uint8_t { row_added, row_removed, field_changed };
  Sort sort;
  std::string table, row;         // the pack's table, the row's key; "" for a form
  std::string component, caption; // of a field; empty for a row
  findings::Datum was, is;        // of a field, as bound: money in full units, dates as ISO text
  findings::Place before, after;  // where it stands in each copy; no sheet where it does not
};

// In the order of the pack's tables; of each the rows of `after`, then those that are gone; fields in template order.
// Input columns only, so that results and receipts are no differences.
std::vector<Difference> compare(const Copy& before, const Copy& after);

} // namespace stackbook::proposal
