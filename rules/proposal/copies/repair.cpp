#include "rules/proposal/copies/repair.hpp"

#include "rules/feel/time/print.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/copies/records.hpp"
#include "rules/proposal/dates.hpp"
#include "rules/proposal/planning.hpp"
#include "rules/proposal/scale.hpp"
#include "rules/proposal/verdict.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace stackbook::proposal {

namespace {

using findings::Datum;
using workbook::Address;
using workbook::Workbook;

using Spot = std::pair<std::uint32_t, Address>; // tab, cell

class Filling {
 public:
  Filling(const Workbook& original, const Workbook& likened, const Proposal& proposal, Repaired& repaired)
      : original_(original), copy_{likened, proposal}, repaired_(repaired), power_(money_of(proposal).power) {
    for (const findings::Finding& finding : proposal.findings)
      if (finding.fix && finding.fix->safety == findings::Fix::Safety::safe && finding.place.cell)
        fixes_.emplace(Spot(finding.place.sheet_order, *finding.place.cell), *finding.fix);
    for (const BoundTable& table : proposal.tables) {
      if (!table.found) continue;
      std::vector<Row> rows;
      for (const BoundRow& row : table.rows)
        rows.push_back(take(table, row, static_cast<std::uint32_t>(rows.size())));
      fill_.emplace_back(table.binding->sheet, std::move(rows));
      consume_captions(table);
    }
  }

  const Tables& fill() const { return fill_; }
  const std::set<Spot>& consumed() const { return consumed_; }

 private:
  Row take(const BoundTable& table, const BoundRow& row, std::uint32_t number) {
    Row taken;
    const bool form = table.binding->sort == TableBinding::Sort::form;
    for (std::uint32_t c = 0; c < table.binding->columns.size(); ++c) {
      if (!row.cells[c]) continue;
      const ColumnBinding& column = table.binding->columns[c];
      const Spot spot(table.sheet_order, *row.cells[c]);
      consumed_.insert(spot);
      if (column.role == Role::computed || column.role == Role::status) continue; // the template has its own
      Moved move{findings::Place(), findings::Place(), column.caption, {}, {}, {}};
      const workbook::Cell* cell = original_.sheets[table.sheet_order].cell(*row.cells[c]);
      move.was = datum_of(original_, cell);
      move.is = typed(table, row, c, spot, move.note);
      if (is_blank(move.is)) continue;
      if (cell && cell->formula && move.note.empty())
        move.note = "A formula gave this value; the value is kept.";
      move.from.sheet = original_.sheets[table.sheet_order].name;
      move.from.sheet_order = table.sheet_order;
      move.from.cell = row.cells[c];
      move.to.sheet = table.binding->sheet;
      move.to.table = table.binding->sheet;
      move.to.row = row.key;
      move.to.field = column.component;
      const Address label = form ? form_label(c) : Address{table.binding->header_row + number, c};
      move.to.cell = form ? Address{label.row, label.column + 1} : label;
      taken.emplace_back(column.component, move.is);
      ++repaired_.placed;
      if (move.from.sheet != move.to.sheet || move.from.cell != move.to.cell || !move.note.empty())
        repaired_.moves.push_back(std::move(move));
    }
    return taken;
  }

  Datum typed(const BoundTable& table, const BoundRow& row, std::size_t c, const Spot& spot,
              std::string& note) const {
    const ColumnBinding& column = table.binding->columns[c];
    if (const auto fix = fixes_.find(spot); fix != fixes_.end()) {
      note = fix->second.title + ".";
      return fix->second.value;
    }
    if (!row.values[c].is_null()) return typed_in(datum_of(row.values[c], column), column, power_);
    Datum raw = datum_of(copy_.workbook, copy_.workbook.sheets[spot.first].cell(spot.second));
    if (const auto* text = std::get_if<std::string>(&raw);
        text && column.type.form() == feel::Type::Form::date)
      if (const auto days = days_meant(*text); days.size() == 1) {
        note = "The text was read as a date.";
        return feel::print_date(days.front());
      }
    if (column.role == Role::input && !is_blank(raw))
      note = "It can't be used as it stands and was left so; see the findings of check.";
    return raw;
  }

  // The caption row, or the labels of a form; and what the template says about itself.
  void consume_captions(const BoundTable& table) {
    const workbook::Sheet& sheet = copy_.workbook.sheets[table.sheet_order];
    if (table.binding->sort == TableBinding::Sort::form) {
      for (const auto& value : table.rows.front().cells)
        if (value) consume_label(table.sheet_order, sheet, *value);
    } else {
      for (const auto& column : table.columns)
        if (column) consumed_.insert({table.sheet_order, {table.header_row, *column}});
    }
    const std::array<std::string, 2> own{folded(table.binding->title), folded(table.binding->help)};
    for (std::uint32_t c = 0; c < sheet.columns.size(); ++c)
      for (std::size_t i = 0; i < sheet.columns[c].rows.size(); ++i) {
        const workbook::Cell& cell = sheet.columns[c].cells[i];
        if (cell.content != workbook::Content::text) continue;
        const std::string text = folded(copy_.workbook.text(cell));
        const Address at{sheet.columns[c].rows[i], c};
        if (text == own[0] || text == own[1]) consumed_.insert({table.sheet_order, at});
        if (at.row == table.header_row && text == folded(check_caption))
          for (const std::uint32_t row : sheet.columns[c].rows)
            consumed_.insert({table.sheet_order, {row, c}});
        if (table.binding->sort == TableBinding::Sort::form && (text == "pack" || text == "pack version")) {
          consumed_.insert({table.sheet_order, at});
          consumed_.insert({table.sheet_order, {at.row, at.column + 1}});
        }
      }
  }

