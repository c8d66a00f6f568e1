#include "rules/feel/number/unpacked.hpp"

namespace stackbook::feel::number {

namespace {

bool steps_up(Rounding rounding, bool negative, Unsigned128 kept, int half, bool inexact) {
  switch (rounding) {
  case Rounding::floor: return inexact && negative;
  case Rounding::ceiling: return inexact && !negative;
  case Rounding::up: return inexact;
  case Rounding::down: return false;
  case Rounding::half_even: return half > 0 || (half == 0 && (kept & 1) != 0);
  case Rounding::half_up: return half >= 0;
  case Rounding::half_down: return half > 0;
  }
  return false;
}

} // namespace

std::optional<int> scale_of(Value number) {
  const auto scale = truncated(number);
  if (!scale || *scale < -greatest_exponent || *scale > -least_exponent) return std::nullopt;
  return static_cast<int>(*scale);
}

Value round(Value number, int scale, Rounding rounding, Arena& arena) {
  const Unpacked n = unpack(number);
  const int excess = -scale - n.exponent;
  if (excess <= 0) return number;
  Unsigned128 kept = 0;
  int half = -1; // what is dropped, against half a unit: less, equal, more
  bool inexact = n.coefficient != 0;
  if (excess <= 38) {
    const Unsigned128 unit = ten_to(excess);
    kept = n.coefficient / unit;
    const Unsigned128 rest = n.coefficient - kept * unit;
    inexact = rest != 0;
    half = rest < unit / 2 ? -1 : rest > unit / 2;
  }
  if (steps_up(rounding, n.negative, kept, half, inexact)) ++kept;
  return pack(n.negative, kept, -scale, false, arena);
}

Value without_trailing_zeros(Value number, Arena& arena) {
  Unpacked n = unpack(number);
  if (n.coefficient == 0) return from(0);
  while (n.coefficient % 10 == 0) {
    n.coefficient /= 10;
    ++n.exponent;
  }
  if (n.exponent > 0 && n.exponent <= 18 && count_digits(n.coefficient) + n.exponent <= 18) {
    n.coefficient *= ten_to(n.exponent);
    n.exponent = 0;
  }
  return pack(n, arena);
}

} // namespace stackbook::feel::number
