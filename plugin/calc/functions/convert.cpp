#include "plugin/calc/functions/convert.hpp"

#include "plugin/calc/document/text.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include <com/sun/star/uno/Sequence.hxx>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using findings::Answered;
using findings::Datum;
using findings::Decimal;

// A cell holds a binary number that stands for the decimal of its 15 significant digits, as the suites show it.
Decimal decimal(double number) {
  constexpr double most = 1e15;
  char room[32];
  if (std::abs(number) < most && number == std::trunc(number)) // as most are
    return {
        std::string(room, std::to_chars(room, room + sizeof room, static_cast<std::int64_t>(number)).ptr)};
  const auto end =
      std::to_chars(room, room + sizeof room, std::abs(number), std::chars_format::scientific, 14).ptr;
  const std::string_view shown(room, static_cast<std::size_t>(end - room)); // d.dddddddddddddde±dd
  const std::size_t e = shown.find('e');
  int power = 0;
  std::from_chars(room + e + (shown[e + 1] == '+' ? 2 : 1), end, power);
  std::string digits = shown[0] + std::string(shown.substr(2, e - 2));
  digits.resize(std::max<std::size_t>(digits.find_last_not_of('0') + 1, 1));
  const int whole = power + 1; // digits before the point
  if (whole <= 0)
    digits = "0." + std::string(static_cast<std::size_t>(-whole), '0') + digits;
  else if (static_cast<std::size_t>(whole) < digits.size())
    digits.insert(static_cast<std::size_t>(whole), ".");
  else
    digits.append(static_cast<std::size_t>(whole) - digits.size(), '0');
  return {number < 0 ? "-" + digits : digits};
}

using Cell = proposal::Cells::Cell;

Cell plain(const uno::Any& value) {
  switch (value.getValueTypeClass()) {
  case uno::TypeClass_DOUBLE: break; // as most are
  case uno::TypeClass_BOOLEAN: return *static_cast<const sal_Bool*>(value.getValue()) != 0;
  case uno::TypeClass_STRING: {
    const auto& text = *static_cast<const rtl::OUString*>(value.getValue());
    return text.isEmpty() ? Cell() : Cell(to_utf8(text));
  }
  default: break;
  }
  double number = 0;
  return (value >>= number) && std::isfinite(number) ? Cell(number) : Cell();
}

Datum datum(const uno::Any& value) {
  Cell cell = plain(value);
  if (const auto* number = std::get_if<double>(&cell)) return decimal(*number);
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth;
  auto* text = std::get_if<std::string>(&cell);
  return text ? Datum(std::move(*text)) : Datum();
}

// They share the cells with what Calc gave, of which nobody changes them.
proposal::Cells cells_of(const uno::Sequence<uno::Sequence<uno::Any>>& range) {
  const auto rows = static_cast<std::size_t>(range.getLength());
  std::size_t columns = 0;
  for (const auto& row : range) columns = std::max(columns, static_cast<std::size_t>(row.getLength()));
  return {rows, columns, [range](std::size_t row, std::size_t column) {
            const uno::Sequence<uno::Any>& cells = range[static_cast<sal_Int32>(row)];
            const auto at = static_cast<sal_Int32>(column);
            return at < cells.getLength() ? plain(cells[at]) : Cell();
          }};
}

uno::Any cell(const Datum& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return uno::Any(*truth ? 1.0 : 0.0);
  if (const auto* number = std::get_if<Decimal>(&value)) {
    double result = 0;
    std::from_chars(number->digits.data(), number->digits.data() + number->digits.size(), result);
    return uno::Any(result);
  }
  const auto* text = std::get_if<std::string>(&value);
  return uno::Any(text ? to_office(*text) : rtl::OUString());
}

template <class T> void append(std::string& key, const T* values, sal_Int32 count) {
  key.append(reinterpret_cast<const char*>(values), static_cast<std::size_t>(count) * sizeof(T));
}

void append(std::string& key, const rtl::OUString& text) {
  const sal_Int32 length = text.getLength();
  append(key, &length, 1);
  append(key, text.getStr(), length);
}

