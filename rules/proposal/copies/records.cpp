#include "rules/proposal/copies/records.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/laying.hpp"

#include <algorithm>

namespace stackbook::proposal {

using findings::Datum;
using findings::Decimal;

namespace {

std::string in_words(const Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean ? "yes" : "no";
  if (const auto* number = std::get_if<Decimal>(&datum)) return number->digits;
  const auto* text = std::get_if<std::string>(&datum);
  return text ? *text : std::string();
}

// A unit separator can't stand in a cell.
std::string whole(const Copy& copy, const BoundTable& table, const BoundRow& row) {
  std::string text;
  for (std::size_t c = 0; c < table.binding->columns.size(); ++c)
    if (table.binding->columns[c].role == Role::input) text += '\x1f' + in_words(held(copy, table, row, c));
  return text;
}

} // namespace

bool is_keyed(const TableBinding& table) {
  if (table.sort == TableBinding::Sort::form) return true;
  return table.sort == TableBinding::Sort::table && !table.key.empty();
}

const BoundRow* Records::find(const Identity& identity) const {
  const auto at = found.find(identity);
  return at == found.end() ? nullptr : at->second;
}

Records records_of(const Copy& copy, std::size_t t) {
  Records records;
  const BoundTable& table = copy.proposal.tables[t];
  records.table = &table;
  const auto key = std::ranges::find(table.binding->columns, table.binding->key, &ColumnBinding::component);
  std::map<std::string, std::size_t> seen;
  for (const BoundRow& row : table.rows) {
    const bool form = table.binding->sort == TableBinding::Sort::form;
    bool keyed = is_keyed(*table.binding);
    if (keyed && !form)
      keyed =
          key != table.binding->columns.end() &&
          !is_blank(held(copy, table, row, static_cast<std::size_t>(key - table.binding->columns.begin())));
    std::string text = form ? std::string() : keyed ? row.key : whole(copy, table, row);
    const std::size_t above = seen[text]++;
    const Identity identity{std::move(text), above};
    records.rows.emplace_back(identity, &row);
    records.found.emplace(identity, &row);
  }
  return records;
}

std::string name_of(const BoundTable& table, const BoundRow& row) {
  return table.binding->sort == TableBinding::Sort::form ? std::string() : row.key;
}

Datum held(const Copy& copy, const BoundTable& table, const BoundRow& row, std::size_t c) {
  if (!row.values[c].is_null()) return datum_of(row.values[c], table.binding->columns[c]);
  if (!row.cells[c] || !table.found) return {};
  return datum_of(copy.workbook, copy.workbook.sheets[table.sheet_order].cell(*row.cells[c]));
}

bool same(const Datum& a, const Datum& b) {
  const auto* left = std::get_if<Decimal>(&a);
  const auto* right = std::get_if<Decimal>(&b);
  if (!left || !right) return a == b || (is_blank(a) && is_blank(b));
  if (left->digits == right->digits) return true;
  if (!feel::number::is_literal(left->digits) || !feel::number::is_literal(right->digits)) return false;
  feel::Arena arena;
  return feel::number::equal(feel::number::parse(left->digits, arena),
                             feel::number::parse(right->digits, arena));
}

bool is_blank(const Datum& datum) {
  if (std::holds_alternative<std::monostate>(datum)) return true;
  const auto* text = std::get_if<std::string>(&datum);
  return text && text->empty();
}

} // namespace stackbook::proposal
