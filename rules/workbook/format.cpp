#include "rules/workbook/format.hpp"

#include <optional>

namespace stackbook::workbook {

namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

// LibreOffice has written GENERAL, other programs general.
bool begins(std::string_view code, std::size_t at, std::string_view word) {
  if (code.size() - at < word.size()) return false;
  for (std::size_t letter = 0; letter < word.size(); ++letter)
    if (lower(code[at + letter]) != word[letter]) return false;
  return true;
}

struct Signs {
  bool day = false, month = false, year = false, clock = false, elapsed = false, percent = false,
       currency = false;
};

// [h], [mm], [ss]: time beyond its unit. [$€-407]: a currency sign with a locale. Anything else is a color or
// a condition.
void read_bracket(std::string_view inside, Signs& signs) {
  if (inside.empty()) return;
  if (inside[0] == '$') {
    signs.currency |= inside.size() > 1 && inside[1] != '-';
    return;
  }
  for (const char letter : inside)
    if (lower(letter) != lower(inside[0])) return;
  const char unit = lower(inside[0]);
  signs.elapsed |= unit == 'h' || unit == 'm' || unit == 's';
}

bool is_currency_sign(std::string_view rest) {
  for (const std::string_view sign : {"$", "€", "£", "¥", "₹", "₩", "₪", "₽"})
    if (rest.starts_with(sign)) return true;
  return false;
}

Signs read(std::string_view code) {
  Signs signs;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char letter = lower(code[at]);
    if (letter == ';') break;
    if (letter == '\\' || letter == '_' || letter == '*') {
      ++at;
      if (letter == '\\' && at < code.size() && is_currency_sign(code.substr(at))) signs.currency = true;
    } else if (letter == '"' || letter == '[') {
      const std::size_t close = code.find(letter == '"' ? '"' : ']', at + 1);
      if (close == std::string_view::npos) break;
      const std::string_view inside = code.substr(at + 1, close - at - 1);
      if (letter == '[') read_bracket(inside, signs);
      if (letter == '"' && is_currency_sign(inside)) signs.currency = true;
      at = close;
    } else if (begins(code, at, "general")) {
      at += 6;
    } else if (begins(code, at, "am/pm") || begins(code, at, "a/p")) {
      signs.clock = true;
      at += lower(code[at + 1]) == 'm' ? 4 : 2;
    } else {
      signs.day |= letter == 'd';
      signs.month |= letter == 'm';
      signs.year |=
          letter == 'y' || letter == 'e'
              ? letter == 'y' || !(at + 1 < code.size() && (code[at + 1] == '+' || code[at + 1] == '-'))
              : false;
      signs.clock |= letter == 'h' || letter == 's';
      signs.percent |= letter == '%';
      signs.currency |= is_currency_sign(code.substr(at));
    }
  }
  return signs;
}

} // namespace

Format format_of(std::string_view code) {
  const Signs signs = read(code);
  const bool date = signs.day || signs.year || (signs.month && !signs.clock && !signs.elapsed);
  if (signs.elapsed && !date) return Format::duration;
  if (date) return signs.clock ? Format::date_time : Format::date;
  if (signs.clock) return Format::time;
  if (signs.percent) return Format::percent;
  return signs.currency ? Format::currency : Format::general;
}

} // namespace stackbook::workbook
