#include "rules/feel/program/format.hpp"

#include "rules/feel/number/number.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::feel {

namespace {

constexpr std::size_t widest = 10'000;

struct Directive {
  bool left = false, zeros = false, plus = false, grouped = false, space = false;
  std::size_t width = 0;
  std::optional<int> precision;
  char conversion = 0;
};

std::size_t number_at(std::string_view pattern, std::size_t& at) {
  std::size_t number = 0;
  while (at < pattern.size() && pattern[at] >= '0' && pattern[at] <= '9' && number <= widest)
    number = number * 10 + static_cast<std::size_t>(pattern[at++] - '0');
  return number;
}

// `at` stands after the percent sign.
std::optional<Directive> directive_at(std::string_view pattern, std::size_t& at) {
  Directive d;
  for (bool flag = true; flag && at < pattern.size();) {
    switch (pattern[at]) {
    case '-': d.left = true; break;
    case '0': d.zeros = true; break;
    case '+': d.plus = true; break;
    case ',': d.grouped = true; break;
    case ' ': d.space = true; break;
    default: flag = false;
    }
    if (flag) ++at;
  }
  d.width = number_at(pattern, at);
  if (at < pattern.size() && pattern[at] == '.') {
    ++at;
    d.precision = static_cast<int>(number_at(pattern, at));
  }
  if (at >= pattern.size() || d.width > widest || d.precision.value_or(0) > 6'000) return std::nullopt;
  d.conversion = pattern[at++];
  return d;
}

std::string grouped(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::optional<std::string> numeric(Value value, const Directive& d, Arena& arena) {
  if (value.kind() != Kind::number) return std::nullopt;
  const bool fraction = d.conversion == 'f';
  if (!fraction && (!number::is_integer(value) || d.precision)) return std::nullopt;
  const int places = fraction ? d.precision.value_or(6) : 0;
  std::string digits = number::to_digits(
      number::absolute(number::round(value, places, number::Rounding::half_up, arena), arena));
  std::string tail;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    tail = digits.substr(point + 1);
    digits.resize(point);
  }
  tail.resize(static_cast<std::size_t>(places), '0');
  if (d.grouped) digits = grouped(digits);
  if (!tail.empty()) digits += '.' + tail;
  const std::string sign = number::sign(value) < 0 ? "-" : d.plus ? "+" : d.space ? " " : "";
  if (d.zeros && digits.size() + sign.size() < d.width)
    digits.insert(0, d.width - digits.size() - sign.size(), '0');
  return sign + digits;
}

std::optional<std::string> hexadecimal(Value value) {
  const auto integer = value.kind() == Kind::number ? number::to_int64(value) : std::nullopt;
  if (!integer) return std::nullopt;
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::uint64_t>(*integer), 16);
  return std::string(digits, end.ptr);
}

std::optional<std::string> plain(Value value) {
  switch (value.kind()) {
  case Kind::null: return "null";
  case Kind::boolean: return value.as_boolean() ? "true" : "false";
  case Kind::number: return number::to_text(value);
  case Kind::string: return std::string(value.as_string());
  default: return std::nullopt;
  }
}

std::optional<std::string> converted(Value value, const Directive& d, Arena& arena) {
  switch (d.conversion) {
  case 'd':
  case 'f': return numeric(value, d, arena);
  case 'x': return hexadecimal(value);
  case 'b':
    return value.kind() == Kind::boolean ? plain(value) : std::string(value.is_null() ? "false" : "true");
  case 's': {
    auto text = plain(value);
    if (text && d.precision && static_cast<std::size_t>(*d.precision) < text->size())
      text->resize(static_cast<std::size_t>(*d.precision));
    return text;
  }
  default: return std::nullopt;
  }
}

} // namespace

std::optional<std::string> format_java(std::string_view pattern, std::span<const Value> arguments,
                                       Arena& arena) {
  std::string text;
  std::size_t used = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '%') {
      text += pattern[at++];
      continue;
    }
    const auto d = directive_at(pattern, ++at);
    if (!d) return std::nullopt;
    if (d->conversion == 'n' || d->conversion == '%') {
      text += d->conversion == 'n' ? '\n' : '%';
      continue;
    }
    if (used == arguments.size()) return std::nullopt;
    auto part = converted(arguments[used++], *d, arena);
    if (!part) return std::nullopt;
    if (part->size() < d->width) part->insert(d->left ? part->size() : 0, d->width - part->size(), ' ');
    text += *part;
  }
  return text;
}

} // namespace stackbook::feel
