#include "rules/feel/number/intel.hpp"

#include <algorithm>

namespace stackbook::feel::number {

namespace {

// Takes trailing zeros off until the exponent is `ideal`; in 64 bits as soon as the number fits.
void drop_zeros(Unsigned128& coefficient, int& exponent, int ideal) {
  while (coefficient > UINT64_MAX && exponent < ideal && coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  if (coefficient > UINT64_MAX) return;
  auto small = static_cast<std::uint64_t>(coefficient);
  for (const int step : {8, 4, 2, 1})
    for (const auto unit = static_cast<std::uint64_t>(ten_to(step));
         exponent + step <= ideal && small % unit == 0;) {
      small /= unit;
      exponent += step;
    }
  coefficient = small;
}

// The sum of two numbers whose exponents are near enough for 128 bits; nothing otherwise.
std::optional<Value> add_near(Unpacked x, Unpacked y, Arena& arena) {
  if (x.exponent < y.exponent) std::swap(x, y);
  const int distance = x.exponent - y.exponent;
  if (distance > 38 || count_digits(x.coefficient) + distance > 37) return std::nullopt;
  x.coefficient *= ten_to(distance);
  if (x.negative == y.negative)
    return pack(x.negative, x.coefficient + y.coefficient, y.exponent, false, arena);
  if (x.coefficient >= y.coefficient)
    return pack(x.negative, x.coefficient - y.coefficient, y.exponent, false, arena);
  return pack(y.negative, y.coefficient - x.coefficient, y.exponent, false, arena);
}

// a ÷ b for small operands, digit block by digit block: exact results stop early and keep the scale nearest
// to the difference of the operands' exponents; inexact ones get exactly 34 digits, and the remainder decides
// the rounding.
Value divide_small(Value a, Value b, Arena& arena) {
  const Unpacked x = unpack(a), y = unpack(b);
  const bool negative = x.negative != y.negative;
  const auto divisor = static_cast<std::uint64_t>(y.coefficient);
  auto rest = static_cast<std::uint64_t>(x.coefficient);
  const int ideal = x.exponent - y.exponent;
  Unsigned128 quotient = rest / divisor;
  rest -= static_cast<std::uint64_t>(quotient) * divisor;
  int exponent = ideal, length = count_digits(quotient);
  while (rest != 0 && length < digits) {
    const int block = std::min(18, digits - length);
    const Unsigned128 scaled = Unsigned128{rest} * static_cast<std::uint64_t>(ten_to(block));
    const bool fits = scaled <= UINT64_MAX; // then the hardware divides at once
    const auto next =
        fits ? static_cast<std::uint64_t>(scaled) / divisor : static_cast<std::uint64_t>(scaled / divisor);
    rest = static_cast<std::uint64_t>(scaled - Unsigned128{next} * divisor);
    quotient = quotient * ten_to(block) + next;
    length = count_digits(quotient);
    exponent -= block;
  }
  if (rest == 0) {
    drop_zeros(quotient, exponent, ideal);
    return pack(negative, quotient, exponent, false, arena);
  }
  if (exponent < least_exponent) return pack(negative, quotient, exponent, true, arena);
  const std::uint64_t other = divisor - rest; // compares 2·rest with divisor without leaving 64 bits
  if (rest > other || (rest == other && (quotient & 1) != 0)) ++quotient;
  return pack(negative, quotient, exponent, false, arena);
}

// The order of two magnitudes that are not zero.
int compare_magnitude(const Unpacked& a, const Unpacked& b) {
  const int a_length = count_digits(a.coefficient), b_length = count_digits(b.coefficient);
  const int a_top = a_length + a.exponent, b_top = b_length + b.exponent;
  if (a_top != b_top) return a_top < b_top ? -1 : 1;
  const Unsigned128 x = a_length < b_length ? a.coefficient * ten_to(b_length - a_length) : a.coefficient;
  const Unsigned128 y = b_length < a_length ? b.coefficient * ten_to(a_length - b_length) : b.coefficient;
  return x < y ? -1 : x > y;
}

} // namespace

namespace slow {

int compare(Value a, Value b) {
  const int a_sign = sign(a), b_sign = sign(b);
  if (a_sign != b_sign) return a_sign < b_sign ? -1 : 1;
  return a_sign == 0 ? 0 : a_sign * compare_magnitude(unpack(a), unpack(b));
}

Value add(Value a, Value b, Arena& arena) {
  if (const auto sum = add_near(unpack(a), unpack(b), arena)) return *sum;
  unsigned flags = intel::exact;
  return intel::out(bid128_add(intel::in(a), intel::in(b), intel::to_nearest_even, &flags), arena);
}

Value subtract(Value a, Value b, Arena& arena) {
  Unpacked other = unpack(b);
  other.negative = !other.negative;
  if (const auto difference = add_near(unpack(a), other, arena)) return *difference;
  unsigned flags = intel::exact;
  return intel::out(bid128_sub(intel::in(a), intel::in(b), intel::to_nearest_even, &flags), arena);
}

Value multiply(Value a, Value b, Arena& arena) {
  if (a.is_small() && b.is_small()) {
    const Unpacked x = unpack(a), y = unpack(b);
    return pack(x.negative != y.negative, x.coefficient * y.coefficient, x.exponent + y.exponent, false,
                arena);
  }
  unsigned flags = intel::exact;
  return intel::out(bid128_mul(intel::in(a), intel::in(b), intel::to_nearest_even, &flags), arena);
}

Value divide(Value a, Value b, Arena& arena) {
  if (is_zero(b)) return Value::null();
  if (a.is_small() && b.is_small()) return divide_small(a, b, arena);
  unsigned flags = intel::exact;
  return intel::out(bid128_div(intel::in(a), intel::in(b), intel::to_nearest_even, &flags), arena);
}

} // namespace slow

int sign(Value number) {
  if (number.is_small()) return number.coefficient() < 0 ? -1 : number.coefficient() > 0;
  return (number.wide().high & wide::sign_bit) != 0 ? -1 : 1;
}

Value absolute(Value number, Arena& arena) {
  return sign(number) < 0 ? negate(number, arena) : number;
}

Value modulo(Value a, Value b, Arena& arena) {
  if (is_zero(b)) return Value::null();
  std::int64_t x, y;
  std::int16_t exponent;
  Value rest;
  if (a.is_small() && b.is_small() && fast::align(a, b, x, y, exponent)) {
    rest = Value::small_number(x % y, exponent);
  } else {
    unsigned flags = intel::exact;
    rest = intel::out(bid128_fmod(intel::in(a), intel::in(b), &flags), arena);
  }
  return sign(rest) * sign(b) < 0 ? add(rest, b, arena) : rest;
}

} // namespace stackbook::feel::number
