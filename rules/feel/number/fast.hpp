// The inline paths of number.hpp: both operands small and the result small. All else goes to `slow`.
// Included by number.hpp only.
#pragma once

#include "rules/feel/number/number.hpp"

#include <array>
#include <limits>

namespace stackbook::feel::number {

namespace slow {
int compare(Value a, Value b);
Value from_least(); // of INT64_MIN
Value add(Value a, Value b, Arena& arena);
Value subtract(Value a, Value b, Arena& arena);
Value multiply(Value a, Value b, Arena& arena);
Value divide(Value a, Value b, Arena& arena);
} // namespace slow

namespace fast {

inline constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min(); // never a coefficient
inline constexpr std::array<std::int64_t, 19> powers = [] {
  std::array<std::int64_t, 19> table{};
  std::int64_t power = 1;
  for (auto& entry : table) {
    entry = power;
    if (power <= std::numeric_limits<std::int64_t>::max() / 10) power *= 10;
  }
  return table;
}();

// Brings two small numbers to their lesser exponent; false if that leaves 64 bits.
inline bool align(Value a, Value b, std::int64_t& x, std::int64_t& y, std::int16_t& exponent) {
  const int distance = a.exponent() - b.exponent();
  x = a.coefficient();
  y = b.coefficient();
  if (distance == 0) {
    exponent = a.exponent();
    return true;
  }
  if (distance > 0) {
    exponent = b.exponent();
    return distance <= 18 && !__builtin_mul_overflow(x, powers[static_cast<std::size_t>(distance)], &x);
  }
  exponent = a.exponent();
  return distance >= -18 && !__builtin_mul_overflow(y, powers[static_cast<std::size_t>(-distance)], &y);
}

} // namespace fast

constexpr Value from(std::int64_t integer) {
  return integer != fast::least ? Value::small_number(integer, 0) : slow::from_least();
}

inline bool is_zero(Value number) {
  return number.is_small() && number.coefficient() == 0;
}

inline int compare(Value a, Value b) {
  std::int64_t x, y;
  std::int16_t exponent;
  if (a.is_small() && b.is_small() && fast::align(a, b, x, y, exponent)) return x < y ? -1 : x > y;
  return slow::compare(a, b);
}
inline bool equal(Value a, Value b) {
  return compare(a, b) == 0;
}
inline bool less(Value a, Value b) {
  return compare(a, b) < 0;
}

inline Value add(Value a, Value b, Arena& arena) {
  std::int64_t x, y, sum;
  std::int16_t exponent;
  if (a.is_small() && b.is_small() && fast::align(a, b, x, y, exponent) &&
      !__builtin_add_overflow(x, y, &sum) && sum != fast::least)
    return Value::small_number(sum, exponent);
  return slow::add(a, b, arena);
}

inline Value subtract(Value a, Value b, Arena& arena) {
  std::int64_t x, y, difference;
  std::int16_t exponent;
  if (a.is_small() && b.is_small() && fast::align(a, b, x, y, exponent) &&
      !__builtin_sub_overflow(x, y, &difference) && difference != fast::least)
    return Value::small_number(difference, exponent);
  return slow::subtract(a, b, arena);
}

inline Value multiply(Value a, Value b, Arena& arena) {
  std::int64_t product;
  const int exponent = a.exponent() + b.exponent();
  if (a.is_small() && b.is_small() && !__builtin_mul_overflow(a.coefficient(), b.coefficient(), &product) &&
      product != fast::least && exponent >= least_exponent && exponent <= greatest_exponent)
    return Value::small_number(product, static_cast<std::int16_t>(exponent));
  return slow::multiply(a, b, arena);
}

inline Value divide(Value a, Value b, Arena& arena) {
  if (a.is_small() && b.is_small() && b.coefficient() != 0) {
    const std::int64_t quotient = a.coefficient() / b.coefficient();
    const int exponent = a.exponent() - b.exponent();
    if (quotient * b.coefficient() == a.coefficient() && exponent >= least_exponent &&
        exponent <= greatest_exponent)
      return Value::small_number(quotient, static_cast<std::int16_t>(exponent));
  }
  return slow::divide(a, b, arena);
}

inline Value negate(Value number, Arena& arena) {
  if (number.is_small()) return Value::small_number(-number.coefficient(), number.exponent());
  const Wide& wide = number.wide();
  return Value::wide_number(arena.keep(Wide{wide.low, wide.high ^ (std::uint64_t{1} << 63)}));
}

} // namespace stackbook::feel::number
