// Writing a large .xlsx, against the library that writes it, by itself and in its leanest mode, for the same cells.
//
//   write-bench [rows] [columns]      50000 × 20 mixed cells unless told otherwise
//
// Each round runs both; the least of seven rounds is printed, by the wall's clock and by the processors'.

#include "connectors/files/files.hpp"
#include "tests/bench/floor.hpp"

#include <cstdio>
#include <cstdlib>

#include <unistd.h>
#include <xlsxwriter.h>

namespace stackbook::files {
namespace {

struct Made { // a cell's value: a text, or a number where it is empty
  std::string text;
  double number = 0;
  bool date = false;
};

std::vector<Made> made(unsigned rows, unsigned columns) {
  std::vector<Made> cells;
  std::uint32_t random = 12345;
  const auto next = [&] { return random = random * 1664525u + 1013904223u, random >> 8; };
  for (unsigned row = 0; row < rows; ++row)
    for (unsigned column = 0; column < columns; ++column) {
      const unsigned sort = column % 10;
      if (sort < 2)
        cells.push_back({"category " + std::to_string(next() % 200)});
      else if (sort == 2)
        cells.push_back({"item " + std::to_string(next() % 1'000'000) + " & part " + std::to_string(row)});
      else if (sort < 6)
        cells.push_back({{}, static_cast<double>(next() % 1'000'000)});
      else if (sort < 9)
        cells.push_back({{}, static_cast<double>(next() % 1'000'000'000) / 10'000});
      else
        cells.push_back({{}, static_cast<double>(40'000 + next() % 10'000), true});
    }
  return cells;
}

proposal::PlannedWorkbook plan_of(const std::vector<Made>& cells, unsigned columns) {
  proposal::PlannedSheet sheet;
  sheet.name = "S";
  sheet.cells.reserve(cells.size());
  for (std::size_t at = 0; at < cells.size(); ++at) {
    proposal::PlannedCell cell;
    cell.row = static_cast<std::uint32_t>(at / columns);
    cell.column = static_cast<std::uint32_t>(at % columns);
    char digits[32];
    if (!cells[at].text.empty())
      cell.value = cells[at].text;
    else
      cell.value = findings::Decimal{std::string(
          digits, static_cast<std::size_t>(std::snprintf(digits, sizeof digits, "%.15g", cells[at].number)))};
    if (cells[at].date) cell.format = workbook::Format::date;
    sheet.cells.push_back(std::move(cell));
  }
  proposal::PlannedWorkbook plan;
  plan.sheets.push_back(std::move(sheet));
  return plan;
}

bool write_bare(const std::vector<Made>& cells, unsigned columns, const std::string& path) {
  lxw_workbook_options options{};
  options.constant_memory = 1;
  lxw_workbook* const book = workbook_new_opt(path.c_str(), &options);
  lxw_worksheet* const sheet = workbook_add_worksheet(book, "S");
  lxw_format* const date = workbook_add_format(book);
  format_set_num_format(date, "yyyy-mm-dd");
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const auto row = static_cast<lxw_row_t>(at / columns);
    const auto column = static_cast<lxw_col_t>(at % columns);
    if (!cells[at].text.empty())
      worksheet_write_string(sheet, row, column, cells[at].text.c_str(), nullptr);
    else
      worksheet_write_number(sheet, row, column, cells[at].number, cells[at].date ? date : nullptr);
  }
  return workbook_close(book) == LXW_NO_ERROR;
}

int run(unsigned rows, unsigned columns) {
  const std::vector<Made> cells = made(rows, columns);
  const proposal::PlannedWorkbook plan = plan_of(cells, columns);
  const std::string name = "stackbook-write-" + std::to_string(getpid()) + ".xlsx";
  const std::string path = (std::filesystem::temp_directory_path() / name).string();
  Least bare, ours;
  std::size_t bare_bytes = 0, our_bytes = 0;
  bool good = true;
  for (int round = 0; round < 7 && good; ++round) {
    time(bare, [&] { good = write_bare(cells, columns, path); });
    bare_bytes = static_cast<std::size_t>(std::filesystem::file_size(path));
    time(ours, [&] {
      const auto bytes = xlsx_bytes(plan);
      good = good && bytes;
      if (bytes) our_bytes = bytes->size();
    });
  }
  std::filesystem::remove(path);
  if (!good) return std::fputs("the workbook could not be written\n", stderr), 1;
  std::printf("write  cells %zu\n", cells.size());
  std::printf("       libxlsxwriter, constant memory %8.4f s   1.00   %.2f MB\n", bare.wall,
              static_cast<double>(bare_bytes) / 1e6);
  std::printf("       xlsx_bytes                     %8.4f s   %.2f   %.2f MB   (processors %.4f s, %.2f)\n",
              ours.wall, ours.wall / bare.wall, static_cast<double>(our_bytes) / 1e6, ours.processors,
              ours.processors / bare.processors);
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
