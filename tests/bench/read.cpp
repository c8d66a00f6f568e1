// Reading a large .xlsx and .ods against their floors: what zlib alone takes to inflate the same parts.
//
//   read-bench [rows] [columns]      50000 × 20 mixed cells unless told otherwise
//
// Each round runs every row of the table once; the least time of all rounds is printed, by the wall's clock, because a part
// inflates on a thread of its own, and by the processors'. Memory is the peak above what the process held before reading.

#include "rules/workbook/calendar.hpp"
#include "tests/bench/floor.hpp"
#include "tests/files/archive.hpp"

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <malloc.h>

namespace stackbook::files {
namespace {

struct Generated {
  std::string sheet, strings; // of an .xlsx
  std::string table;          // the same cells as LibreOffice writes them
};

void add_cell(std::string& table, unsigned sort, const std::string& value, const std::string& shown) {
  const char* const type = sort < 3 ? "string" : sort == 9 ? "date" : "float";
  table += "<table:table-cell office:value-type=\"" + std::string(type) + '"';
  if (sort > 2) table += std::string(sort == 9 ? " office:date-value=\"" : " office:value=\"") + value + '"';
  table +=
      " calcext:value-type=\"" + std::string(type) + "\"><text:p>" + shown + "</text:p></table:table-cell>";
}

Generated generate(unsigned rows, unsigned columns) {
  Generated made;
  std::uint32_t random = 12345;
  const auto next = [&] { return random = random * 1664525u + 1013904223u, random >> 8; };
  for (unsigned at = 0; at < 200; ++at) made.strings += "<si><t>category " + std::to_string(at) + "</t></si>";
  unsigned texts = 200;
  for (unsigned row = 1; row <= rows; ++row) {
    made.table += "<table:table-row table:style-name=\"ro1\">";
    made.sheet += "<row r=\"" + std::to_string(row) + "\" spans=\"1:" + std::to_string(columns) + "\">";
    for (unsigned column = 0; column < columns; ++column) {
      const unsigned sort = column % 10;
      made.sheet += "<c r=\"" + workbook::to_a1({row - 1, column}) + '"';
      std::string value, shown;
      if (sort < 2) {
        value = std::to_string(next() % 200);
        shown = "category " + value;
      }
      if (sort == 2) {
        value = std::to_string(texts++);
        shown = "item " + std::to_string(next() % 1'000'000) + " &amp; part " + std::to_string(row);
        made.strings += "<si><t>" + shown + "</t></si>";
      }
      if (sort > 2 && sort < 6) value = std::to_string(next() % 1'000'000);
      if (sort > 5 && sort < 9)
        value = std::to_string(next() % 100'000) + '.' + std::to_string(next() % 9'000 + 1'000);
      if (sort == 9) value = std::to_string(40'000 + next() % 10'000);
      made.sheet += (sort < 3    ? " t=\"s\""
                     : sort == 9 ? " s=\"1\""
                                 : "") +
                    std::string("><v>") + value + "</v></c>";
      if (sort == 9) value = *workbook::iso_of(std::stod(value), workbook::Format::date);
      add_cell(made.table, sort, value, sort < 3 ? shown : value);
    }
    made.sheet += "</row>";
    made.table += "</table:table-row>";
  }
  return made;
}

std::uint64_t kibibytes(const char* field) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == field) {
      std::uint64_t value = 0;
      status >> value;
      return value;
    }
  return 0;
}

struct Case {
  const char* name;
  std::string file;
  std::vector<std::string> packed; // the parts that the floor inflates
};

// Their characters, a view of each, and the table that they are found by, which is at most three quarters full.
std::uint64_t bytes_of_texts(const workbook::Workbook& book) {
  const std::uint64_t count = book.text_count();
  std::uint64_t bytes = count * sizeof(std::string_view) + std::bit_ceil(count * 4 / 3 + 1) * 8;
  for (workbook::TextId id = 0; id < count; ++id) bytes += book.text(id).size();
  return bytes;
}

bool measure(const Case& what, unsigned rows, unsigned columns, const Limits& limits) {
  const double cells = static_cast<double>(rows) * columns;
  Least floor, reading;
  std::uint64_t peak = 0, texts = 0, of_texts = 0;
  std::size_t bytes = 0;
  for (int round = 0; round < 7; ++round) {
    time(floor, [&] {
      bytes = 0;
      for (const std::string& packed : what.packed) bytes += inflate_with_zlib(packed);
    });
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;
    const std::uint64_t before = kibibytes("VmRSS:");
    bool good = false;
    time(reading, [&] {
      const auto book = read_workbook(what.file, what.name, limits);
      good = book && book->sheets[0].row_count == rows && book->sheets[0].columns.size() == columns;
      if (book) texts = book->text_count(), of_texts = bytes_of_texts(*book);
    });
    if (!good) return std::fprintf(stderr, "%s was not read\n", what.name), false;
    if (round == 0) peak = kibibytes("VmHWM:") - before;
  }
  std::printf("%-6s cells %.0f, file %.2f MB, XML %.1f MB, texts %llu\n", what.name, cells,
              static_cast<double>(what.file.size()) / 1e6, static_cast<double>(bytes) / 1e6,
              static_cast<unsigned long long>(texts));
  std::printf("       zlib inflates its parts    %8.4f s   1.00\n", floor.wall);
  std::printf(
      "       read_workbook              %8.4f s   %.2f   %.1f M cells/s   (processors %.4f s, %.2f)\n",
      reading.wall, reading.wall / floor.wall, cells / reading.wall / 1e6, reading.processors,
      reading.processors / floor.processors);
  const double whole = static_cast<double>(peak) * 1024 / cells;
  const double theirs = static_cast<double>(of_texts) / cells;
  std::printf("       peak memory                %8.1f bytes a cell, of which texts %.1f: %.1f without\n",
              whole, theirs, whole - theirs);
  return true;
}

std::string content_of(const std::string& table) {
  const auto space = [](const char* prefix, const char* name) {
    return std::string(" xmlns:") + prefix + "=\"urn:oasis:names:tc:opendocument:xmlns:" + name + ":1.0\"";
  };
  return "<office:document-content" + space("office", "office") + space("table", "table") +
         space("text", "text") +
         " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><office:"
         "body>"
         "<office:spreadsheet><table:table table:name=\"S\">" +
         table + "</table:table></office:spreadsheet></office:body></office:document-content>";
}

int run(unsigned rows, unsigned columns) {
  const std::uint64_t cells = std::uint64_t{rows} * columns;
  Limits limits;
  limits.cells = std::max(limits.cells, cells + 1);
  limits.file_size = limits.part = limits.expanded = std::uint64_t{1} << 36;
  limits.strings = std::max(limits.strings, cells);
  Case xlsx{".xlsx", {}, {}}, ods{".ods", {}, {}};
  {
    Generated made = generate(rows, columns);
    xlsx.file = archive(
        book_parts(made.sheet, made.strings, "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"));
    xlsx.packed = {deflated(sheet_xml(made.sheet)), deflated(made.strings)};
    const std::string content = content_of(made.table);
    made = {};
    ods.file = archive(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0}, {"content.xml", content}});
    ods.packed = {deflated(content)};
  }
  return measure(xlsx, rows, columns, limits) && measure(ods, rows, columns, limits) ? 0 : 1;
}

} // namespace
} // namespace stackbook::files

int main(int count, char** words) {
  const auto number = [&](int at, unsigned otherwise) {
    return count > at ? static_cast<unsigned>(std::strtoul(words[at], nullptr, 10)) : otherwise;
  };
  return stackbook::files::run(number(1, 50'000), number(2, 20));
}
