#include "rules/feel/number/number.hpp"
#include "rules/proposal/binding.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"
#include "rules/proposal/standing.hpp"

#include <algorithm>
#include <set>

namespace stackbook::proposal {

namespace {

using feel::Value;
using workbook::Address;
using workbook::Cell;
using workbook::Content;
using workbook::Workbook;

struct Cursor { // walks down one sheet column
  const workbook::Column* column = nullptr;
  std::size_t next = 0;

  const Cell* at(std::uint32_t row) {
    if (!column) return nullptr;
    while (next < column->rows.size() && column->rows[next] < row) ++next;
    return next < column->rows.size() && column->rows[next] == row ? &column->cells[next] : nullptr;
  }
};

class Rows {
 public:
  Rows(const Workbook& book, const Located& at, BoundTable& to, Proposal& whole)
      : workbook(book), located(at), table(to), proposal(whole), evaluation(*whole.arena) {
    for (const workbook::Formula& formula : located.sheet->formulas)
      if (formula.value_missing) unstored.insert(formula.at);
    const auto key = std::ranges::find(table.binding->columns, table.binding->key, &ColumnBinding::component);
    if (!table.binding->key.empty() && key != table.binding->columns.end())
      key_column = static_cast<std::size_t>(key - table.binding->columns.begin());
  }

  void read_form() {
    BoundRow row;
    row.values.resize(table.binding->columns.size());
    row.cells = located.values;
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      if (row.cells[c] && table.binding->columns[c].role == Role::input)
        take(row, c, located.sheet->cell(*row.cells[c]), *row.cells[c]);
    finish(std::move(row));
  }

  void read_table() {
    if (!located.header_row) return;
    std::vector<Cursor> cursors(table.columns.size());
    std::vector<bool> filled(located.sheet->row_count, false);
    for (std::size_t c = 0; c < cursors.size(); ++c) {
      if (!table.columns[c] || table.binding->columns[c].role != Role::input) continue;
      const workbook::Column& column = located.sheet->columns[*table.columns[c]];
      cursors[c].column = &column;
      for (std::size_t i = 0; i < column.rows.size(); ++i)
        if (column.rows[i] < filled.size() && !filled[column.rows[i]])
          filled[column.rows[i]] = has_content(column.cells[i]);
    }
    for (const Address at : unstored)
      if (at.row < filled.size() &&
          std::ranges::find(table.columns, std::optional(at.column)) != table.columns.end())
        filled[at.row] = true;
    for (std::uint32_t r = *located.header_row + 1; r < filled.size(); ++r)
      if (filled[r]) read_row(r, cursors);
  }

 private:
  bool has_content(const Cell& cell) const {
    if (cell.content == Content::blank) return false;
    return cell.content != Content::text || !trimmed(workbook.text(cell)).empty();
  }

  void read_row(std::uint32_t r, std::vector<Cursor>& cursors) {
    BoundRow row;
    row.sheet_row = r;
    row.values.resize(table.columns.size());
    row.cells.resize(table.columns.size());
    for (std::size_t c = 0; c < cursors.size(); ++c) {
      if (!table.columns[c]) continue;
      row.cells[c] = Address{r, *table.columns[c]};
      if (cursors[c].column) take(row, c, cursors[c].at(r), *row.cells[c]);
    }
    if (key_column) row.key = key_text(row.values[*key_column]);
    // A row without a key is still named, so that two of them stay apart.
    if (row.key.empty()) row.key = "row " + std::to_string(r + 1);
    finish(std::move(row));
  }

  static std::string key_text(Value value) {
    if (value.kind() == feel::Kind::string) return std::string(value.as_string());
    if (value.kind() == feel::Kind::number) return feel::number::to_digits(value);
    return {};
  }

  void take(BoundRow& row, std::size_t c, const Cell* cell, Address at) {
    const ColumnBinding& column = table.binding->columns[c];
    const bool without_value = !unstored.empty() && unstored.contains(at);
    Converted converted = convert(workbook, cell, without_value, column, evaluation);
    row.values[c] = converted.value;
    if (converted.trouble) troubles.push_back({c, std::move(*converted.trouble), datum_of(workbook, cell)});
  }

  void finish(BoundRow row) {
    for (Wrong& wrong : troubles) {
      const ColumnBinding& column = table.binding->columns[wrong.column];
      findings::Finding finding =
          note(*proposal.pack, table.binding->sheet + "." + column.component + ".type",
               wrong.trouble.severity, place_of(table, row, wrong.column),
               subject(table, row, wrong.column) + " " + wrong.trouble.what + ". " + wrong.trouble.advice);
      finding.fix = std::move(wrong.trouble.fix);
      finding.evidence.push_back({column.component, std::move(wrong.held)});
      finding.owner = owner_of(table, row, wrong.column);
      proposal.findings.push_back(std::move(finding));
      if (wrong.trouble.severity == findings::Severity::error) row.unusable.push_back(wrong.column);
    }
    troubles.clear();
    table.rows.push_back(std::move(row));
  }

  struct Wrong {
    std::size_t column;
    Trouble trouble;
    findings::Datum held;
  };

  const Workbook& workbook;
  const Located& located;
  BoundTable& table;
  Proposal& proposal;
  feel::Evaluation evaluation;
  std::set<Address> unstored;
  std::optional<std::size_t> key_column;
  std::vector<Wrong> troubles;
};

} // namespace

void read_rows(const Workbook& workbook, const Located& located, std::size_t t, Proposal& proposal) {
  BoundTable& table = proposal.tables[t];
  Rows rows(workbook, located, table, proposal);
  if (table.binding->sort == TableBinding::Sort::form) {
    rows.read_form();
  } else {
    rows.read_table();
  }
}

namespace {

void add_standing(const Proposal& proposal, BoundTable& table, const TablePlan& plan) {
  const std::vector<std::string_view> standing = standings(proposal, table);
  std::vector<std::string_view> names = plan.names;
  names.push_back(standing_name);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::vector<Value> values = table.rows[r].values;
    values.push_back(Value::string(standing[r]));
    table.rows[r].context = feel::make_context(*proposal.arena, names, values);
  }
}

} // namespace

void make_contexts(Proposal& proposal) {
  for (std::size_t t = 0; t < proposal.tables.size(); ++t) {
    BoundTable& table = proposal.tables[t];
    const TablePlan& plan = proposal.pack->compiled->tables[t];
    std::vector<Value> contexts;
    if (plan.standing) add_standing(proposal, table, plan);
    for (BoundRow& row : table.rows) {
      if (!plan.standing) row.context = feel::make_context(*proposal.arena, plan.shape, row.values);
      contexts.push_back(row.context);
    }
    if (table.binding->sort == TableBinding::Sort::form) {
      table.input = contexts.empty() ? Value::null() : contexts.front();
    } else {
      table.input = feel::make_list(*proposal.arena, contexts);
    }
  }
}

} // namespace stackbook::proposal
