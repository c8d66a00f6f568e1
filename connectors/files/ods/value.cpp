// A cell's raw value into its typed one.

#include "connectors/files/markup/number.hpp"
#include "connectors/files/ods/sheet.hpp"
#include "rules/workbook/calendar.hpp"
#include "rules/workbook/error.hpp"
#include "rules/workbook/remark.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stackbook::files::ods {

using workbook::Address;
using workbook::Cell;
using workbook::Format;

namespace {

// Days in an XML Schema duration of days, hours, minutes and seconds: "PT36H00M00S", "-P1DT0.5S".
std::optional<double> days_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  text.remove_prefix(negative);
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  text.remove_prefix(1);
  double seconds = 0;
  bool clock = false;
  while (!text.empty()) {
    if (text[0] == 'T' && !clock) {
      clock = true;
      text.remove_prefix(1);
      continue;
    }
    double amount = 0;
    const auto [stop, error] =
        std::from_chars(text.data(), text.data() + text.size(), amount, std::chars_format::fixed);
    if (error != std::errc{} || stop == text.data() + text.size() || !(amount >= 0)) return std::nullopt;
    const double unit = *stop == 'D' && !clock  ? 86'400
                        : *stop == 'H' && clock ? 3'600
                        : *stop == 'M' && clock ? 60
                        : *stop == 'S' && clock ? 1
                                                : 0;
    if (unit == 0) return std::nullopt;
    seconds += amount * unit;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
  }
  return std::isfinite(seconds) ? std::optional((negative ? -seconds : seconds) / 86'400) : std::nullopt;
}

// As shown: by the name that suites share, or by LibreOffice's number.
std::optional<workbook::Error> error_shown(std::string_view text) {
  using workbook::Error;
  for (const Error error : {Error::null, Error::division, Error::value, Error::reference, Error::name,
                            Error::number, Error::not_available})
    if (workbook::to_text(error) == text) return error;
  if (!text.starts_with("Err:")) return std::nullopt;
  std::int32_t number = 0;
  std::from_chars(text.data() + 4, text.data() + text.size(), number);
  return workbook::error_numbered(number);
}

bool is_date(Format format) {
  return format == Format::date || format == Format::date_time;
}

} // namespace

Cell SheetReader::refuse(std::string code, Address at, std::string why) {
  workbook::remark(shared_.book, sheet_.name, remarks_, std::move(code), at, std::move(why));
  return workbook::error_cell(workbook::Error::other);
}

void SheetReader::store(Address at, const Cell& cell) {
  ++shared_.cells;
  append(sheet_, at, cell, [&] { return scanner_.progress(); });
}

const Style& SheetReader::style_of(std::uint32_t column) const {
  static const Style general;
  if (row_style_) return *row_style_;
  const bool worn = column < column_styles_.size() && column_styles_[column];
  return worn ? *column_styles_[column] : general;
}

const Style& SheetReader::style_at(std::uint32_t column, std::string_view name) {
  if (name.empty()) return style_of(column);
  if (column >= Address::columns) return shared_.styles.cell(name);
  if (column >= worn_.size()) worn_.resize(column + 1);
  Worn& worn = worn_[column];
  if (!worn.style || worn.name != name) worn = {std::string(name), &shared_.styles.cell(name)};
  return *worn.style;
}

// What the style says goes before what the cell's own type says, as in the other formats.
Cell SheetReader::numeric(double number, const Raw& raw) {
  const Style& shown = *raw.style;
  Cell cell = workbook::number_cell(number, shown.format);
  cell.style = shown.number_format;
  if (cell.format == Format::general)
    cell.format = raw.kind == Kind::percent    ? Format::percent
                  : raw.kind == Kind::currency ? Format::currency
                                               : Format::general;
  if (!is_date(cell.format)) return cell;
  cell.number += shared_.first_day;
  if (cell.number < 0 || cell.number >= workbook::last_serial + 1) {
    cell.number = number;
    cell.format = Format::general;
    refuse("date", raw.at, "the number is shown as a date, but no calendar reaches it");
  }
  return cell;
}

Cell SheetReader::moment(double number, const Raw& raw, Format otherwise) const {
  const Style& shown = *raw.style;
  const bool fits = is_date(shown.format) || shown.format == Format::time || shown.format == Format::duration;
  Cell cell = workbook::number_cell(number, fits ? shown.format : otherwise);
  cell.style = shown.number_format;
  return cell;
}

Cell SheetReader::convert(const Raw& raw) {
  const auto quoted = [&] { return '"' + value_.substr(0, 40) + '"'; };
  const auto refused = [&](const char* code, const char* what) {
    return refuse(code, raw.at,
                  "the file says that this is " + std::string(what) + ", but it holds " + quoted());
  };
  switch (raw.kind) {
  case Kind::number:
  case Kind::percent:
  case Kind::currency: {
    const auto number = finite(value_);
    return number ? numeric(*number, raw) : refused("number", "a number");
  }
  case Kind::date: {
    const bool day = value_.size() >= 10 && value_[4] == '-'; // not a time alone
    const auto serial = day ? workbook::serial_of(value_) : std::nullopt;
    const bool clock = value_.find('T') != std::string::npos;
    return serial ? moment(*serial, raw, clock ? Format::date_time : Format::date)
                  : refused("date", "a date");
  }
  case Kind::time: {
    const auto days = days_of(value_);
    return days ? moment(*days, raw, *days >= 0 && *days < 1 ? Format::time : Format::duration)
                : refused("time", "a time");
  }
  case Kind::boolean:
    if (value_ == "true") return workbook::boolean_cell(true);
    if (value_ == "false") return workbook::boolean_cell(false);
    if (const auto number = finite(value_))
      return workbook::boolean_cell(*number != 0); // Calc: 8 shown as TRUE
    return refused("boolean", "TRUE or FALSE");
  case Kind::error: return workbook::error_cell(error_shown(text_).value_or(workbook::Error::other));
  case Kind::none:
  case Kind::text: {
    const auto error = raw.has_formula && value_.empty() ? error_shown(text_) : std::nullopt;
    if (error) return workbook::error_cell(*error);
    return workbook::text_cell(shared_.book,
                               raw.has_value ? std::string_view(value_) : std::string_view(text_));
  }
  case Kind::unknown: break;
  }
  return refuse("type", raw.at, "the file gives it a type that no spreadsheet has; it holds " + quoted());
}

} // namespace stackbook::files::ods
