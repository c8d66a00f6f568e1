// screening-measure [--lines] [THRESHOLD…]: recall and precision of party screening on asked.txt, by sort of question and
// by threshold, with the sample list among 25,000 generated entries. --lines: what was missed and wrong as well.
#include "tests/screening/crowd.hpp"
#include "tests/screening/measured.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv) {
  using namespace stackbook::screening;
  std::vector<unsigned> thresholds;
  bool lines = false;
  for (int i = 1; i < argc; ++i)
    if (std::string_view(argv[i]) == "--lines")
      lines = true;
    else
      thresholds.push_back(static_cast<unsigned>(std::atoi(argv[i])));
  if (thresholds.empty()) thresholds = {70, 75, 80, 85, 90};
  const auto questions = read_questions();
  std::vector<List> lists;
  lists.push_back(sample_list());
  lists.push_back(crowd(25'000, 1));
  const Index index(std::move(lists));
  std::printf("%zu questions, %zu entries\n", questions.size(), index.entries());
  for (const unsigned threshold : thresholds) {
    const Measure found = measure(index, questions, threshold);
    std::printf("threshold %u: recall %.3f, precision %.3f\n", threshold, found.all.recall(),
                found.all.precision());
    for (const auto& [sort, count] : found.sorts)
      if (sort != "other")
        std::printf("  %-15s recall %.3f (%zu of %zu), %zu not meant\n", sort.c_str(), count.recall(),
                    count.right, count.right + count.missed, count.wrong);
      else
        std::printf("  %-15s %zu not meant\n", sort.c_str(), count.wrong);
    if (lines)
      for (const auto& line : found.lines) std::printf("    %s\n", line.c_str());
  }
}
