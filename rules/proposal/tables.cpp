#include "rules/feel/number/number.hpp"
#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/feel/time/print.hpp"
#include "rules/proposal/check.hpp"
#include "rules/proposal/laying.hpp"
#include "rules/proposal/scale.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::proposal {

namespace {

using feel::Kind;
using feel::Type;
using feel::Value;
using findings::Datum;
using findings::Decimal;
using workbook::Address;
using workbook::Cell;
using workbook::Format;

constexpr std::int64_t serial_origin = feel::days_from_civil({1899, 12, 30});

std::string joined(std::span<const Value> items, const std::string& separator) {
  std::string text;
  for (const Value item : items) {
    if (!text.empty()) text += separator;
    if (item.kind() == Kind::string) text += item.as_string();
    if (item.kind() == Kind::number) text += feel::number::to_digits(item);
    if (item.kind() == Kind::boolean) text += item.as_boolean() ? "yes" : "no";
    if (item.kind() >= Kind::date && item.kind() <= Kind::months_duration) text += feel::print_temporal(item);
  }
  return text;
}

} // namespace

Datum datum_of(Value value, const ColumnBinding& column) {
  if (value.kind() == Kind::list) return joined(value.as_list(), column.split);
  const findings::Answered answered = to_data(value);
  const auto* datum = std::get_if<Datum>(&answered);
  return datum ? *datum : Datum{};
}

Row row_data(const BoundTable& table, const BoundRow& row) {
  Row data;
  for (std::size_t c = 0; c < table.binding->columns.size(); ++c)
    if (table.binding->columns[c].role == Role::input && !row.values[c].is_null())
      data.emplace_back(table.binding->columns[c].component,
                        datum_of(row.values[c], table.binding->columns[c]));
  return data;
}

Tables take_out(const Proposal& proposal) {
  Tables tables;
  for (const BoundTable& table : proposal.tables) {
    if (!table.found) continue;
    std::vector<Row> rows;
    for (const BoundRow& row : table.rows) rows.push_back(row_data(table, row));
    tables.emplace_back(table.binding->sheet, std::move(rows));
  }
  return tables;
}

const Datum* find(const Row& row, std::string_view component) {
  for (const auto& [name, datum] : row)
    if (name == component) return &datum;
  return nullptr;
}

int power_in(const Pack& pack, const Tables& tables) {
  for (const auto& [name, rows] : tables) {
    const TableBinding* binding = pack.table(name);
    if (!binding || binding->scale.empty() || rows.empty()) continue;
    if (const Datum* scale = find(rows.front(), binding->scale))
      if (const auto* text = std::get_if<std::string>(scale)) return power_of(*text).value_or(0);
  }
  return 0;
}

Format format_of(const ColumnBinding& column) {
  if (column.percent) return Format::percent;
  if (column.money) return Format::currency;
  if (column.type.form() == Type::Form::date) return Format::date;
  if (column.type.form() == Type::Form::date_time) return Format::date_time;
  return Format::general;
}

Datum typed_in(const Datum& bound, const ColumnBinding& column, int power) {
  const auto* decimal = std::get_if<Decimal>(&bound);
  if (!decimal || !column.money || power == 0 || !feel::number::is_literal(decimal->digits)) return bound;
  feel::Arena arena;
  const Value number = feel::number::parse(decimal->digits, arena);
  return Decimal{feel::number::to_digits(
      feel::number::multiply(number, Value::small_number(1, static_cast<std::int16_t>(-power)), arena))};
}

std::optional<double> serial_of(std::string_view date) {
  const auto parsed = feel::parse_date(date);
  if (!parsed) return {};
  const std::int64_t serial = parsed.value.days() - serial_origin;
  if (serial < 0 || static_cast<double>(serial) > workbook::last_serial) return {};
  return static_cast<double>(serial);
}

namespace {

Cell cell_of(workbook::Workbook& workbook, const Datum& datum, const ColumnBinding& column) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return workbook::boolean_cell(*boolean);
  if (const auto* decimal = std::get_if<Decimal>(&datum)) {
    double number = 0;
    const char* end = decimal->digits.data() + decimal->digits.size();
    const auto parsed = std::from_chars(decimal->digits.data(), end, number);
    if (parsed.ec == std::errc{} && parsed.ptr == end)
      return workbook::number_cell(number, format_of(column));
    return workbook::text_cell(workbook, decimal->digits);
  }
  const std::string& text = std::get<std::string>(datum);
  if (column.type.form() == Type::Form::date)
    if (const auto serial = serial_of(text)) return workbook::number_cell(*serial, Format::date);
  return workbook::text_cell(workbook, text);
}

} // namespace

workbook::Workbook lay_out(const Pack& pack, const Tables& tables) {
  workbook::Workbook workbook;
  const int power = power_in(pack, tables);
  for (const TableBinding& binding : pack.tables) {
    const auto given =
        std::ranges::find_if(tables, [&](const auto& entry) { return pack.table(entry.first) == &binding; });
    if (given == tables.end()) continue;
    workbook::Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = binding.sheet;
    const bool form = binding.sort == TableBinding::Sort::form;
    for (std::uint32_t c = 0; c < binding.columns.size(); ++c) {
      const ColumnBinding& column = binding.columns[c];
      const Address caption = form ? form_label(c) : Address{binding.header_row - 1, c};
      put(sheet, caption, workbook::text_cell(workbook, column.caption));
      if (column.role != Role::input) continue;
      for (std::uint32_t r = 0; r < given->second.size() && !(form && r > 0); ++r) {
        const Datum* bound = find(given->second[r], column.component);
        if (!bound || std::holds_alternative<std::monostate>(*bound)) continue;
        const Address at =
            form ? Address{caption.row, caption.column + 1} : Address{binding.header_row + r, c};
        if (at.row < Address::rows)
          put(sheet, at, cell_of(workbook, typed_in(*bound, column, power), column));
      }
    }
  }
  return workbook;
}

} // namespace stackbook::proposal
