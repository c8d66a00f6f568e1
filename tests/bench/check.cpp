// Checking a workbook of a million cells by the command, from its start to its last byte, against zlib inflating its parts.
//
//   check-bench STACKBOOK PACK [ROWS]      tests/bench/pack: two tables of 20 columns; 25000 rows each unless told otherwise
//
// Each round inflates, then runs the command once; the least of seven rounds is printed.

#include "connectors/files/files.hpp"
#include "tests/bench/floor.hpp"
#include "tests/files/archive.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stackbook::files {
namespace {

constexpr unsigned columns = 20;

struct Texts {
  std::string xml;
  unsigned count = 0;
  unsigned add(const std::string& text) { return xml += "<si><t>" + text + "</t></si>", count++; }
};

std::string sheet(unsigned rows, const std::vector<std::string>& captions, char mark, Texts& texts) {
  std::uint32_t random = 12345u + static_cast<unsigned char>(mark);
  const auto next = [&] { return random = random * 1664525u + 1013904223u, random >> 8; };
  std::string xml;
  for (unsigned row = 0; row <= rows; ++row) {
    xml += "<row r=\"" + std::to_string(row + 1) + "\" spans=\"1:20\">";
    for (unsigned column = 0; column < columns; ++column) {
      const unsigned sort = row == 0 ? 0 : column % 10;
      std::string value;
      if (row == 0)
        value = std::to_string(texts.add(captions[column]));
      else if (sort < 2)
        value = std::to_string(next() % 200); // the texts that come first
      else if (sort == 2)
        value = std::to_string(texts.add(std::string(1, mark) + std::to_string(row) + " &amp; " +
                                         (column < 10 ? "line" : "part") + ' ' +
                                         std::to_string(next() % 1'000'000)));
      else if (sort < 6)
        value = std::to_string(next() % 1'000'000);
      else if (sort < 9)
        value = std::to_string(next() % 100'000) + '.' + std::to_string(next() % 9'000 + 1'000);
      else
        value = std::to_string(40'000 + next() % 10'000);
      xml += "<c r=\"" + workbook::to_a1({row, column}) + '"' +
             (sort < 3    ? " t=\"s\""
              : sort == 9 ? " s=\"1\""
                          : "") +
             "><v>" + value + "</v></c>";
    }
    xml += "</row>";
  }
  return sheet_xml(xml);
}

std::vector<Packed> workbook_of(unsigned rows) {
  std::vector<std::string> captions;
  for (const char* half : {" 1", " 2"})
    for (const char* name :
         {"Kind", "Region", "", "Pieces", "Boxes", "Weight", "Price", "Freight", "Duty", "Day"})
      captions.push_back(*name ? std::string(name) + half : half[1] == '1' ? "Line id" : "Part");
  Texts texts;
  for (unsigned at = 0; at < 200; ++at) texts.add("category " + std::to_string(at));
  const std::string sales = sheet(rows, captions, 'S', texts), returns = sheet(rows, captions, 'R', texts);
  auto parts = book_parts("", texts.xml, "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
  const auto put = [&](std::string_view part, std::string_view before, const std::string& text) {
    for (Packed& packed : parts)
      if (packed.name == part) packed.data.insert(packed.data.find(before), text);
  };
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  put("xl/workbook.xml", "</sheets>", "<sheet name=\"Returns\" sheetId=\"2\" r:id=\"r9\"/>");
  put("xl/_rels/workbook.xml.rels", "</Relationships>",
      "<Relationship Id=\"r9\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet2.xml\"/>");
  for (Packed& packed : parts) {
    if (packed.name == "xl/worksheets/sheet1.xml") packed.data = sales;
    if (packed.name == "xl/workbook.xml")
      packed.data.replace(packed.data.find("name=\"S\""), 8, "name=\"Sales\"");
  }
  parts.push_back({"xl/worksheets/sheet2.xml", returns});
  return parts;
}

struct Ran {
  double processors = 0;
  long peak = 0; // KiB
  bool good = false;
};

Ran run(const std::vector<std::string>& words) {
  std::vector<char*> raw;
  for (const std::string& word : words) raw.push_back(const_cast<char*>(word.c_str()));
  raw.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    execv(raw[0], raw.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) != child) return {};
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss,
          WIFEXITED(status) && WEXITSTATUS(status) < 2};
}

int bench(const std::string& program, const std::string& pack, unsigned rows) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("stackbook-bench-" + std::to_string(getpid()) + ".xlsx");
  std::vector<std::string> packed;
  {
    const auto parts = workbook_of(rows);
    if (auto done = write_atomically(file, archive(parts)); !done)
      return std::fprintf(stderr, "%s\n", to_text(done.failure()).c_str()), 2;
    for (const Packed& part : parts)
      if (part.data.size() > 100'000) packed.push_back(deflated(part.data));
  }
  Least floor, checking;
  double processors = 1e9;
  long peak = 0;
  bool good = true;
  for (int round = 0; round < 7 && good; ++round) {
    time(floor, [&] {
      for (const std::string& part : packed) inflate_with_zlib(part);
    });
    Ran ran;
    time(checking, [&] {
      ran = run({program, "check", file.string(), "--pack", pack, "--format", "json", "--as-of", "2026-06-01",
                 "--max-size", "4GB", "--max-part", "16GB", "--max-expanded", "16GB", "--max-cells",
                 "100000000", "--max-strings", "100000000"});
    });
    good = ran.good;
    processors = std::min(processors, ran.processors);
    peak = std::max(peak, ran.peak);
  }
  std::filesystem::remove(file);
  if (!good) return std::fprintf(stderr, "the command could not check the workbook\n"), 1;
  const double cells = 2.0 * rows * columns;
  std::printf("check  cells %.0f\n", cells);
  std::printf("       zlib inflates its parts    %8.4f s   1.00\n", floor.wall);
  std::printf("       stackbook check            %8.4f s   %.2f   (processors %.4f s, %.2f)\n", checking.wall,
              checking.wall / floor.wall, processors, processors / floor.processors);
  std::printf("       peak memory                %8.1f bytes a cell, all of the process\n",
              static_cast<double>(peak) * 1024 / cells);
  return 0;
}

} // namespace
} // namespace stackbook::files

int main(int count, char** words) {
  if (count < 3) return std::fputs("check-bench STACKBOOK PACK [ROWS]\n", stderr), 2;
  const unsigned rows = count > 3 ? static_cast<unsigned>(std::strtoul(words[3], nullptr, 10)) : 25'000;
  return stackbook::files::bench(words[1], words[2], rows);
}
