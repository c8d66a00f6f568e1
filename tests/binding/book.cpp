#include "tests/binding/book.hpp"

#include "tests/files/ods.hpp"

#include <algorithm>
#include <stdexcept>

namespace stackbook::binding {

using workbook::Address;

namespace {

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\\n")) {
      out += '\n', ++at;
    } else if (text.substr(at).starts_with("\\u00a0")) {
      out += "\xc2\xa0", at += 5;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

Address address(std::string_view a1) {
  const auto at = workbook::from_a1(a1);
  if (!at) throw std::invalid_argument(std::string(a1));
  return *at;
}

std::string xlsx_cell(Address at, const Cell& cell) {
  const std::string open = "<c r=\"" + to_a1(at) + "\"";
  if (cell.kind == "text")
    return open + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell.value) + "</t></is></c>";
  if (cell.kind == "error") return open + " t=\"e\"><v>" + cell.value + "</v></c>";
  if (cell.kind == "formula") return open + "><f>" + escaped(cell.value) + "</f></c>";
  return open + (cell.kind == "date" ? " s=\"1\"" : "") + "><v>" + cell.value + "</v></c>";
}

std::string xlsx_sheet(const Sheet& sheet) {
  std::string xml = "<worksheet xmlns=\"" + std::string(files::main_space) + "\"><sheetData>";
  std::uint32_t row = ~0u;
  for (const auto& [at, cell] : sheet.cells) {
    if (at.row != row) {
      if (row != ~0u) xml += "</row>";
      row = at.row;
      xml +=
          "<row r=\"" + std::to_string(row + 1) + (sheet.hidden.contains(row) ? "\" hidden=\"1\">" : "\">");
    }
    xml += xlsx_cell(at, cell);
  }
  xml += std::string(row != ~0u ? "</row>" : "") + "</sheetData>";
  if (!sheet.merged.empty()) xml += "<mergeCells>";
  for (const auto& [first, last] : sheet.merged)
    xml += "<mergeCell ref=\"" + to_a1(first) + ":" + to_a1(last) + "\"/>";
  return xml + (sheet.merged.empty() ? "" : "</mergeCells>") + "</worksheet>";
}

std::string iso(const std::string& serial) { // June 2026 is enough for these tests
  return "2026-06-" + std::string(std::stoi(serial) - 46173 < 10 ? "0" : "") +
         std::to_string(std::stoi(serial) - 46173);
}

std::string ods_cell(const Sheet& sheet, Address at, const Cell* cell) {
  std::string xml = "<table:table-cell";
  const auto merged = sheet.merged.find(at);
  if (merged != sheet.merged.end())
    xml += " table:number-columns-spanned=\"" + std::to_string(merged->second.column - at.column + 1) +
           "\" table:number-rows-spanned=\"" + std::to_string(merged->second.row - at.row + 1) + "\"";
  for (const auto& [first, last] : sheet.merged)
    if (at != first && at.row >= first.row && at.row <= last.row && at.column >= first.column &&
        at.column <= last.column)
      xml = "<table:covered-table-cell";
  const std::string end =
      xml.starts_with("<table:covered") ? "</table:covered-table-cell>" : "</table:table-cell>";
  if (!cell) return xml + ">" + end;
  if (cell->kind == "text") {
    std::string text = escaped(cell->value);
    for (std::size_t space = 0; (space = text.find(' ', space)) != std::string::npos; space += 9)
      text.replace(space, 1, "<text:s/>");
    const std::size_t line = text.find('\n');
    if (line != std::string::npos) text.replace(line, 1, "</text:p><text:p>");
    return xml + " office:value-type=\"string\"><text:p>" + text + "</text:p>" + end;
  }
  if (cell->kind == "number")
    return xml + " office:value-type=\"float\" office:value=\"" + cell->value + "\"><text:p>?</text:p>" + end;
  if (cell->kind == "date")
    return xml + " office:value-type=\"date\" office:date-value=\"" + iso(cell->value) +
           "\"><text:p>?</text:p>" + end;
  if (cell->kind == "error")
    return xml + " table:formula=\"of:=1\" office:value-type=\"string\" office:string-value=\"\" " +
           "calcext:value-type=\"error\"><text:p>" + cell->value + "</text:p>" + end;
  return xml + " table:formula=\"of:=SUM([.X1:.X9])\">" + end;
}

std::string ods_sheet(const std::string& name, const Sheet& sheet) {
  std::string xml = "<table:table table:name=\"" + name + "\">";
  Address last;
  for (const auto& [at, cell] : sheet.cells)
    last = {std::max(last.row, at.row), std::max(last.column, at.column)};
  for (const auto& [first, end] : sheet.merged)
    last = {std::max(last.row, end.row), std::max(last.column, end.column)};
  for (std::uint32_t row = 0; row <= last.row; ++row) {
    xml +=
        sheet.hidden.contains(row) ? "<table:table-row table:visibility=\"collapse\">" : "<table:table-row>";
    for (std::uint32_t column = 0; column <= last.column; ++column) {
      const auto cell = sheet.cells.find({row, column});
      xml += ods_cell(sheet, {row, column}, cell == sheet.cells.end() ? nullptr : &cell->second);
    }
    xml += "</table:table-row>";
  }
  return xml + "</table:table>";
}

} // namespace

