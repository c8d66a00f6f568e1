// Sheets to write: a plan of a workbook in plain data, which connectors/files/write turns into a file. The
// template of a pack and the clean copy of a proposal are both such plans, so no file format is known here.
#pragma once

#include "rules/proposal/approval.hpp"

#include <string>
#include <vector>

namespace stackbook::proposal {

enum class Look : std::uint8_t {
  plain,
  title,
  note,
  header,
  required_header,
  input,
  computed,
  verdict,
  label,
  total
};

// Which cells of a column below the header are marked by a color.
enum class Tint : std::uint8_t { none, blank, filled }; // blank: in a row that has begun

struct PlannedCell {
  std::uint32_t row = 0, column = 0;
  findings::Datum value{};
  Look look = Look::plain;
  workbook::Format format = workbook::Format::general;
  std::string formula{};              // without "="; the value is its cached result
  std::string help{};                 // an input message of this cell alone, as form fields have
  std::vector<std::string> allowed{}; // a dropdown of this cell alone
};

struct PlannedColumn {
  std::uint32_t column = 0;
  double width = 0;
  workbook::Format format = workbook::Format::general;
  std::string title{}, help{};        // an input message
  std::vector<std::string> allowed{}; // a dropdown over the data rows
  bool locked = false;
  Tint tint = Tint::none;
};

struct PlannedSheet {
  std::string name{};
  std::vector<PlannedCell> cells{}; // ascending by row, then column
  std::vector<PlannedColumn> columns{};
  std::optional<std::uint32_t> header_row{}; // from 0: frozen and filtered below it
  std::uint32_t data_rows = 0;               // rows below the header prepared for input
  bool protect = false;
  bool hidden = false;
  bool landscape = true;
};

struct PlannedWorkbook {
  std::string title{}, subject{};
  std::vector<PlannedSheet> sheets{};
  std::string created{}; // ISO date put into the properties, so that the same input gives the same bytes
};

// A template: Instructions, one sheet a form or table, Summary. `id`: a UUID for the form's id field, given
// by the caller. `fill`: rows to put in as they are typed in the sheets (a sample), money in the declared
// scale; for bound rows (a repaired workbook) give `as_typed(pack, take_out(proposal))`.
Tables as_typed(const Pack& pack, Tables bound);
// `today`: ISO date that the Summary counts from where `fill` has no date of its own.
PlannedWorkbook make_template(const Pack& pack, std::string_view id, const Tables& fill = {},
                              std::string_view today = {});

// What a clean copy leaves behind, and where; the manifest of the copy lists the same.
struct Removal {
  std::string what, where, detail;
};
std::vector<Removal> inspect(const workbook::Workbook& workbook, const Proposal& proposal);

// The clean copy: values only, sheets of the pack in its order, a Manifest sheet (pack, as-of date, row
// digests, approvals, removals).
struct Sending {
  bool draft = false;    // marked so
  bool withheld = false; // for the public: without confidential values (withhold.hpp)
};
PlannedWorkbook make_clean(const workbook::Workbook& workbook, const Proposal& proposal,
                           const Checked& checked, Sending sending);
bool is_draft(const workbook::Workbook& workbook); // a clean copy that says so in its manifest

} // namespace stackbook::proposal
