#include "rules/screening/alike.hpp"

#include <algorithm>
#include <array>

namespace stackbook::screening {
namespace {

constexpr std::size_t longest = 40; // letters that are compared; longer words must be the same

// Letters that one sound is written with; 0: stands alone.
constexpr std::array<std::uint8_t, 26> groups{
    // a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
    1, 0, 2, 3, 1, 4, 2, 0, 1, 5, 2, 0, 0, 0, 1, 0, 2, 0, 6, 3, 1, 4, 4, 6, 5, 6};

unsigned change(char a, char b) {
  if (a == b) return 0;
  const auto group = [](char c) {
    return c >= 'a' && c <= 'z' ? groups[static_cast<std::size_t>(c - 'a')] : 0;
  };
  const auto ga = group(a), gb = group(b);
  const bool near = (ga != 0 && ga == gb) || (ga == 5 && b == 'i') || (gb == 5 && a == 'i');
  return near ? 1 : 2;
}

// Optimal string alignment (Damerau and Levenshtein without edits of what was swapped), in halves of a letter.
unsigned distance(std::string_view a, std::string_view b, unsigned limit) {
  constexpr unsigned far = 1000;
  std::array<std::array<unsigned, longest + 2>, 3> rows;
  auto *before = &rows[0], *last = &rows[1], *now = &rows[2];
  const std::size_t band = limit / 2; // a step aside costs a letter
  for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = 2 * static_cast<unsigned>(j);
  (*last)[b.size() + 1] = far;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > band ? i - band : 1, end = std::min(b.size(), i + band);
    (*now)[first - 1] = first == 1 ? 2 * static_cast<unsigned>(i) : far;
    unsigned least = (*now)[first - 1];
    for (std::size_t j = first; j <= end; ++j) {
      const unsigned above = j == i + band && i > 1 ? far : (*last)[j]; // outside the row before
      unsigned cost = std::min({above + 2, (*now)[j - 1] + 2, (*last)[j - 1] + change(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = std::min(cost, (*before)[j - 2] + 2);
      (*now)[j] = cost;
      least = std::min(least, cost);
    }
    if (least > limit) return far;
    std::swap(before, last);
    std::swap(last, now);
  }
  return b.size() > a.size() + band ? far : (*last)[b.size()];
}

} // namespace

std::string_view to_text(How how) {
  constexpr std::string_view texts[] = {"not found",    "same",    "spelled nearly the same",
                                        "sounds alike", "initial", "written together"};
  return texts[static_cast<std::size_t>(how)];
}

// A letter of four to eight, two of nine to twelve, three of more, each with up to one that counts half: beyond that the
// words of another name are as near.
unsigned most_halves(std::size_t length) {
  return length < 4 ? 0 : static_cast<unsigned>(std::min<std::size_t>((length + 1) * 44 / 100, 6));
}

unsigned most_changes(std::size_t length) {
  return most_halves(length) / 2;
}

// Five bits for each of twelve groups of letters, as many of them set as the word has letters of the group. Letters that
// count half stand in one group, so that taking one for the other moves no bit.
std::uint64_t letter_counts(std::string_view word) {
  constexpr std::array<std::uint8_t, 26> slots{
      // a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
      0, 1, 2, 3, 0, 4, 2, 5, 0, 0, 2, 6, 7, 8, 0, 9, 2, 10, 11, 3, 0, 4, 4, 11, 0, 11};
  std::uint64_t counts = 0;
  for (const char c : word) {
    if (c < 'a' || c > 'z') continue;
    const unsigned at = slots[static_cast<std::size_t>(c - 'a')] * 5u;
    const std::uint64_t slot = counts >> at & 31;
    counts |= ((slot << 1 | 1) & 31) << at;
  }
  return counts;
}

Likeness alike(const Word& a, std::string_view sound_a, const Word& b, std::string_view sound_b) {
  if (a.text == b.text) return {1000, How::same};
  if (a.number || b.number) return {};
  const auto& [shorter, other] =
      std::minmax(a, b, [](const Word& x, const Word& y) { return x.text.size() < y.text.size(); });
  if (shorter.text.size() == 1)
    return other.text.front() == shorter.text.front() && other.kind == Kind::name
               ? Likeness{700, How::initial}
               : Likeness{};
  const std::size_t length = other.text.size();
  if (length > longest) return {};
  const bool sounds =
      !sound_a.empty() && sound_a == sound_b && (sound_a.size() > 1 || a.text.front() == b.text.front());
  const unsigned most = most_halves(length);
  if (most == 0 && !sounds) return {};
  const unsigned halves = distance(a.text, b.text, sounds ? 16 : most);
  Likeness found;
  if (halves <= most) {
    unsigned taken = halves * 500 / (static_cast<unsigned>(length) + 1);
    if (a.text.front() != b.text.front()) taken += 40;
    found = {static_cast<std::uint16_t>(1000 - std::min(taken, 1000u)), How::spelling};
  }
  if (sounds) {
    // Short sounds are shared by many names: the letters must then be near as well.
    const unsigned each = a.consonants || b.consonants ? 10 : sound_a.size() < 3 ? 50 : 25;
    const auto heard = static_cast<std::uint16_t>(960 - std::min(halves * each, 300u));
    if (heard > found.thousandths && heard >= 720) found = {heard, How::sound};
  }
  return found;
}

} // namespace stackbook::screening
