// Regular expressions: lines of pattern, flags and replacement, the rest is the input of matches, replace and split.
//
// Whatever they are: matching ends within its limit, and the three agree: what split parts, replace takes out.
#include "rules/feel/text/pattern.hpp"

#include "rules/feel/text/utf8.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace stackbook::feel {
namespace {

std::string_view line_of(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

constexpr std::size_t most = std::size_t{1} << 20;

void check(const Pattern& pattern, std::string_view replacement, std::string_view text) {
  using Outcome = Pattern::Outcome;
  const Outcome found = pattern.matches(text);
  if (pattern.matches_nothing()) return;
  std::vector<std::string_view> pieces;
  const Outcome split = pattern.split(text, pieces);
  std::string joined, without;
  for (const std::string_view piece : pieces) joined += piece;
  const Outcome removed = pattern.replace(text, {}, without, most);
  if (found != Outcome::limit && split != Outcome::limit)
    fuzz::require((found == Outcome::yes) == (pieces.size() > 1), "a text with a match is split by it");
  if (split != Outcome::limit && removed == Outcome::yes)
    fuzz::require(joined == without, "what split parts, replace takes out");
  const auto read = pattern.read_replacement(replacement);
  if (const auto* parts = std::get_if<Pattern::Replacement>(&read)) {
    std::string out;
    if (pattern.replace(text, *parts, out, most) != Outcome::limit)
      fuzz::require(is_utf8(out), "text stays text");
  }
}

} // namespace
} // namespace stackbook::feel

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook;
  std::string_view rest = fuzz::text_of(data, size);
  if (!feel::is_utf8(rest)) return -1; // as every FEEL string is
  const std::string_view pattern = feel::line_of(rest), flags = feel::line_of(rest),
                         replacement = feel::line_of(rest);
  const auto compiled = feel::Pattern::compile(pattern, flags);
  if (const auto* made = std::get_if<feel::Pattern>(&compiled)) feel::check(*made, replacement, rest);
  return 0;
}
