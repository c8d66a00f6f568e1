// How letters of other scripts are written in a to z: facts of Unicode and CLDR, made into tables by make.py.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stackbook::screening {

struct Letter {
  char32_t code;
  std::string_view written; // in a to z, 0 to 9; empty: a mark or sign that is left out
};
std::span<const Letter> letters(); // ascending by code; Latin, Greek, Cyrillic, Arabic, kana, full width

struct Syllable {
  std::string_view written, characters; // pinyin without tones; all Han characters read so, in UTF-8
};
std::span<const Syllable> han(); // ascending; U+4E00 to U+9FFF, one reading a character

} // namespace stackbook::screening
