#include "rules/feel/number/unpacked.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace stackbook::feel::number {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Literal {                       // its digits, without the point
  bool negative = false, more = false; // more: digits beyond the 37 kept that are not zero
  Unsigned128 coefficient = 0;
  std::int64_t exponent = 0;
};

std::optional<Literal> scan(std::string_view text) {
  Literal n;
  const char *at = text.data(), *end = at + text.size();
  if (at != end && *at == '-') {
    n.negative = true;
    ++at;
  }
  int kept = 0;
  bool digits_since_point = false, point = false;
  for (; at != end; ++at) {
    if (*at == '.' && !point) {
      point = true;
      digits_since_point = false;
      continue;
    }
    if (!is_digit(*at)) break;
    digits_since_point = true;
    const auto digit = static_cast<unsigned>(*at - '0');
    if (kept < 37) {
      n.coefficient = n.coefficient * 10 + digit;
      if (n.coefficient != 0) ++kept;
      n.exponent -= point ? 1 : 0;
    } else {
      n.more |= digit != 0;
      n.exponent += point ? 0 : 1;
    }
  }
  if (!digits_since_point) return std::nullopt;
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    bool minus = false;
    if (at != end && (*at == '+' || *at == '-')) minus = *at++ == '-';
    if (at == end) return std::nullopt;
    std::int64_t written = 0;
    for (; at != end && is_digit(*at); ++at)
      written = std::min<std::int64_t>(written * 10 + (*at - '0'), 1'000'000'000'000);
    if (at != end || !is_digit(at[-1])) return std::nullopt;
    n.exponent += minus ? -written : written;
  }
  if (at != end) return std::nullopt;
  return n;
}

constexpr std::array<double, 16> tens = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
constexpr double sixteen_digits = 1e15; // the least number that has them

// The decimal of up to 15 digits and the fewest places whose nearest binary64 is `number`. There is at most one of up to
// 15 digits, which then is what rounding to 15 gives; a quotient of two whole doubles is rounded once, so that comparing
// tells. False where there is none, or it has more than 15 places.
bool short_decimal(double number, Value& held) {
  for (std::size_t places = 0; places < tens.size(); ++places) {
    const double scaled = number * tens[places];
    if (!(std::fabs(scaled) < sixteen_digits)) return false;
    const auto whole = static_cast<std::int64_t>(scaled + std::copysign(0.5, scaled));
    const auto back = static_cast<double>(whole);
    if (std::fabs(back - scaled) > std::fabs(scaled) * 0x1p-50 || back / tens[places] != number) continue;
    held = Value::small_number(whole, static_cast<std::int16_t>(-static_cast<int>(places)));
    return true;
  }
  return false;
}

} // namespace

bool is_literal(std::string_view text) {
  return scan(text).has_value();
}

Value parse(std::string_view text, Arena& arena) {
  const auto n = scan(text);
  if (!n) return Value::null();
  constexpr std::int64_t far = 1'000'000;
  return pack(n->negative, n->coefficient, static_cast<int>(std::clamp(n->exponent, -far, far)), n->more,
              arena);
}

Value from_double(double number, Arena& arena) {
  if (!std::isfinite(number)) return Value::null();
  if (Value held; short_decimal(number, held)) return held;
  char text[32]; // "-1.23456789012345e-308"
  const auto written = std::to_chars(text, text + sizeof text, number, std::chars_format::scientific, 14);
  const Value held = parse({text, static_cast<std::size_t>(written.ptr - text)}, arena);
  return without_trailing_zeros(held, arena);
}

} // namespace stackbook::feel::number
