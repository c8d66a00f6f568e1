#include "rules/feel/number/unpacked.hpp"

#include <algorithm>

namespace stackbook::feel::number {

namespace {

constexpr Unsigned128 greatest = powers128[digits] - 1;

// Drops `count` digits, half to even.
Unsigned128 drop(Unsigned128 coefficient, int count, bool more) {
  if (count > 38) return 0;
  const Unsigned128 unit = ten_to(count), kept = coefficient / unit, rest = coefficient - kept * unit;
  const Unsigned128 half = unit / 2;
  const bool up = rest > half || (rest == half && (more || (kept & 1) != 0));
  return kept + (up ? 1 : 0);
}

} // namespace

Value pack(bool negative, Unsigned128 coefficient, int exponent, bool more, Arena& arena) {
  int excess = count_digits(coefficient) - digits;
  excess = std::max({excess, least_exponent - exponent, 0});
  if (excess > 0) {
    coefficient = drop(coefficient, excess, more);
    exponent += excess;
    if (coefficient > greatest) {
      coefficient /= 10;
      ++exponent;
    }
  }
  if (exponent > greatest_exponent) {
    if (coefficient == 0) {
      exponent = greatest_exponent;
    } else {
      const int room = digits - count_digits(coefficient), needed = exponent - greatest_exponent;
      if (needed > room) return Value::null();
      coefficient *= ten_to(needed);
      exponent = greatest_exponent;
    }
  }
  if (coefficient <= static_cast<Unsigned128>(INT64_MAX)) {
    const auto small = static_cast<std::int64_t>(coefficient);
    return Value::small_number(negative ? -small : small, static_cast<std::int16_t>(exponent));
  }
  return Value::wide_number(arena.keep(word_pair(Unpacked{negative, coefficient, exponent})));
}

namespace slow {
Value from_least() {
  static constexpr Wide least{std::uint64_t{1} << 63,
                              wide::sign_bit | (std::uint64_t{wide::bias} << wide::exponent_shift)};
  return Value::wide_number(&least);
}
} // namespace slow

} // namespace stackbook::feel::number
