#include "rules/feel/syntax/name.hpp"

#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace stackbook::feel {
namespace {

struct Stretch {
  char32_t first, last;
};

constexpr Stretch white[] = {{0x09, 0x0d},     {0x20, 0x20},     {0x85, 0x85},     {0xa0, 0xa0},
                             {0x1680, 0x1680}, {0x180e, 0x180e}, {0x2000, 0x200b}, {0x2028, 0x2029},
                             {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}, {0xfeff, 0xfeff}};

constexpr Stretch starting[] = {{'?', '?'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
                                {0xc0, 0xd6},     {0xd8, 0xf6},     {0xf8, 0x2ff},    {0x370, 0x37d},
                                {0x37f, 0x1fff},  {0x200c, 0x200d}, {0x2070, 0x218f}, {0x2c00, 0x2fef},
                                {0x3001, 0xd7ff}, {0xf900, 0xfdcf}, {0xfdf0, 0xfffd}, {0x10000, 0xeffff}};

template <std::size_t n> bool among(const Stretch (&stretches)[n], char32_t c) {
  const auto* after = std::upper_bound(std::begin(stretches), std::end(stretches), c,
                                       [](char32_t value, const Stretch& s) { return value < s.first; });
  return after != std::begin(stretches) && c <= std::prev(after)->last;
}

} // namespace

bool is_white(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0d);
  return among(white, c);
}

bool starts_name(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?';
  return among(starting, c) && !is_white(c);
}

bool continues_name(char32_t c) {
  return starts_name(c) || (c >= '0' && c <= '9') || c == 0xb7 || (c >= 0x300 && c <= 0x36f) || c == 0x203f ||
         c == 0x2040;
}

bool is_name_symbol(char32_t c) {
  return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*';
}

std::size_t skip_white(std::string_view text, std::size_t at) {
  for (;;) {
    if (at < text.size() && text[at] > ' ') return at; // any other of ASCII
    const CodePoint c = code_point_at(text, at);
    if (c.size == 0 || !is_white(c.value)) return at;
    at += c.size;
  }
}

std::size_t word_end(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && is_plain_in_words(text[at])) ++at;
    if (at < text.size() && text[at] >= 0) return at;
    const CodePoint c = code_point_at(text, at);
    if (c.size == 0 || !continues_name(c.value)) return at;
    at += c.size;
  }
}

bool is_joint(std::string_view word) {
  static constexpr std::string_view joints[] = {"and",  "or",   "in",     "between",  "instance",
                                                "then", "else", "return", "satisfies"};
  return std::find(std::begin(joints), std::end(joints), word) != std::end(joints);
}

std::size_t match_name(std::string_view name, std::string_view text, std::size_t at) {
  // Most names are words of ASCII with a space between them, and stand or fall by their bytes.
  std::size_t alike = 0;
  const auto plain = [&](std::size_t i) {
    return is_plain_in_words(name[i]) || (name[i] == ' ' && i > 0 && name[i - 1] != ' ');
  };
  while (alike < name.size() && at + alike < text.size() && name[alike] == text[at + alike] && plain(alike))
    ++alike;
  const bool spaced = alike > 0 && name[alike - 1] == ' '; // where the text may have more white space
  if (alike < name.size() && is_plain_in_words(name[alike]) && !spaced) return no_match;
  if (alike == name.size() && alike > 0 && name.back() != ' ') {
    const CodePoint next = code_point_at(text, at + alike);
    return next.size != 0 && continues_name(next.value) ? no_match : at + alike;
  }
  bool symbol_before = true; // no space is needed at the start
  bool word_before = false;
  for (std::size_t i = 0; i < name.size();) {
    const CodePoint wanted = code_point_at(name, i);
    i += wanted.size;
    if (wanted.value == ' ') {
      // A space beside a symbol needs no counterpart, one between words needs white space.
      const CodePoint next = code_point_at(name, i);
      const std::size_t after = skip_white(text, at);
      if (after == at && !symbol_before && !is_name_symbol(next.value)) return no_match;
      at = after;
      continue;
    }
    const bool symbol = is_name_symbol(wanted.value);
    if (symbol || symbol_before) {
      if (i > wanted.size) at = skip_white(text, at);
    }
    const CodePoint found = code_point_at(text, at);
    if (found.size == 0 || found.value != wanted.value) return no_match;
    at += found.size;
    symbol_before = symbol;
    word_before = !symbol;
  }
  if (word_before) {
    const CodePoint next = code_point_at(text, at);
    if (next.size != 0 && continues_name(next.value)) return no_match;
  }
  return at;
}

bool is_name(std::string_view text) {
  bool first = true, space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (first ? !starts_name(c.value)
              : c.value != ' ' && !is_name_symbol(c.value) && !continues_name(c.value))
      return false;
    if (c.value == ' ' && space) return false;
    space = c.value == ' ';
    first = false;
    at += c.size;
  }
  return !first && !space;
}

bool is_normal(std::string_view name) {
  bool space = true; // or the beginning
  for (const char c : name) {
    if (is_plain_in_words(c)) {
      space = false;
      continue;
    }
    if (c < ' ' || c == '\x7f' || (c == ' ' && space)) return false;
    space = c == ' ';
  }
  return !name.empty() && !space;
}

} // namespace stackbook::feel
