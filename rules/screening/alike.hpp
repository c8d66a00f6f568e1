// Alike: how near two folded words are, in thousandths, and why.
#pragma once

#include "rules/screening/fold.hpp"

#include <cstdint>
#include <string_view>

namespace stackbook::screening {

enum class How : std::uint8_t {
  nothing,  // too far apart
  same,     // letter for letter, after folding
  spelling, // a few letters differ, are left out, added or swapped
  sound,    // another transliteration of the same sounds
  initial,  // J. for John
  joined,   // written together in one, apart in the other
};
std::string_view to_text(How how); // "same", "spelled nearly the same", …

struct Likeness {
  std::uint16_t thousandths = 0;
  How how = How::nothing;
};

// The distance is that of Damerau and Levenshtein with adjacent swaps (optimal string alignment). Letters that
// transliterations take for each other (vowels, c k q, s z, v w, i y j) count half. Symmetric.
Likeness alike(const Word& a, std::string_view sound_a, const Word& b, std::string_view sound_b);

// For an index. Two words alike by spelling are at most `most_changes` apart in length (by the longer one's), and their
// `letter_counts` differ in at most twice as many bits: each change of a letter moves one or two bits.
unsigned most_changes(std::size_t length);
std::uint64_t letter_counts(std::string_view word);

} // namespace stackbook::screening
