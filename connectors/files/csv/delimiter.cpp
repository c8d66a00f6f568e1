#include "connectors/files/csv/read.hpp"

#include <algorithm>
#include <array>

namespace stackbook::files::csv {

namespace {

// How many times `delimiter` stands outside quotes on each of the first lines.
std::vector<std::size_t> counts(std::string_view text, char delimiter) {
  std::vector<std::size_t> lines{0};
  bool quoted = false;
  for (const char letter : text.substr(0, 64 * 1024)) {
    if (letter == '"') quoted = !quoted;
    if (quoted) continue;
    if (letter == delimiter) ++lines.back();
    if (letter == '\n') {
      if (lines.size() == 20) return lines;
      lines.push_back(0);
    }
  }
  if (lines.size() > 1 && lines.back() == 0) lines.pop_back();
  return lines;
}

} // namespace

char find_delimiter(std::string_view text) {
  char best = ',';
  std::size_t best_score = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const auto lines = counts(text, delimiter);
    const std::size_t width = *std::ranges::max_element(lines);
    const auto even = static_cast<std::size_t>(std::ranges::count(lines, lines.front()));
    const std::size_t score =
        width == 0
            ? 0
            : (lines.front() == 0 ? 1 : 1 + even * 1000 / lines.size() + std::min<std::size_t>(width, 99));
    if (score > best_score) {
      best_score = score;
      best = delimiter;
    }
  }
  return best;
}

} // namespace stackbook::files::csv
