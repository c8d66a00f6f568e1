// Checking: workbook and pack in, report out. The one road of every surface: command, Calc, connector.
//
//   bind(workbook, pack)  → Proposal   typed rows, each value with its place; what can't be bound is a finding
//   check(proposal, …)    → Checked    rules run, answers and approvals read, findings sorted, totals
//
// Pure: no file, clock or locale. The as-of date is the form's field, unless the caller gives one.
#pragma once

#include "rules/findings/report.hpp"
#include "rules/proposal/pack.hpp"
#include "rules/workbook/workbook.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stackbook::proposal {

std::optional<PackHint> pack_hint(const workbook::Workbook& workbook);

struct BoundRow {
  std::string key;                 // "" for a form
  std::vector<feel::Value> values; // one per column of the table, by its type; null where blank or unusable
  std::vector<std::optional<workbook::Address>> cells; // one per column, where there is such a column
  std::vector<std::size_t> unusable; // columns whose cell holds something that could not be used; ascending
  std::uint32_t sheet_row = 0;
  feel::Value context; // the values as the model sees them
};

struct BoundTable {
  const TableBinding* binding = nullptr;
  bool found = false; // the sheet is there
  std::string sheet;  // its name in this workbook
  std::uint32_t sheet_order = 0;
  std::vector<std::optional<std::uint32_t>> columns; // sheet column of each binding column
  std::uint32_t header_row = 0;
  std::vector<BoundRow> rows;
  feel::Value input; // what the model's input data gets: list of contexts, a form's one context
  std::size_t required_fields = 0, filled_fields = 0; // filled: of the required ones
};

class Proposal {
 public:
  std::shared_ptr<const Pack> pack;
  std::vector<BoundTable> tables;          // as pack->tables
  std::vector<findings::Finding> findings; // of binding
  std::string id;                          // the form's id field; empty when it has none
  std::optional<std::string> as_of;        // the form's, ISO

  const BoundTable* table(std::string_view name) const;
  std::shared_ptr<feel::Arena> arena; // of all values
};

Proposal bind(const workbook::Workbook& workbook, std::shared_ptr<const Pack> pack);

// The values JSON or another program gives, laid out as the template would hold them, so that one binding
// serves all routes. `tables`: table name → rows of (component → datum), as bound: money in full units, lists
// joined by the column's separator, dates as ISO text. `lay_out` divides money by the scale that the form
// among `tables` declares.
using Row = std::vector<std::pair<std::string, findings::Datum>>;
using Tables = std::vector<std::pair<std::string, std::vector<Row>>>;
workbook::Workbook lay_out(const Pack& pack, const Tables& tables);
Tables take_out(const Proposal& proposal); // the reverse: input columns only, blanks left out

struct CheckOptions {
  std::string file;                 // for places
  std::optional<std::string> as_of; // ISO date; else the form's, else `today`
  std::string today;                // ISO date, read once by the caller
  feel::Limits limits{};
  // Values of inputs of the models that no sheet or reference of the pack gives, by their names; blank without.
  std::vector<std::pair<std::string, findings::Answered>> given{};
  std::function<bool()> cancelled{}; // asked now and then; true ends the check early with what is known
  unsigned threads = 1;              // at most, for the rows of large tables; what is found is the same
};

struct Checked {
  findings::FileReport report;
  std::vector<findings::Finding> findings; // sorted
  bool complete = true;                    // false when cancelled
};

Checked check(const Proposal& proposal, const CheckOptions& options);

// Data from a FEEL value: number → Decimal, text and temporal → text, list of contexts → Table.
findings::Answered to_data(feel::Value value);

} // namespace stackbook::proposal
