// growth-bench SAMPLES PACK [ROWS…]: what binding and checking a stack of more and more lines costs, in microseconds a
// line. A pack whose rules look from one sheet into another stays linear when the figures of a column stay alike.
#include "connectors/files/files.hpp"
#include "rules/proposal/check.hpp"
#include "rules/proposal/sheets.hpp"
#include "samples/tables.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

int main(int count, char** words) {
  using namespace stackbook;
  const auto fail = [](const Failure& failure) {
    return std::fprintf(stderr, "%s\n", to_text(failure).c_str()), 2;
  };
  if (count < 3) return std::fputs("growth-bench SAMPLES PACK [ROWS…]\n", stderr), 2;
  auto packed = files::read_pack(words[2]);
  if (!packed) return fail(packed.failure());
  const proposal::LoadedPack loaded = proposal::load(std::move(*packed));
  if (!loaded.pack) return std::fputs("the pack can't be loaded\n", stderr), 2;
  const auto good = samples::read_tables(std::filesystem::path(words[1]) / "good", *loaded.pack);
  if (!good) return fail(good.failure());
  std::vector<std::size_t> sizes;
  for (int i = 3; i < count; ++i) sizes.push_back(std::strtoul(words[i], nullptr, 10));
  if (sizes.empty()) sizes = {1'000, 4'000, 16'000, 64'000};
  for (const std::size_t rows : sizes) {
    const workbook::Workbook book = proposal::lay_out(*loaded.pack, samples::enlarge(*good, rows));
    const auto start = std::clock();
    const proposal::Proposal bound = proposal::bind(book, loaded.pack);
    const auto middle = std::clock();
    const proposal::Checked checked = proposal::check(bound, {});
    const auto end = std::clock();
    const auto each = [&](std::clock_t taken) {
      return static_cast<double>(taken) / CLOCKS_PER_SEC * 1e6 / static_cast<double>(rows);
    };
    std::printf("%7zu lines  bind %6.1f us  check %6.1f us a line  %zu findings\n", rows,
                each(middle - start), each(end - middle), checked.findings.size());
    std::fflush(stdout);
  }
  return 0;
}
