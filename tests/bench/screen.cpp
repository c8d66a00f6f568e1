// screen-bench [ENTRIES] [NAMES]: the index over generated entries, and names screened with it on one core. The floor is
// what comparing each name with each entry by one edit distance would cost, measured on a part of them.
#include "rules/screening/index.hpp"
#include "tests/screening/crowd.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

double seconds(std::clock_t since) { // of this process: what else the machine does leaves it alone
  return static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
}

std::size_t levenshtein(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t best = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = row[j];
      row[j] = best;
    }
  }
  return row.back();
}

} // namespace

int main(int argc, char** argv) {
  using namespace stackbook::screening;
  const std::size_t entries = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 25'000,
                    names = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1'000;
  std::vector<List> lists;
  lists.push_back(crowd(entries, 1));
  const auto asked = questions(lists.front(), names, 2);

  auto start = std::clock();
  std::size_t near = 0, compared = 0;
  const std::size_t part = std::min<std::size_t>(asked.size(), 20);
  for (std::size_t i = 0; i < part; ++i)
    for (const auto& entry : lists.front().entries) {
      near += levenshtein(asked[i], entry.name) < 3;
      ++compared;
    }
  const double floor = seconds(start) / static_cast<double>(compared) * static_cast<double>(names * entries);

  start = std::clock();
  const Index index(std::move(lists));
  const double built = seconds(start);
  double best = 1e9;
  std::size_t found = 0;
  for (int run = 0; run < 3; ++run) {
    start = std::clock();
    found = 0;
    for (const auto& name : asked) found += index.screen(name, {}).found;
    best = std::min(best, seconds(start));
  }
  std::printf("%zu entries: index %.3f s; %zu names %.3f s (%zu candidates); one edit distance a pair %.1f "
              "s: %.1f times "
              "as long (%zu)\n",
              entries, built, names, best, found, floor, floor / best, near);
}
