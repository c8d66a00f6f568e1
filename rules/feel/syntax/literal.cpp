#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace stackbook::feel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<char32_t> hexadecimal(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    const char c = text[i];
    const int digit = is_digit(c)            ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

bool is_high(char32_t c) {
  return c >= 0xd800 && c <= 0xdbff;
}
bool is_low(char32_t c) {
  return c >= 0xdc00 && c <= 0xdfff;
}

// Decodes the escape at `at` (a backslash) onto `out` and answers its length; 0 when it stands for itself:
// "\d" in a pattern, or a \u that names no character.
std::size_t escape(std::string_view text, std::size_t at, std::string& out) {
  const char letter = at + 1 < text.size() ? text[at + 1] : '\0';
  switch (letter) {
  case '"':
  case '\\':
  case '\'': out += letter; return 2;
  case 'n': out += '\n'; return 2;
  case 'r': out += '\r'; return 2;
  case 't': out += '\t'; return 2;
  case 'u': {
    const auto first = hexadecimal(text, at + 2, 4);
    if (!first || is_low(*first)) return 0;
    if (!is_high(*first)) {
      append_code_point(out, *first);
      return 6;
    }
    if (!text.substr(at + 6).starts_with("\\u")) return 0;
    const auto second = hexadecimal(text, at + 8, 4);
    if (!second || !is_low(*second)) return 0;
    append_code_point(out, 0x10000 + ((*first - 0xd800) << 10) + (*second - 0xdc00));
    return 12;
  }
  case 'U': {
    const auto value = hexadecimal(text, at + 2, 6);
    if (!value || *value > 0x10ffff || is_high(*value) || is_low(*value)) return 0;
    append_code_point(out, *value);
    return 8;
  }
  default: return 0;
  }
}

} // namespace

NodeId Parser::number() {
  const std::size_t begin = at_;
  std::size_t end = at_;
  const auto digits = [&] {
    while (end < text_.size() && is_digit(text_[end])) ++end;
  };
  digits();
  if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
    ++end;
    digits();
  }
  if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
    std::size_t exponent_at = end + 1;
    if (exponent_at < text_.size() && (text_[exponent_at] == '+' || text_[exponent_at] == '-')) ++exponent_at;
    if (exponent_at < text_.size() && is_digit(text_[exponent_at])) {
      end = exponent_at;
      digits();
    }
  }
  advance(end - begin);
  return put(tree_.add_text(Form::number, since(static_cast<std::uint32_t>(begin)),
                            std::string(text_.substr(begin, end - begin))),
             literal_type(Form::number));
}

std::string Parser::quoted() {
  std::string out;
  const auto begin = place();
  std::size_t at = at_ + 1;
  for (;;) {
    std::size_t plain = at; // texts are short: a search for either character would cost more than this
    while (plain < text_.size() && text_[plain] != '"' && text_[plain] != '\\') ++plain;
    out += text_.substr(at, plain - at);
    at = plain;
    if (at >= text_.size()) {
      fault(Code::syntax, {options_.source, begin, static_cast<std::uint32_t>(text_.size())},
            "the text that starts with \" has no closing \"");
      at_ = text_.size();
      last_ = place();
      return out;
    }
    if (text_[at] == '"') break;
    const std::size_t length = escape(text_, at, out);
    if (length == 0) out += '\\';
    at += length == 0 ? 1 : length;
  }
  at_ = at + 1;
  last_ = place();
  return out;
}

NodeId Parser::string() {
  const auto begin = place();
  std::string value = quoted();
  return put(tree_.add_text(Form::string, since(begin), std::move(value)), literal_type(Form::string));
}

NodeId Parser::at_literal() {
  const auto begin = place();
  advance(1);
  white();
  if (peek() != '"') return wrong("a date, time or duration in quotation marks after the '@'");
  std::string value = quoted();
  return put(tree_.add_text(Form::at_literal, since(begin), std::move(value)), Type());
}

} // namespace stackbook::feel
