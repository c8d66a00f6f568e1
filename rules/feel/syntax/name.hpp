// What a FEEL name is made of, and where one that is known ends in a text (DMN 1.5 section 10.3.1.2, rules 27
// to 30, and 10.3.1.4). White space between the parts of a name counts as one space, around the symbols . / -
// ' + * as none.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace stackbook::feel {

bool is_white(char32_t c);
bool starts_name(char32_t c); // letters of any script, '_', '?', most symbols and emoji
bool continues_name(char32_t c);
bool is_name_symbol(char32_t c); // . / - ' + *

// Of ASCII, what continues a name.
inline constexpr std::array<bool, 256> plain_in_words = [] {
  std::array<bool, 256> all{};
  for (std::size_t c = 0; c < 0x80; ++c)
    all[c] =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '?';
  return all;
}();
constexpr bool is_plain_in_words(char c) {
  return plain_in_words[static_cast<unsigned char>(c)];
}

std::size_t skip_white(std::string_view text, std::size_t at); // no comments: those don't stand inside names

// The end of the run of name characters that starts at `at`; `at` itself when there is none.
std::size_t word_end(std::string_view text, std::size_t at);

// The words of a name that the parser takes for a name nobody declared: they end at a word that continues a
// sentence of FEEL after an operand (and, or, in, between, instance, then, else, return, satisfies).
bool is_joint(std::string_view word);

constexpr std::size_t no_match = static_cast<std::size_t>(-1);

// Where `name` (normalised) ends when it stands in `text` at `at`, or no_match.
std::size_t match_name(std::string_view name, std::string_view text, std::size_t at);

bool is_name(std::string_view text); // a whole, normalised name

// Whether a name is sure to be normalised (scope.hpp): those of printable ASCII, as most are; others may be too.
bool is_normal(std::string_view name);

} // namespace stackbook::feel
