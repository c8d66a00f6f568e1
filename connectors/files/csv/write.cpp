#include "connectors/files/csv/write.hpp"

#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::csv {

namespace {

bool is_number(std::string_view text) {
  double number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && stop == text.data() + text.size();
}

bool runs_as_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\0'), text.size())); // zero bytes are not written
  return !text.empty() && std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos &&
         !is_number(text);
}

bool is_temporal(workbook::Format format) {
  return format == workbook::Format::date || format == workbook::Format::date_time ||
         format == workbook::Format::time;
}

std::optional<std::string> iso_of(const findings::Decimal& decimal, workbook::Format format) {
  double serial = 0;
  std::from_chars(decimal.digits.data(), decimal.digits.data() + decimal.digits.size(), serial);
  return workbook::iso_of(serial, format);
}

void append_field(std::string& line, const proposal::PlannedCell& cell) {
  if (const auto* truth = std::get_if<bool>(&cell.value)) line += *truth ? "TRUE" : "FALSE";
  if (const auto* decimal = std::get_if<findings::Decimal>(&cell.value)) {
    const auto iso = is_temporal(cell.format) ? iso_of(*decimal, cell.format) : std::nullopt;
    line += iso ? *iso : decimal->digits;
  }
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    const bool bare = is_temporal(cell.format) && workbook::serial_of(*text);
    line += bare ? *text : quoted(*text);
  }
}

} // namespace

std::string quoted(std::string_view text) {
  std::string field = "\"";
  if (runs_as_formula(text)) field += '\'';
  for (const char letter : text)
    if (letter != '\0') field.append(letter == '"' ? 2 : 1, letter);
  return field + '"';
}

std::string write(const proposal::PlannedSheet& sheet) {
  std::string text;
  std::uint32_t row = 0, column = 0;
  for (const proposal::PlannedCell& cell : sheet.cells) {
    for (; row < cell.row; ++row, column = 0) text += "\r\n";
    for (; column < cell.column; ++column) text += ',';
    append_field(text, cell);
  }
  if (!text.empty()) text += "\r\n";
  const bool plain =
      std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
  return plain ? text : "\xef\xbb\xbf" + text;
}

} // namespace stackbook::files::csv
