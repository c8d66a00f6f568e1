#include "rules/feel/number/number.hpp"
#include "rules/proposal/binding.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"
#include "rules/proposal/standing.hpp"
#include "rules/proposal/withhold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

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

constexpr std::size_t together = 64; // rows

class Rows {
 public:
  Rows(const Workbook& book, const Located& at, BoundTable& to, Proposal& whole)
      : workbook(book), located(at), table(to), proposal(whole), evaluation(*whole.arena) {
    for (const workbook::Formula& formula : located.sheet->formulas)
      if (formula.value_missing || formula.circular) unread.emplace(formula.at, &formula);
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
        row.values[c] = take(0, c, located.sheet->cell(*row.cells[c]), *row.cells[c]);
    finish(std::move(row), troubles);
    troubles.clear();
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
    for (const auto& [at, formula] : unread)
      if (at.row < filled.size() &&
          std::ranges::find(table.columns, std::optional(at.column)) != table.columns.end())
        filled[at.row] = true;
    table.rows.reserve(static_cast<std::size_t>(std::ranges::count(filled, true)));
    std::vector<BoundRow> rows;
    for (std::uint32_t r = *located.header_row + 1; r < filled.size(); ++r) {
      if (filled[r]) rows.emplace_back().sheet_row = r;
      if (rows.size() == together || r + 1 == filled.size()) read_some(rows, cursors);
    }
  }

 private:
  bool has_content(const Cell& cell) const {
    if (cell.content == Content::blank) return false;
    return cell.content != Content::text || !trimmed(workbook.text(cell)).empty();
  }

  // Column after column, because a column's cells lie together, for as many rows as stay near.
  void read_some(std::vector<BoundRow>& rows, std::vector<Cursor>& cursors) {
    for (BoundRow& row : rows) {
      row.values.resize(table.columns.size());
      row.cells.resize(table.columns.size());
    }
    for (std::size_t c = 0; c < cursors.size(); ++c) {
      if (!table.columns[c]) continue;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t r = rows[i].sheet_row;
        rows[i].cells[c] = Address{r, *table.columns[c]};
        if (cursors[c].column) rows[i].values[c] = take(i, c, cursors[c].at(r), *rows[i].cells[c]);
      }
    }
    std::ranges::stable_sort(troubles, {}, &Wrong::row);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      BoundRow& row = rows[i];
      if (key_column) row.key = key_text(row.values[*key_column]);
      // A row without a key is still named, so that two of them stay apart.
      if (row.key.empty()) row.key = "row " + std::to_string(row.sheet_row + 1);
      finish(std::move(row), std::ranges::equal_range(troubles, i, {}, &Wrong::row));
    }
    troubles.clear();
    rows.clear();
  }

  static std::string key_text(Value value) {
    if (value.kind() == feel::Kind::string) return std::string(value.as_string());
    if (value.kind() == feel::Kind::number) return feel::number::to_digits(value);
    return {};
  }

  struct Wrong {
    std::size_t row, column; // row: among those read together
    Trouble trouble;
    findings::Datum held;
    bool withheld = false, again = false; // a confidential value of a public copy; a later one of the column
  };

  Value take(std::size_t row, std::size_t c, const Cell* cell, Address at) {
    const ColumnBinding& column = table.binding->columns[c];
    const auto left = unread.empty() ? unread.end() : unread.find(at);
    const workbook::Formula* formula = left == unread.end() ? nullptr : left->second;
    if (cell && !formula)
      if (const Value value = as_it_stands(workbook, *cell, column, evaluation.arena); !value.is_null())
        return value;
    Converted converted = convert(workbook, cell, formula, column, evaluation);
    if (!converted.trouble) return converted.value;
    Wrong& wrong =
        troubles.emplace_back(Wrong{row, c, std::move(*converted.trouble), datum_of(workbook, cell)});
    const auto* text = std::get_if<std::string>(&wrong.held);
    if (column.confidential && text && *text == withheld_text) {
      wrong.withheld = true;
      wrong.again = !withheld.insert(c).second;
      wrong.trouble = {findings::Severity::info,
                       "is withheld, as this is a copy for the public",
                       "What the rules say of this column holds for the whole workbook only.",
                       {}};
    }
    return converted.value;
  }

  void finish(BoundRow row, std::span<Wrong> wrongs) {
    for (Wrong& wrong : wrongs) {
      if (wrong.withheld || wrong.trouble.severity == findings::Severity::error)
        row.unusable.push_back(wrong.column);
      if (wrong.again) continue;
      const ColumnBinding& column = table.binding->columns[wrong.column];
      findings::Finding finding =
          note(*proposal.pack, table.binding->sheet + "." + column.component + ".type",
               wrong.trouble.severity, place_of(table, row, wrong.column),
               subject(table, row, wrong.column) + " " + wrong.trouble.what + ". " + wrong.trouble.advice);
      finding.fix = std::move(wrong.trouble.fix);
      finding.evidence.push_back({column.component, std::move(wrong.held)});
      finding.owner = owner_of(table, row, wrong.column);
      proposal.findings.push_back(std::move(finding));
    }
    table.rows.push_back(std::move(row));
  }

  const Workbook& workbook;
  const Located& located;
  BoundTable& table;
  Proposal& proposal;
  feel::Evaluation evaluation;
  std::map<Address, const workbook::Formula*> unread; // those whose value is not stored, or must not be read
  std::optional<std::size_t> key_column;
  std::vector<Wrong> troubles;
  std::set<std::size_t> withheld; // columns
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
    contexts.reserve(table.rows.size());
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
