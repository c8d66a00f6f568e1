// Folding: a name as words that can be compared, whatever its script, case, marks, punctuation and legal form.
//
// Letters are decomposed (Unicode NFKD), lose their marks and are written in a to z by the tables of tables/: Latin,
// Greek, Cyrillic, Arabic and Persian, kana, Hangul, and Han characters by their most common Mandarin reading, a word a
// character. Other scripts are left out. Known words of business names get one spelling ("Limited", "OOO", "有限公司").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::screening {

// How much a word tells one party from another.
enum class Kind : std::uint8_t {
  name,   // a name of its own
  family, // of a natural person, where the list says so
  common, // trading, technology, international
  legal,  // limited, gmbh, ooo
  small,  // of, and, the, al, bin
};
std::string_view to_text(Kind kind);
inline bool tells(Kind kind) { // a word to look for; the others only weigh, and stand for none of these
  return kind < Kind::legal;
}

struct Word {
  std::string text; // a to z and 0 to 9, at least one
  Kind kind = Kind::name;
  bool consonants = false; // from Arabic script, which leaves out short vowels
  bool number = false;     // holds a digit: compared as it stands
};

// At most `most_words`; what follows is left out. Bytes that are not UTF-8 part words.
inline constexpr std::size_t most_words = 24;
std::vector<Word> fold(std::string_view name);

} // namespace stackbook::screening
