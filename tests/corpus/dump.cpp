// A workbook as corpus/run.sh compares it: its sheets with what they hold, one cell a line.
//
//   corpus-dump FILE
//
// "sheet NAME" begins each sheet, then come the lines of workbook::dump. Exit 1 with the reason on stderr where the file
// is refused; limits are those of the command.

#include "connectors/files/files.hpp"

#include <cstdio>

int main(int count, char** words) {
  using namespace stackbook;
  if (count != 2) return std::fprintf(stderr, "usage: corpus-dump FILE\n"), 2;
  const auto book = files::read_workbook(std::filesystem::path(words[1]));
  if (!book) return std::fprintf(stderr, "%s\n", to_text(book.failure()).c_str()), 1;
  for (const workbook::Sheet& sheet : book->sheets) std::printf("sheet %s\n", sheet.name.c_str());
  const std::string cells = dump(*book);
  std::fwrite(cells.data(), 1, cells.size(), stdout);
  return 0;
}
