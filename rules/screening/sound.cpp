#include "rules/screening/sound.hpp"

#include <array>

namespace stackbook::screening {
namespace {

struct Sound {
  std::string_view written, heard; // the longest that fits counts
};
constexpr std::array sounds{
    Sound{"shch", "s"}, Sound{"tsch", "c"}, Sound{"sch", "s"}, Sound{"tch", "c"}, Sound{"sh", "s"},
    Sound{"sz", "s"},   Sound{"ch", "c"},   Sound{"cz", "c"},  Sound{"zh", "s"},  Sound{"kh", "k"},
    Sound{"gh", "k"},   Sound{"dj", "j"},   Sound{"dh", "d"},  Sound{"th", "t"},  Sound{"ph", "f"},
    Sound{"ts", "s"},   Sound{"tz", "s"},   Sound{"dz", "s"},  Sound{"ck", "k"},  Sound{"qi", "c"},
    Sound{"ce", "s"},   Sound{"ci", "s"},   Sound{"q", "k"},   Sound{"g", "k"},   Sound{"c", "k"},
    Sound{"x", "ks"},   Sound{"w", "f"},    Sound{"v", "f"},   Sound{"z", "s"},
};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

} // namespace

std::string sound(std::string_view word) {
  std::string out;
  bool beside = false; // the letter before this one was heard too: a doubled one is heard once
  for (std::size_t i = 0; i < word.size();) {
    const char c = word[i];
    const bool between = i > 0 && i + 1 < word.size();
    if (i == 0 && is_vowel(c)) {
      const bool glide = c == 'i' && word.size() > 1 && is_vowel(word[1]); // Iusuf, Yusuf
      out += glide ? 'y' : 'a';
      ++i;
      beside = false;
      continue;
    }
    // Semivowels that stand for vowels, as in Daoud and Dawud, and an h at the end, as in zadeh.
    const bool quiet = is_vowel(c) || (i > 0 && c == 'y') || (c == 'h' && i > 0 && !between) ||
                       (c == 'w' && i > 0 && (!is_vowel(word[i - 1]) || (between && !is_vowel(word[i + 1]))));
    if (quiet) {
      ++i;
      beside = false;
      continue;
    }
    std::string_view heard = word.substr(i, 1);
    std::size_t taken = 1;
    for (const Sound& sound : sounds)
      if (word.substr(i).starts_with(sound.written)) {
        heard = sound.heard;
        taken = sound.written.size();
        break;
      }
    for (const char h : heard)
      if (out.empty() || !beside || out.back() != h) out += h;
    beside = true;
    i += taken;
  }
  return out;
}

} // namespace stackbook::screening