constexpr std::size_t typical = 48; // bytes of a single value in a key

std::size_t width_of(const uno::Sequence<uno::Any>& row) { // bytes of numbers
  return static_cast<std::size_t>(row.getLength()) * (1 + sizeof(double));
}

// Each value by its type and bytes, each with its length where that may differ: no two values look alike.
void append(std::string& key, const uno::Any& value) {
  const auto type = static_cast<char>(value.getValueTypeClass());
  if (value.getValueTypeClass() == uno::TypeClass_DOUBLE) { // as most are: at once
    char number[1 + sizeof(double)]{type};
    std::memcpy(number + 1, value.getValue(), sizeof(double));
    return append(key, number, sizeof number);
  }
  key += type;
  if (value.getValueTypeClass() == uno::TypeClass_STRING)
    return append(key, *static_cast<const rtl::OUString*>(value.getValue()));
  uno::Sequence<uno::Sequence<uno::Any>> range;
  if (!(value >>= range)) {
    double number = 0;
    bool truth = false;
    if (value >>= truth) number = truth ? 1 : 0;
    value >>= number; // of another type; nothing else is a single value
    return append(key, &number, 1);
  }
  const auto& rows = range; // going through what may be changed copies it
  const sal_Int32 count = rows.getLength();
  append(key, &count, 1);
  if (count > 0)
    key.reserve(key.size() + static_cast<std::size_t>(count) * (sizeof count + width_of(rows[0])));
  for (const auto& row : rows) {
    const sal_Int32 cells = row.getLength();
    append(key, &cells, 1);
    for (const uno::Any& cell : row) append(key, cell);
  }
}

} // namespace

uno::Any error(CellError error) {
  const std::uint64_t bits =
      std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()) & 0xffff'ffff'0000'0000u;
  return uno::Any(std::bit_cast<double>(bits | static_cast<std::uint32_t>(error)));
}

std::optional<proposal::Argument> from_cell(const uno::Any& value) {
  uno::Sequence<uno::Sequence<uno::Any>> range;
  if (value >>= range) return cells_of(range);
  Datum single = datum(value);
  if (std::holds_alternative<std::monostate>(single)) return std::nullopt;
  return single;
}

uno::Any to_cell(const Answered& value) {
  if (const auto* single = std::get_if<Datum>(&value)) return cell(*single);
  const auto& table = std::get<findings::Table>(value);
  if (table.empty()) return uno::Any(rtl::OUString());
  uno::Sequence<uno::Sequence<uno::Any>> rows(static_cast<sal_Int32>(table.size()));
  for (std::size_t row = 0; row < table.size(); ++row) {
    uno::Sequence<uno::Any> cells(static_cast<sal_Int32>(table[row].size()));
    for (std::size_t column = 0; column < table[row].size(); ++column)
      cells.getArray()[column] = cell(table[row][column].second);
    rows.getArray()[row] = cells;
  }
  return uno::Any(rows);
}

uno::Any to_cell(const Result<Answered>& value) {
  if (!value) return error(CellError::not_available);
  const auto* single = std::get_if<Datum>(&*value);
  return single && std::holds_alternative<std::monostate>(*single) ? error(CellError::not_available)
                                                                   : to_cell(*value);
}

std::string key_of(std::string_view function, const rtl::OUString& name,
                   const uno::Sequence<uno::Any>& values) {
  std::string key(function);
  key += '\x1f';
  append(key, name);
  for (const uno::Any& value : values) append(key, value);
  return key;
}

std::string key_of(std::string_view function, std::span<const Given> given) {
  std::string key;
  key.reserve(function.size() + given.size() * typical);
  key += function;
  key += '\x1f';
  for (const Given& one : given) append(key, one.value);
  return key;
}

Arguments arguments_of(std::span<const Given> given) {
  Arguments arguments;
  for (const Given& one : given)
    if (auto value = from_cell(one.value)) arguments.emplace_back(one.name, std::move(*value));
  return arguments;
}

} // namespace stackbook::calc
