// Decimal: plain numbers read where they lie, quicker than std::from_chars and as exact.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace stackbook::files {

// As many of the next eight letters as are digits, as a number: all at once, because how many there are can't be foreseen.
struct Digits {
  std::uint64_t number;
  unsigned count; // 0 … 8
};
inline Digits next_digits(const char* at) { // eight readable bytes
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  word ^= 0x3030303030303030u; // a digit is now 0 … 9
  const std::uint64_t others = ((word + 0x7676767676767676u) | word) & 0x8080808080808080u;
  const unsigned count = static_cast<unsigned>(std::countr_zero(others)) / 8;
  if (count == 0) return {0, 0};
  word <<= 64 - 8 * count; // zeros in front
  word = word * 10 + (word >> 8);
  const std::uint64_t pairs = 0x000000ff000000ffu;
  word = ((word & pairs) * 0x000f424000000064u + ((word >> 16) & pairs) * 0x0000271000000001u) >> 32;
  return {word, count};
}

// Up to 15 digits with a point, ended by `stop`, where `at` then stands; false for anything longer or other,
// which is left to std::from_chars. At least 32 readable bytes must follow `at`.
//
// Exact, because both the digits and the power of ten are whole doubles (Clinger 1990).
inline bool read_decimal(const char*& at, char stop, double& number) {
  constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  constexpr std::array<std::uint64_t, 9> tens = {1,       10,        100,        1'000,      10'000,
                                                 100'000, 1'000'000, 10'000'000, 100'000'000};
  const bool negative = *at == '-';
  at += negative;
  unsigned count = 0;
  std::uint64_t digits = 0;
  const auto take = [&] { // false: there are more than 15
    for (;;) {
      const Digits more = next_digits(at);
      digits = digits * tens[more.count] + more.number;
      count += more.count;
      at += more.count;
      if (count > 15) return false;
      if (more.count < 8) return true;
    }
  };
  if (!take() || count == 0) return false;
  const unsigned before = count;
  if (*at == '.') {
    ++at;
    if (!take()) return false;
  }
  if (*at != stop) return false;
  number = static_cast<double>(digits);
  if (count != before) number /= powers[count - before];
  if (negative) number = -number;
  return true;
}

} // namespace stackbook::files
