#include "rules/screening/fold.hpp"

#include "rules/screening/tables/tables.hpp"
#include "rules/screening/words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace stackbook::screening {
namespace {

constexpr char32_t not_utf8 = 0xffffffff;

// One character at `at`, which moves behind it.
char32_t character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const unsigned more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
  if (more == 0 || first >= 0xf5 || at + more > text.size()) return not_utf8;
  char32_t code = first & (0x3fu >> more);
  for (unsigned i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return not_utf8;
    code = code << 6 | (byte(at + i) & 0x3fu);
  }
  at += more;
  return code;
}

constexpr char32_t han_first = 0x4e00, han_last = 0x9fff;

struct Readings { // of Han characters: which syllable of the table, from 1
  std::array<std::uint16_t, han_last - han_first + 1> syllable{};
  Readings() {
    const auto all = han();
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t at = 0; at < all[i].characters.size();)
        syllable[character(all[i].characters, at) - han_first] = static_cast<std::uint16_t>(i + 1);
  }
};

std::string_view reading(char32_t code) {
  static const Readings readings;
  const std::uint16_t syllable = readings.syllable[code - han_first];
  return syllable == 0 ? std::string_view() : han()[syllable - 1u].written;
}

// Unicode section 3.12: a syllable of Hangul is three jamo; Revised Romanization without assimilation.
void hangul(std::string& out, char32_t code) {
  constexpr std::string_view leads[] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                        "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
  constexpr std::string_view vowels[] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
                                         "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
  constexpr std::string_view tails[] = {"",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
                                        "m", "l",  "l", "l", "p", "l", "m", "p", "p", "t",
                                        "t", "ng", "t", "t", "k", "t", "p", "t"};
  const std::size_t index = code - 0xac00;
  out.append(leads[index / 588]).append(vowels[index % 588 / 28]).append(tails[index % 28]);
}

std::optional<std::string_view> letter(char32_t code) {
  const auto all = letters();
  const auto at = std::ranges::lower_bound(all, code, {}, &Letter::code);
  if (at == all.end() || at->code != code) return std::nullopt;
  return at->written;
}

bool is_arabic(char32_t code) {
  return (code >= 0x600 && code < 0x700) || (code >= 0xfb50 && code < 0xff00);
}

// Collects letters into words. Single letters with points or strokes between them are one word: S.A.R.L., A/S.
class Folder {
 public:
  std::vector<Word> words;

  void add(std::string_view letters, bool arabic) {
    text_ += letters;
    ++count_;
    arabic_ = arabic_ || arabic;
  }
  void end(bool by_point) {
    if (!text_.empty()) {
      if (text_.size() == 1 && joining_) {
        letters_ += text_;
      } else {
        flush();
        if (text_.size() == 1) {
          letters_ = text_;
        } else {
          keep(text_);
        }
      }
    }
    joining_ = by_point && !letters_.empty();
    if (!joining_) flush();
    text_.clear();
    count_ = 0;
    arabic_ = false;
  }
  void keep(std::string text) {
    if (words.size() == most_words) return;
    Word word{std::move(text), Kind::name, arabic_, false};
    word.number = word.text.find_first_of("0123456789") != std::string::npos;
    // The article is written with its noun: الرشيد.
    if (arabic_ && count_ > 4 && word.text.starts_with("al")) word.text.erase(0, 2);
    if (const auto known = known_word(word.text)) {
      word.text = known->means;
      word.kind = known->kind;
    }
    words.push_back(std::move(word));
  }

 private:
  void flush() {
    if (letters_.empty()) return;
    std::string letters;
    letters.swap(letters_);
    keep(std::move(letters));
  }

  std::string text_, letters_; // of the word at hand; single letters that may belong together
  std::size_t count_ = 0;      // characters of the word, before they are written out
  bool arabic_ = false, joining_ = false;
};

} // namespace

std::string_view to_text(Kind kind) {
  constexpr std::string_view texts[] = {"name", "family name", "common word", "legal form", "small word"};
  return texts[static_cast<std::size_t>(kind)];
}

std::vector<Word> fold(std::string_view name) {
  Folder folder;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t start = at;
    const char32_t code = character(name, at);
    if (code < 0x80) {
      const char c = static_cast<char>(code);
      if (c >= 'A' && c <= 'Z') {
        const char low = static_cast<char>(c + 0x20);
        folder.add({&low, 1}, false);
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        folder.add({&c, 1}, false);
      } else if (c == '&') {
        folder.end(false);
        folder.keep("and");
      } else if (c != '\'' && c != '`') {
        folder.end(c == '.' || c == '/');
      }
    } else if (code >= han_first && code <= han_last) {
      folder.end(false);
      const auto words = han_words();
      const auto known = std::ranges::find_if(
          words, [&](const HanWord& word) { return name.substr(start).starts_with(word.characters); });
      if (known != words.end()) {
        folder.keep(std::string(known->means));
        at = start + known->characters.size();
      } else if (const auto read = reading(code); !read.empty()) {
        folder.keep(std::string(read));
      }
    } else if (code >= 0xac00 && code <= 0xd7a3) {
      std::string syllable;
      hangul(syllable, code);
      folder.add(syllable, false);
    } else if (const auto written = letter(code)) {
      folder.add(*written, is_arabic(code));
    } else {
      folder.end(false);
    }
  }
  folder.end(false);
  return std::move(folder.words);
}

} // namespace stackbook::screening
