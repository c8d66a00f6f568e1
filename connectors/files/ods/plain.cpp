// The quick road: cells as LibreOffice writes nearly all of them, read where they lie.

#include "connectors/files/markup/decimal.hpp"
#include "connectors/files/markup/expected.hpp"
#include "connectors/files/ods/sheet.hpp"
#include "rules/workbook/calendar.hpp"

namespace stackbook::files::ods {

using workbook::Address;

namespace {

constexpr std::size_t room = 1024, longest_name = 64, longest_text = 500;

// Up to the quote that ends an attribute's value, without references in it.
bool pass_name(const char*& at, std::string_view& name) {
  const char* const from = at;
  while (*at != '"' && *at != '&' && *at != '<' && at - from < static_cast<std::ptrdiff_t>(longest_name))
    ++at;
  name = {from, static_cast<std::size_t>(at - from)};
  return passed(at, "\"");
}

struct Shown {
  std::string_view text;
  bool coded = false; // has references or line ends
};

// `<text:p>…</text:p></table:table-cell>`, all but its first letters.
bool pass_shown(const char*& at, Shown& shown) {
  const char* const from = at;
  for (; *at != '<'; ++at) {
    shown.coded |= *at == '&' || *at == '\r';
    if (at - from == static_cast<std::ptrdiff_t>(longest_text)) return false;
  }
  shown.text = {from, static_cast<std::size_t>(at - from)};
  return passed(at, "</text:p></table:table-cell>");
}

} // namespace

bool SheetReader::pass_row_border() {
  const std::string_view window = scanner_.window();
  if (window.size() < room || row_ + 1 >= Address::rows) return false;
  const char* at = window.data();
  std::string_view name;
  if (!passed(at, "</table:table-row><table:table-row table:style-name=\"") || !pass_name(at, name) ||
      !passed(at, ">"))
    return false;
  scanner_.advance(static_cast<std::size_t>(at - window.data()));
  ++row_;
  column_ = 0;
  row_style_ = nullptr;
  return true;
}

bool SheetReader::read_plain_cell() {
  const std::string_view window = scanner_.window();
  if (window.size() < room || column_ >= Address::columns || row_ >= Address::rows ||
      shared_.cells > shared_.limits.cells)
    return false;
  const char* at = window.data();
  if (!passed(at, "<table:table-cell")) return false;
  Raw raw;
  raw.at = {static_cast<std::uint32_t>(row_), column_};
  std::string_view name, validation;
  if (passed(at, " table:style-name=\"") && !pass_name(at, name)) return false;
  if (passed(at, " table:content-validation-name=\"") && !pass_name(at, validation)) return false;
  double number = 0;
  if (passed(at, "/>")) {
    ++column_;
    scanner_.advance(static_cast<std::size_t>(at - window.data()));
    return true;
  }
  if (passed(at, " office:value-type=\"string\"")) {
    raw.kind = Kind::text;
    passed(at, " calcext:value-type=\"string\"");
  } else if (passed(at, " office:value-type=\"float\" office:value=\"")) {
    raw.kind = Kind::number;
    if (!read_decimal(at, '"', number) || !passed(at, "\"")) return false;
    passed(at, " calcext:value-type=\"float\"");
  } else if (passed(at, " office:value-type=\"percentage\" office:value=\"")) {
    raw.kind = Kind::percent;
    if (!read_decimal(at, '"', number) || !passed(at, "\"")) return false;
    passed(at, " calcext:value-type=\"percentage\"");
  } else if (passed(at, " office:value-type=\"date\" office:date-value=\"")) {
    raw.kind = Kind::date;
    value_.assign(at, 10);
    const auto serial = workbook::serial_of(value_);
    if (!serial || value_[4] != '-') return false;
    number = *serial;
    at += 10;
    if (!passed(at, "\"")) return false;
    passed(at, " calcext:value-type=\"date\"");
  } else {
    return false;
  }
  Shown shown;
  if (!passed(at, "><text:p>") || !pass_shown(at, shown)) return false;
  if (raw.kind != Kind::text) {
    if (shown.coded) return false;
    raw.style = &style_at(column_, name);
    if (raw.kind != Kind::date)
      store(raw.at, numeric(number, raw));
    else
      store(raw.at, moment(number, raw, workbook::Format::date));
  } else {
    if (shown.coded) {
      text_.clear();
      if (!scanner_.decode(shown.text, text_)) return false;
      shown.text = text_;
    }
    store(raw.at, workbook::text_cell(shared_.book, shown.text));
  }
  ++column_;
  scanner_.advance(static_cast<std::size_t>(at - window.data()));
  return true;
}

} // namespace stackbook::files::ods
