#include "rules/workbook/workbook.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::workbook {

namespace {

std::string_view to_text(Format format) {
  switch (format) {
  case Format::percent: return "percent";
  case Format::currency: return "currency";
  case Format::date: return "date";
  case Format::time: return "time";
  case Format::date_time: return "date-time";
  case Format::duration: return "duration";
  case Format::general: break;
  }
  return "number";
}

// 15 significant digits: what both suites show and every file format here can carry.
std::string digits(double number) {
  char room[40];
  const auto end = std::to_chars(room, room + sizeof room, number, std::chars_format::general, 15).ptr;
  return std::string(room, end);
}

std::string quoted(std::string_view text) {
  std::string line = "\"";
  for (const char letter : text) {
    if (letter == '\n')
      line += "\\n";
    else if (letter == '\r')
      line += "\\r";
    else if (letter == '\t')
      line += "\\t";
    else if (letter == '"' || letter == '\\')
      (line += '\\') += letter;
    else
      line += letter;
  }
  return line + '"';
}

std::string describe(const Workbook& workbook, const Cell& cell) {
  switch (cell.content) {
  case Content::number: return std::string(to_text(cell.format)) + ' ' + digits(cell.number);
  case Content::text: return "text " + quoted(workbook.text(cell));
  case Content::boolean: return cell.boolean ? "boolean true" : "boolean false";
  case Content::error: return "error " + std::string(to_text(cell.error));
  case Content::blank: break;
  }
  return "blank";
}

} // namespace

std::string dump(const Workbook& workbook) {
  std::string lines;
  for (const Sheet& sheet : workbook.sheets) {
    std::vector<std::pair<Address, const Cell*>> cells;
    for (std::uint32_t at = 0; at < sheet.columns.size(); ++at)
      for (std::size_t row = 0; row < sheet.columns[at].rows.size(); ++row)
        cells.emplace_back(Address{sheet.columns[at].rows[row], at}, &sheet.columns[at].cells[row]);
    std::ranges::sort(cells, {}, &std::pair<Address, const Cell*>::first);
    for (const auto& [at, cell] : cells)
      lines += sheet.name + '!' + to_a1(at) + ' ' + describe(workbook, *cell) +
               (cell->formula ? " formula" : "") + '\n';
  }
  return lines;
}

} // namespace stackbook::workbook
