// A cell's raw text into its typed value.

#include "connectors/files/append.hpp"
#include "connectors/files/markup/number.hpp"
#include "connectors/files/xlsx/sheet.hpp"
#include "rules/workbook/calendar.hpp"
#include "rules/workbook/remark.hpp"

#include <charconv>

namespace stackbook::files::xlsx {

using workbook::Address;
using workbook::Cell;
using workbook::Format;

namespace {

workbook::Error error_named(std::string_view text) {
  using workbook::Error;
  for (const Error error : {Error::null, Error::division, Error::value, Error::reference, Error::name,
                            Error::number, Error::not_available})
    if (workbook::to_text(error) == text) return error;
  return Error::other;
}

} // namespace

Cell SheetReader::refuse(std::string code, Address at, std::string text) {
  workbook::remark(shared_.book, sheet_.name, remarks_, std::move(code), at, std::move(text));
  return workbook::error_cell(workbook::Error::other);
}

Cell SheetReader::text_cell(workbook::TextId text) const {
  Cell cell;
  cell.content = workbook::Content::text;
  cell.text = text;
  return cell;
}

void SheetReader::store(Address at, const Cell& cell) {
  ++shared_.cells;
  if (at.column >= sheet_.columns.size()) {
    // A far column makes room for all before it; past the usual ones they count as what they cost.
    constexpr std::size_t usual = 256, cost = sizeof(workbook::Column) / sizeof(Cell);
    const std::size_t before = std::max(sheet_.columns.size(), usual);
    if (at.column >= before) shared_.cells += (at.column - before) * cost;
  } else if (const workbook::Column& column = sheet_.columns[at.column];
             !column.rows.empty() && column.rows.back() >= at.row) {
    late_.emplace_back(at, cell);
    return;
  }
  append(sheet_, at, cell, [&] { return scanner_.progress(); });
}

// Days before March 1900 are one less in such files, because Lotus 1-2-3 took 1900 for a leap year.
Cell SheetReader::numeric(double number, std::uint32_t number_of_style, Address at) {
  const Style& shown = style(number_of_style);
  Cell cell = workbook::number_cell(number, shown.format);
  cell.style = shown.number_format;
  if (shown.format != Format::date && shown.format != Format::date_time) return cell;
  if (shared_.date1904)
    cell.number += 1462;
  else if (number >= 1 && number < 60)
    cell.number += 1;
  else if (number >= 60 && number < 61)
    return refuse("date", at, "the date is 29 February 1900, a day that never was");
  if (cell.number < 0 || cell.number >= workbook::last_serial + 1) {
    cell.number = number;
    cell.format = Format::general;
    refuse("date", at, "the number is shown as a date, but no calendar reaches it");
  }
  return cell;
}

Cell SheetReader::date_cell(const Raw& raw, std::string_view value) {
  const auto serial = workbook::serial_of(value);
  if (!serial)
    return refuse("date", raw.at,
                  "the file says that this is a date, but it holds \"" + std::string(value.substr(0, 40)) +
                      '"');
  const bool clock = value.find(':') != std::string_view::npos,
             day = value.find('-', 1) != std::string_view::npos;
  Cell cell = workbook::number_cell(*serial, !clock ? Format::date : day ? Format::date_time : Format::time);
  cell.style = style(raw.style).number_format;
  return cell;
}

Cell SheetReader::convert(const Raw& raw, std::string_view value) {
  const auto quoted = [&] { return '"' + std::string(value.substr(0, 40)) + '"'; };
  switch (raw.kind) {
  case Kind::number: {
    const auto number = finite(value);
    if (!number)
      return refuse("number", raw.at, "the file says that this is a number, but it holds " + quoted());
    return numeric(*number, raw.style, raw.at);
  }
  case Kind::shared_string: {
    std::uint32_t index = 0;
    const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), index);
    if (error != std::errc{} || stop != value.data() + value.size() || index >= shared_.strings.size())
      return refuse("shared-string", raw.at,
                    "it refers to text number " + quoted() + ", which the file does not hold");
    return text_cell(shared_.strings[index]);
  }
  case Kind::text: {
    std::string text(value);
    unescape(text);
    return text_cell(own_text(text));
  }
  case Kind::inline_string: return text_cell(own_text(value));
  case Kind::boolean:
    if (value == "1" || value == "true") return workbook::boolean_cell(true);
    if (value == "0" || value == "false") return workbook::boolean_cell(false);
    return refuse("boolean", raw.at, "the file says that this is TRUE or FALSE, but it holds " + quoted());
  case Kind::error: return workbook::error_cell(error_named(value));
  case Kind::date: return date_cell(raw, value);
  case Kind::unknown: break;
  }
  return refuse("type", raw.at, "the file gives it a type that no spreadsheet has; it holds " + quoted());
}

void SheetReader::keep(const Raw& raw, std::string_view value) {
  if (raw.has_formula) sheet_.formulas.back().value_missing = !raw.has_value;
  if (!raw.has_value) {
    if (!raw.has_formula) return;
    Cell cell;
    cell.formula = true;
    store(raw.at, cell);
    return;
  }
  Cell cell = convert(raw, value);
  cell.formula = raw.has_formula;
  store(raw.at, cell);
}

} // namespace stackbook::files::xlsx
