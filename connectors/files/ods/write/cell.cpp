#include "connectors/files/markup/encoding.hpp"
#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/write/text.hpp"
#include "rules/workbook/calendar.hpp"

#include <charconv>
#include <cmath>

namespace stackbook::files::ods {

using proposal::PlannedCell;
using workbook::Format;

namespace {

constexpr std::size_t longest_text = 32'767; // UTF-16 units, so that it can be saved as .xlsx too

std::string shortest(double number) {
  char room[40];
  return std::string(room, std::to_chars(room, room + sizeof room, number).ptr);
}

std::string two(long number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

// "05", "05.25": without zeros at the end.
std::string seconds_text(double seconds, int places) {
  char room[40];
  std::string text(room,
                   std::to_chars(room, room + sizeof room, seconds, std::chars_format::fixed, places).ptr);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return seconds < 10 ? "0" + text : text;
}

std::string duration_text(double days) {
  const double seconds = std::round(std::abs(days) * 86'400e9) / 1e9;
  const double minutes = std::floor(seconds / 60);
  const auto hours = static_cast<long>(minutes / 60);
  return std::string(days < 0 ? "-" : "") + "PT" + two(hours) + 'H' +
         two(static_cast<long>(minutes) - hours * 60) + 'M' + seconds_text(seconds - minutes * 60, 9) + 'S';
}

void write_number(xml::Writer& to, double number, Format format) {
  const auto typed = [&](const char* type, const char* holder, const std::string& value) {
    to.attribute("office:value-type", type).attribute(holder, value).attribute("calcext:value-type", type);
    to.leaf("text:p", value); // suites show the value in its format instead
  };
  const auto date = format == Format::date || format == Format::date_time ? date_text(number) : std::nullopt;
  const bool spans = format == Format::time || format == Format::duration;
  if (date)
    typed("date", "office:date-value", *date);
  else if (spans && std::abs(number) < 1e6)
    typed("time", "office:time-value", duration_text(number));
  else
    typed(format == Format::percent ? "percentage" : "float", "office:value", shortest(number));
}

std::string readable(std::string_view text) { // UTF-8 without zero bytes, as a person typed it
  std::string out = is_utf8(text) ? std::string(text) : from_windows_1252(text);
  std::erase(out, '\0');
  return out;
}

} // namespace

std::optional<std::string> date_text(double serial) {
  double day = std::floor(serial);
  double micro = std::round((serial - day) * 86'400e6);
  if (micro >= 86'400e6) {
    micro = 0;
    day += 1;
  }
  auto text = workbook::iso_of(day, Format::date);
  if (!text || micro == 0) return text;
  const long minutes = static_cast<long>(micro / 60e6);
  return *text + 'T' + two(minutes / 60) + ':' + two(minutes % 60) + ':' +
         seconds_text(micro / 1e6 - static_cast<double>(minutes) * 60, 6);
}

void write_paragraphs(xml::Writer& to, std::string_view text) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, stop - at);
    to.open("text:p");
    for (std::size_t from = 0; from < line.size();) {
      const bool opening = from == 0 || line[from - 1] == ' ';
      if (line[from] == '\t') {
        to.open("text:tab").close();
        ++from;
      } else if (line[from] == ' ' && opening) {
        const std::size_t end = std::min(line.find_first_not_of(' ', from), line.size());
        to.open("text:s");
        if (end - from > 1) to.attribute("text:c", std::to_string(end - from));
        to.close();
        from = end;
      } else {
        std::size_t end = from + 1;
        while (end < line.size() && line[end] != '\t' && !(line[end] == ' ' && line[end - 1] == ' ')) ++end;
        to.text(line.substr(from, end - from));
        from = end;
      }
    }
    to.close();
    at = stop + 1;
  }
}

Result<Done> write_cell(xml::Writer& to, const proposal::PlannedSheet& plan, const PlannedCell& cell,
                        const std::string& style, const std::string& validation) {
  to.open("table:table-cell");
  if (!style.empty()) to.attribute("table:style-name", style);
  if (!validation.empty()) to.attribute("table:content-validation-name", validation);
  if (!cell.formula.empty()) to.attribute("table:formula", open_formula(cell.formula));
  const auto number = write::number_in(cell);
  const auto* truth = std::get_if<bool>(&cell.value);
  const auto* decimal = std::get_if<findings::Decimal>(&cell.value);
  const auto* text = std::get_if<std::string>(&cell.value);
  if (number) {
    write_number(to, *number, cell.format);
  } else if (truth) {
    to.attribute("office:value-type", "boolean").attribute("office:boolean-value", *truth ? "true" : "false");
    to.attribute("calcext:value-type", "boolean").leaf("text:p", *truth ? "TRUE" : "FALSE");
  } else if (decimal || (text && (!text->empty() || !cell.formula.empty()))) {
    const std::string held = readable(decimal ? decimal->digits : *text);
    if (write::length(held) > longest_text)
      return Failure{"the workbook can't be written",
                     "sheet " + plan.name + " " + workbook::to_a1({cell.row, cell.column}),
                     "the text is longer than 32767 characters, the limit of a cell",
                     {}};
    to.attribute("office:value-type", "string").attribute("calcext:value-type", "string");
    if (!cell.formula.empty()) to.attribute("office:string-value", held);
    write_paragraphs(to, held);
  }
  to.close();
  return Done{};
}

} // namespace stackbook::files::ods
