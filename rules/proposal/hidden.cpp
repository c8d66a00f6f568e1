#include "rules/proposal/binding.hpp"
#include "rules/proposal/note.hpp"

#include <algorithm>
#include <array>

namespace stackbook::proposal {

namespace {

using findings::Severity;
using workbook::Sheet;
using workbook::Visibility;

// Sheets that Stackbook itself writes beside a pack's.
constexpr std::array<std::string_view, 4> own_sheets{"Instructions", "Summary", "Lists", "Manifest"};

bool holds_data(const Sheet& sheet) {
  return std::ranges::any_of(sheet.columns, [](const workbook::Column& column) {
    return std::ranges::any_of(
        column.cells, [](const workbook::Cell& cell) { return cell.content != workbook::Content::blank; });
  });
}

void note_rows(Proposal& proposal, const BoundTable& table, const Sheet& sheet) {
  std::size_t count = 0;
  const BoundRow* first = nullptr;
  for (const BoundRow& row : table.rows) {
    if (!sheet.row_hidden(row.sheet_row)) continue;
    if (!first) first = &row;
    ++count;
  }
  if (!first) return;
  findings::Place place = place_of(table);
  place.cell = workbook::Address{first->sheet_row, 0};
  const std::string text =
      count == 1 ? std::string("this row is hidden. It is read and checked like the others; show it")
                 : std::to_string(count) +
                       " rows from here are hidden. They are read and checked like the others; show them";
  proposal.findings.push_back(note(*proposal.pack, table.binding->sheet + ".hidden", Severity::info,
                                   std::move(place), text + ", so that a reader sees what is counted."));
}

} // namespace

void note_hidden(const workbook::Workbook& workbook, Proposal& proposal) {
  for (std::uint32_t s = 0; s < workbook.sheets.size(); ++s) {
    const Sheet& sheet = workbook.sheets[s];
    const auto table = std::ranges::find_if(
        proposal.tables, [&](const BoundTable& bound) { return bound.found && bound.sheet == sheet.name; });
    const bool bound = table != proposal.tables.end();
    if (bound && table->binding->sort != TableBinding::Sort::form && !sheet.hidden_rows.empty())
      note_rows(proposal, *table, sheet);
    if (sheet.visibility == Visibility::visible || !holds_data(sheet)) continue;
    if (std::ranges::find(own_sheets, sheet.name) != own_sheets.end()) continue;
    findings::Place place = bound ? place_of(*table) : findings::Place{};
    place.sheet = sheet.name;
    place.sheet_order = s;
    proposal.findings.push_back(
        bound
            ? note(*proposal.pack, table->binding->sheet + ".hidden", Severity::info, std::move(place),
                   "this sheet is hidden. It is read and checked like the others; show it before it is sent.")
            : note(*proposal.pack, "file.hidden", Severity::warning, std::move(place),
                   "this sheet is hidden and holds data, but is none of the template's. It would leave the "
                   "house with "
                   "the file; remove it, or send the clean copy."));
  }
}

} // namespace stackbook::proposal
