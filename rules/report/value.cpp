#include "rules/report/value.hpp"

#include "rules/findings/quote.hpp"

namespace stackbook::report {

using findings::Answered;
using findings::Datum;
using findings::Decimal;
using findings::quote;

void json_value(std::string& out, const Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) {
    out += *boolean ? "true" : "false";
  } else if (const auto* number = std::get_if<Decimal>(&datum)) {
    out += number->digits;
  } else if (const auto* text = std::get_if<std::string>(&datum)) {
    quote(out, *text);
  } else {
    out += "null";
  }
}

void json_value(std::string& out, const Answered& answered) {
  if (const auto* datum = std::get_if<Datum>(&answered)) return json_value(out, *datum);
  out += '[';
  bool first_row = true;
  for (const auto& row : std::get<findings::Table>(answered)) {
    out += first_row ? "{" : ",{";
    first_row = false;
    bool first = true;
    for (const auto& [name, value] : row) {
      if (!first) out += ',';
      first = false;
      quote(out, name);
      out += ':';
      json_value(out, value);
    }
    out += '}';
  }
  out += ']';
}

std::string shown(const Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean ? "yes" : "no";
  if (const auto* number = std::get_if<Decimal>(&datum)) return number->digits;
  if (const auto* text = std::get_if<std::string>(&datum)) return text->empty() ? "blank" : *text;
  return "blank";
}

std::string brief(std::string text) {
  constexpr std::size_t most = 240;
  if (text.size() <= most) return text;
  std::size_t end = text.rfind(' ', most);
  if (end == std::string::npos || end == 0)
    for (end = most; (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80;) --end; // not inside a character
  return text.substr(0, end) + " …";
}

} // namespace stackbook::report
