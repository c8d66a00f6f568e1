// Reading a large .xlsx against its floor: what zlib alone takes to inflate the same two parts.
//
//   read-bench [rows] [columns]      50000 × 20 mixed cells unless told otherwise
//
// Each round runs every row of the table once; the least processor time of all rounds is printed. Memory is the peak
// above what the process held before reading.

#include "tests/files/archive.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include <malloc.h>
#include <zlib.h>

namespace stackbook::files {
namespace {

struct Generated {
  std::string sheet, strings;
};

Generated generate(unsigned rows, unsigned columns) {
  Generated made;
  std::uint32_t random = 12345;
  const auto next = [&] { return random = random * 1664525u + 1013904223u, random >> 8; };
  for (unsigned at = 0; at < 200; ++at) made.strings += "<si><t>category " + std::to_string(at) + "</t></si>";
  unsigned texts = 200;
  for (unsigned row = 1; row <= rows; ++row) {
    made.sheet += "<row r=\"" + std::to_string(row) + "\" spans=\"1:" + std::to_string(columns) + "\">";
    for (unsigned column = 0; column < columns; ++column) {
      const unsigned sort = column % 10;
      made.sheet += "<c r=\"" + workbook::to_a1({row - 1, column}) + '"';
      std::string value;
      if (sort < 2) value = std::to_string(next() % 200);
      if (sort == 2) {
        value = std::to_string(texts++);
        made.strings += "<si><t>item " + std::to_string(next() % 1'000'000) + " &amp; part " +
                        std::to_string(row) + "</t></si>";
      }
      if (sort > 2 && sort < 6) value = std::to_string(next() % 1'000'000);
      if (sort > 5 && sort < 9)
        value = std::to_string(next() % 100'000) + '.' + std::to_string(next() % 9'000 + 1'000);
      if (sort == 9) value = std::to_string(40'000 + next() % 10'000);
      made.sheet += (sort < 3    ? " t=\"s\""
                     : sort == 9 ? " s=\"1\""
                                 : "") +
                    std::string("><v>") + value + "</v></c>";
    }
    made.sheet += "</row>";
  }
  return made;
}

std::size_t inflate_with_zlib(std::string_view packed) {
  z_stream stream{};
  inflateInit2(&stream, -15);
  std::string window(64 * 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(window.data());
    stream.avail_out = static_cast<uInt>(window.size());
    state = inflate(&stream, Z_NO_FLUSH);
  }
  inflateEnd(&stream);
  return stream.total_out;
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

template <class Work> void time(double& least, Work work) {
  const std::clock_t before = std::clock();
  work();
  const double took = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  if (least == 0 || took < least) least = took;
}

int run(unsigned rows, unsigned columns) {
  const std::uint64_t cells = std::uint64_t{rows} * columns;
  Limits limits;
  limits.cells = std::max(limits.cells, cells + 1);
  limits.file_size = limits.part = limits.expanded = std::uint64_t{1} << 36;
  limits.strings = std::max(limits.strings, cells);
  std::string file, sheet, strings;
  {
    const Generated made = generate(rows, columns);
    file = archive(
        book_parts(made.sheet, made.strings, "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"));
    sheet = deflated(sheet_xml(made.sheet));
    strings = deflated(made.strings);
  }
  double floor = 0, reading = 0;
  std::uint64_t peak = 0, texts = 0;
  std::size_t bytes = 0;
  for (int round = 0; round < 7; ++round) {
    time(floor, [&] { bytes = inflate_with_zlib(sheet) + inflate_with_zlib(strings); });
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;
    const std::uint64_t before = kibibytes("VmRSS:");
    bool good = false;
    time(reading, [&] {
      const auto book = read_workbook(file, "bench.xlsx", limits);
      good = book && book->sheets[0].row_count == rows && book->sheets[0].columns.size() == columns;
      if (book) texts = book->text_count();
    });
    if (!good) return std::fprintf(stderr, "the file was not read\n"), 1;
    if (round == 0) peak = kibibytes("VmHWM:") - before;
  }
  std::printf("cells %llu, file %.2f MB, XML %.1f MB, texts %llu\n", static_cast<unsigned long long>(cells),
              static_cast<double>(file.size()) / 1e6, static_cast<double>(bytes) / 1e6,
              static_cast<unsigned long long>(texts));
  std::printf("zlib inflates both parts   %8.4f s   1.00\n", floor);
  std::printf("read_workbook              %8.4f s   %.2f   %.1f M cells/s\n", reading, reading / floor,
              static_cast<double>(cells) / reading / 1e6);
  std::printf("peak memory                %8.1f bytes a cell, texts included\n",
              static_cast<double>(peak) * 1024 / static_cast<double>(cells));
  return 0;
}

} // namespace
} // namespace stackbook::files

int main(int count, char** words) {
  const auto number = [&](int at, unsigned otherwise) {
    return count > at ? static_cast<unsigned>(std::strtoul(words[at], nullptr, 10)) : otherwise;
  };
  return stackbook::files::run(number(1, 50'000), number(2, 20));
}
