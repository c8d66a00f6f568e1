// Unpacked: any number as sign, 128-bit coefficient and exponent; what the slow paths work on. Inside this
// folder only.
#pragma once

#include "rules/feel/number/number.hpp"

#include <array>

namespace stackbook::feel::number {

__extension__ using Unsigned128 = unsigned __int128;

struct Unpacked {
  bool negative;
  Unsigned128 coefficient; // < 10^34
  int exponent;
};

namespace wide {
inline constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
inline constexpr int exponent_shift = 49, bias = 6176;
inline constexpr std::uint64_t coefficient_mask = (std::uint64_t{1} << exponent_shift) - 1;
} // namespace wide

inline constexpr std::array<Unsigned128, 39> powers128 = [] {
  std::array<Unsigned128, 39> table{};
  Unsigned128 power = 1;
  for (std::size_t i = 0; i < table.size(); ++i, power *= 10) table[i] = power;
  return table;
}();
inline Unsigned128 ten_to(int n) {
  return powers128[static_cast<std::size_t>(n)];
} // 0 … 38

inline int count_digits(Unsigned128 n) { // of zero: 0
  const auto high = static_cast<std::uint64_t>(n >> 64), low = static_cast<std::uint64_t>(n);
  const int bits = high != 0 ? 128 - __builtin_clzll(high) : low != 0 ? 64 - __builtin_clzll(low) : 0;
  const int guess = bits * 1233 >> 12; // bits × log10(2), at most one short
  return guess + (guess < 39 && n >= ten_to(guess) ? 1 : 0);
}

inline Unpacked unpack(Value number) {
  if (number.is_small()) {
    const std::int64_t c = number.coefficient();
    return {c < 0, static_cast<std::uint64_t>(c < 0 ? -c : c), number.exponent()};
  }
  const Wide& w = number.wide();
  return {(w.high & wide::sign_bit) != 0, (Unsigned128{w.high & wide::coefficient_mask} << 64) | w.low,
          static_cast<int>((w.high & ~wide::sign_bit) >> wide::exponent_shift) - wide::bias};
}

inline Wide word_pair(const Unpacked& n) { // coefficient < 10^34, exponent in range
  const auto high = static_cast<std::uint64_t>(n.coefficient >> 64);
  return {static_cast<std::uint64_t>(n.coefficient),
          (n.negative ? wide::sign_bit : 0) |
              (static_cast<std::uint64_t>(n.exponent + wide::bias) << wide::exponent_shift) | high};
}
inline Wide word_pair(Value number) {
  return number.is_small() ? word_pair(unpack(number)) : number.wide();
}

// The value of (±coefficient + a bit less than one unit if `more`) × 10^exponent, rounded half even to
// decimal128. Null beyond the greatest number. `more` needs a coefficient of at least 35 digits or an
// exponent below -6176, or it is too late to tell a tie.
Value pack(bool negative, Unsigned128 coefficient, int exponent, bool more, Arena& arena);
inline Value pack(const Unpacked& n, Arena& arena) {
  return pack(n.negative, n.coefficient, n.exponent, false, arena);
}

} // namespace stackbook::feel::number
