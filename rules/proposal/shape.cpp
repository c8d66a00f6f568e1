#include "rules/proposal/binding.hpp"
#include "rules/proposal/note.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using findings::Severity;
using workbook::Address;
using workbook::Area;
using workbook::Sheet;

class Shape {
 public:
  Shape(Proposal& to, const BoundTable& of, const Sheet& on) : proposal(to), table(of), sheet(on) {}

  void run() {
    for (const Area& area : sheet.merged) {
      if (area.first.row <= table.header_row && area.last.row >= table.header_row) {
        caption(area);
      } else if (area.first.row > table.header_row) {
        data(area);
      }
    }
    gap();
  }

 private:
  void say(std::string rule, Severity severity, Address at, std::string field, std::string message) {
    findings::Place place = place_of(table);
    place.cell = at;
    place.field = std::move(field);
    proposal.findings.push_back(note(*proposal.pack, table.binding->sheet + "." + rule, severity,
                                     std::move(place), std::move(message)));
  }

  bool has_data(std::uint32_t column) const {
    if (column >= sheet.columns.size()) return false;
    const workbook::Column& cells = sheet.columns[column];
    for (std::size_t i = 0; i < cells.rows.size(); ++i)
      if (cells.rows[i] > table.header_row && cells.cells[i].content != workbook::Content::blank) return true;
    return false;
  }

  // A column of the pack whose values are read in this column of the sheet.
  const ColumnBinding* bound(std::uint32_t column) const {
    const auto at = std::ranges::find(table.columns, std::optional(column));
    return at == table.columns.end()
               ? nullptr
               : &table.binding->columns[static_cast<std::size_t>(at - table.columns.begin())];
  }

  void caption(const Area& area) {
    const ColumnBinding* column = bound(area.first.column);
    if (!column || area.first.column == area.last.column) return;
    std::string lost;
    for (std::uint32_t c = area.first.column + 1; c <= area.last.column && c < sheet.columns.size(); ++c)
      if (has_data(c)) (lost += lost.empty() ? "" : " and ") += workbook::column_letters(c);
    std::string text = "the caption \"" + column->caption + "\" is merged over " + to_a1(area.first) + ":" +
                       to_a1(area.last) + ", and only column " + workbook::column_letters(area.first.column) +
                       " is read by it. ";
    text += lost.empty() ? "Nothing stands below the others; take the merged cell apart."
                         : "What stands in column " + lost +
                               " is not read: take the merged cell apart, and write a caption above each.";
    say(column->component + ".merged", lost.empty() ? Severity::info : Severity::error, area.first,
        column->component, std::move(text));
  }

  void data(const Area& area) {
    std::size_t blanks = 0;
    for (std::uint32_t c = area.first.column; c <= area.last.column; ++c) {
      const ColumnBinding* column = bound(c);
      if (!column || column->role != Role::input) continue;
      const auto first = std::ranges::lower_bound(table.rows, area.first.row, {}, &BoundRow::sheet_row);
      for (auto row = first; row != table.rows.end() && row->sheet_row <= area.last.row; ++row)
        blanks += Address{row->sheet_row, c} != area.first;
    }
    if (blanks == 0) return;
    const ColumnBinding* column = bound(area.first.column);
    say("merged", Severity::warning, area.first, column ? column->component : std::string(),
        "these cells are merged up to " + to_a1(area.last) + ". Only " + to_a1(area.first) +
            " holds the value, and " + (blanks == 1 ? "the other cell is" : "the other cells are") +
            " blank; take the merged cell apart, and fill in each.");
  }

  void gap() {
    if (table.binding->sort != TableBinding::Sort::table) return;
    const BoundRow* below = nullptr;
    std::uint32_t blank = 0;
    std::size_t more = 0;
    for (std::size_t r = 1; r < table.rows.size(); ++r) {
      const std::uint32_t between = table.rows[r].sheet_row - table.rows[r - 1].sheet_row - 1;
      if (between == 0) continue;
      if (below) {
        ++more;
      } else {
        below = &table.rows[r];
        blank = between;
      }
    }
    if (!below) return;
    std::string text = "the rows from here stand below " +
                       (blank == 1 ? std::string("a blank row") : std::to_string(blank) + " blank rows");
    if (more == 1) text += ", and there is another such gap below";
    if (more > 1) text += ", and there are " + std::to_string(more) + " more such gaps below";
    say("gap", Severity::info, {below->sheet_row, 0}, {},
        text +
            ". They are read and checked like the others; close the gap, because filters and sorting in the "
            "sheet end at a blank row, or remove what does not belong to the table.");
  }

  Proposal& proposal;
  const BoundTable& table;
  const Sheet& sheet;
};

} // namespace

void note_shape(const workbook::Workbook& workbook, Proposal& proposal) {
  for (const BoundTable& table : proposal.tables)
    if (table.found && table.binding->sort != TableBinding::Sort::form)
      Shape(proposal, table, workbook.sheets[table.sheet_order]).run();
}

} // namespace stackbook::proposal