  void consume_label(std::uint32_t tab, const workbook::Sheet& sheet, Address value) {
    for (std::uint32_t c = value.column; c-- > 0;)
      if (sheet.cell({value.row, c})) {
        consumed_.insert({tab, {value.row, c}});
        return;
      }
  }

  const Workbook& original_;
  Copy copy_;
  Repaired& repaired_;
  int power_;
  std::map<Spot, findings::Fix> fixes_;
  Tables fill_;
  std::set<Spot> consumed_;
};

// Sheets that a template, a clean copy or an earlier repair brought along.
bool is_made_anew(std::string_view sheet) {
  const std::string name = folded(sheet);
  return name == "instructions" || name == "summary" || name == "manifest" || name == "lists" ||
         name == "repair log" || name == "not placed";
}

std::vector<Leftover> leftovers(const Workbook& workbook, const std::set<Spot>& consumed, bool of_template) {
  std::vector<Leftover> left;
  for (std::uint32_t s = 0; s < workbook.sheets.size(); ++s) {
    const workbook::Sheet& sheet = workbook.sheets[s];
    if (of_template && is_made_anew(sheet.name)) continue;
    std::vector<Address> cells;
    for (std::uint32_t c = 0; c < sheet.columns.size(); ++c)
      for (const std::uint32_t row : sheet.columns[c].rows)
        if (!consumed.contains({s, {row, c}})) cells.push_back({row, c});
    std::ranges::sort(cells);
    for (const Address at : cells) {
      Leftover leftover;
      leftover.value = datum_of(workbook, sheet.cell(at));
      if (is_blank(leftover.value)) continue;
      leftover.place.sheet = sheet.name;
      leftover.place.sheet_order = s;
      leftover.place.cell = at;
      left.push_back(std::move(leftover));
    }
  }
  return left;
}

void headings(Sheet& sheet, std::initializer_list<std::pair<const char*, double>> captions) {
  std::uint32_t c = 0;
  for (const auto& [caption, width] : captions) {
    sheet.put({3, c}, std::string(caption), Look::header);
    sheet.plan.columns.push_back({c++, width, workbook::Format::general, {}, {}, {}, false});
  }
  sheet.plan.header_row = 3;
}

PlannedSheet log_sheet(const Repaired& repaired) {
  Sheet sheet("Repair log");
  sheet.title("Repair log", "What was read as something else, moved or changed, cell by cell.");
  headings(sheet, {{"From", 24}, {"To", 24}, {"Caption", 28}, {"Was", 34}, {"Is", 34}, {"Why", 60}});
  std::uint32_t row = 4;
  for (const Reading& reading : repaired.readings) {
    sheet.put({row, 0}, to_text(reading.place), Look::plain);
    sheet.put({row, 3}, reading.was, Look::plain);
    sheet.put({row, 4}, reading.now, Look::plain);
    sheet.put({row++, 5}, "The name was read as another. " + reading.why, Look::plain);
  }
  for (const Moved& move : repaired.moves) {
    sheet.put({row, 0}, to_text(move.from), Look::plain);
    sheet.put({row, 1}, to_text(move.to), Look::plain);
    sheet.put({row, 2}, move.caption, Look::plain);
    sheet.put({row, 3}, move.was, Look::plain);
    sheet.put({row, 4}, move.is, Look::plain);
    if (!move.note.empty()) sheet.put({row, 5}, move.note, Look::plain);
    ++row;
  }
  return std::move(sheet.plan);
}

PlannedSheet left_sheet(const std::vector<Leftover>& left) {
  Sheet sheet("Not placed");
  sheet.title("Not placed",
              "Cells that have no place in the template. Move what is needed, then delete this sheet.");
  headings(sheet, {{"Sheet", 24}, {"Cell", 10}, {"Content", 80}});
  std::uint32_t row = 4;
  for (const Leftover& leftover : left) {
    sheet.put({row, 0}, leftover.place.sheet, Look::plain);
    sheet.put({row, 1}, to_a1(*leftover.place.cell), Look::plain);
    sheet.put({row++, 2}, leftover.value, Look::plain);
  }
  return std::move(sheet.plan);
}

} // namespace

Repaired repair(const Workbook& workbook, std::shared_ptr<const Pack> pack, std::string_view id) {
  Repaired repaired;
  const Workbook likened = proposal::likened(workbook, *pack, repaired.readings);
  const Proposal proposal = bind(likened, pack);
  const Filling filling(workbook, likened, proposal, repaired);
  repaired.left = leftovers(workbook, filling.consumed(), pack_hint(workbook).has_value());
  repaired.plan = make_template(*pack, id, filling.fill());
  if (!repaired.readings.empty() || !repaired.moves.empty())
    repaired.plan.sheets.push_back(log_sheet(repaired));
  if (!repaired.left.empty()) repaired.plan.sheets.push_back(left_sheet(repaired.left));
  return repaired;
}

} // namespace stackbook::proposal