Sheet& Book::sheet(std::string_view name) {
  for (auto& [known, sheet] : sheets)
    if (known == name) return sheet;
  return sheets.emplace_back(name, Sheet{}).second;
}

void Book::take(std::string_view line) {
  const auto word = [&](char stop) {
    const std::size_t end = std::min(line.find(stop), line.size());
    const std::string_view found = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return found;
  };
  if (line.starts_with("gone ")) {
    std::erase_if(sheets, [&](const auto& one) { return one.first == line.substr(5); });
  } else if (line.starts_with("merged ")) {
    line.remove_prefix(7);
    Sheet& on = sheet(word('!'));
    const Address first = address(word(':'));
    on.merged.emplace(first, address(line));
  } else if (line.starts_with("hidden ")) {
    line.remove_prefix(7);
    Sheet& on = sheet(word('!'));
    on.hidden.insert(static_cast<std::uint32_t>(std::stoul(std::string(line)) - 1));
  } else {
    Sheet& on = sheet(word('!'));
    const Address at = address(word(' '));
    const std::string kind(word(' '));
    if (kind == "text") line = line.substr(1, line.size() - 2);
    on.cells.erase(at);
    if (kind != "blank") on.cells[at] = {kind, unescaped(line)};
  }
}

std::string xlsx(const Book& book) {
  auto parts = files::book_parts("", "", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
  parts.pop_back();
  std::string sheets, relations;
  for (std::size_t s = 0; s < book.sheets.size(); ++s) {
    const std::string n = std::to_string(s + 1);
    sheets += "<sheet name=\"" + book.sheets[s].first + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\"/>";
    relations += "<Relationship Id=\"s" + n + "\" Type=\"x/worksheet\" Target=\"/s" + n + ".xml\"/>";
    parts.push_back({"s" + n + ".xml", xlsx_sheet(book.sheets[s].second)});
  }
  std::string& list = parts[1].data;
  list.replace(list.find("<sheet name"), list.find("</sheets>") - list.find("<sheet name"), sheets);
  std::string& known = parts[2].data;
  known.erase(known.find("<Relationship Id=\"r1\""),
              known.find("<Relationship Id=\"r2\"") - known.find("<Relationship Id=\"r1\""));
  known.insert(known.find("</Relationships>"), relations);
  return files::archive(parts);
}

std::string ods(const Book& book) {
  std::string sheets;
  for (const auto& [name, sheet] : book.sheets) sheets += ods_sheet(name, sheet);
  return files::ods_package(files::content_part(sheets));
}

std::string csv(const Sheet& sheet) {
  std::string text;
  Address at;
  for (const auto& [place, cell] : sheet.cells) {
    for (; at.row < place.row; ++at.row, at.column = 0) text += "\r\n";
    for (; at.column < place.column; ++at.column) text += ',';
    std::string value = cell.kind == "date" ? iso(cell.value) : cell.value;
    for (std::size_t quote = 0; (quote = value.find('"', quote)) != std::string::npos; quote += 2)
      value.insert(quote, 1, '"');
    text += cell.kind == "text" ? '"' + value + '"' : value;
  }
  return text + "\r\n";
}

} // namespace stackbook::binding
