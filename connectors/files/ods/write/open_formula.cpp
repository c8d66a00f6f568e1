#include "connectors/files/ods/write/sheet.hpp"

#include <algorithm>

namespace stackbook::files::ods {

namespace {

bool is_letter(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

bool is_word(char letter) {
  return is_letter(letter) || (letter >= '0' && letter <= '9') || letter == '_' || letter == '.' ||
         letter == '$' || (static_cast<unsigned char>(letter) & 0x80u);
}

std::size_t past_quoted(std::string_view text, std::size_t from) {
  for (std::size_t at = from + 1; at < text.size(); ++at) {
    if (text[at] != text[from]) continue;
    if (at + 1 == text.size() || text[at + 1] != text[from]) return at + 1;
    ++at;
  }
  return text.size();
}

std::size_t past_word(std::string_view text, std::size_t from) {
  while (from < text.size() && is_word(text[from])) ++from;
  return from;
}

// The end of a cell's address at `from`, or `from` where none stands there.
std::size_t past_address(std::string_view text, std::size_t from) {
  const std::size_t stop = past_word(text, from);
  const bool called = stop < text.size() && (text[stop] == '(' || text[stop] == '!');
  return !called && workbook::from_a1(text.substr(from, stop - from)) ? stop : from;
}

} // namespace

std::string open_formula(std::string_view formula) {
  std::string open = "of:=";
  int braces = 0;
  for (std::size_t at = 0; at < formula.size();) {
    const char letter = formula[at];
    if (letter == '"') {
      const std::size_t stop = past_quoted(formula, at);
      open += formula.substr(at, stop - at);
      at = stop;
      continue;
    }
    std::string_view sheet;
    std::size_t from = at;
    const std::size_t name = letter == '\'' ? past_quoted(formula, at) : past_word(formula, at);
    if (name > at && name < formula.size() && formula[name] == '!') {
      sheet = formula.substr(at, name - at);
      from = name + 1;
    }
    if (const std::size_t stop = past_address(formula, from); stop > from) {
      open += '[';
      if (!sheet.empty()) (open += '$') += sheet;
      (open += '.') += formula.substr(from, stop - from);
      at = stop;
      if (at < formula.size() && formula[at] == ':')
        if (const std::size_t end = past_address(formula, at + 1); end > at + 1) {
          (open += ":.") += formula.substr(at + 1, end - at - 1);
          at = end;
        }
      open += ']';
      continue;
    }
    if (name > at) {
      open += formula.substr(at, name - at);
      at = name;
      continue;
    }
    braces += letter == '{' ? 1 : letter == '}' ? -1 : 0;
    open += letter == ',' ? ';' : letter == ';' && braces > 0 ? '|' : letter;
    ++at;
  }
  return open;
}

} // namespace stackbook::files::ods
