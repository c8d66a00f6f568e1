#include "rules/feel/number/double_decimal.hpp"

namespace stackbook::feel::number {

namespace {

// By squaring, while every step is exact: 1.1 ** 2 is 1.21, not 1.21000…0. Nothing once a step is not.
std::optional<Value> exact_power(Value base, std::uint64_t n, Arena& arena) {
  unsigned flags = intel::exact;
  BID_UINT128 square = intel::in(base), result = intel::in(from(1));
  for (; n != 0; n >>= 1) {
    if ((n & 1) != 0) result = bid128_mul(result, square, intel::to_nearest_even, &flags);
    if (n > 1) square = bid128_mul(square, square, intel::to_nearest_even, &flags);
    if (flags != intel::exact) return std::nullopt;
  }
  return intel::out(result, arena);
}

constexpr std::int64_t far = 20'000; // an exponent that no result has

DoubleDecimal whole_power(DoubleDecimal square, Unsigned128 n) {
  DoubleDecimal result = double_decimal(intel::in(from(1)));
  for (; n != 0; n >>= 1) {
    if ((n & 1) != 0) result = product(result, square);
    if (n > 1) square = product(square, square);
    // All squares lie on the same side of 1, so nothing leads back from here.
    if (square.exponent > far || square.exponent < -far) return square;
  }
  return result;
}

// (1 + little) ** fraction by the binomial series, for little < 10^-6.
DoubleDecimal series(BID_UINT128 little, BID_UINT128 fraction) {
  BID_UINT128 term = times(little, fraction), sum = term;
  for (int k = 2; k <= 7; ++k) {
    const BID_UINT128 next = minus(fraction, intel::in(from(k - 1)));
    term = over(times(times(term, little), next), intel::in(from(k)));
    sum = plus(sum, term);
  }
  return one_and(sum);
}

// base ** fraction for base >= 1 and 0 < fraction < 1: the roots of the base that the fraction's binary digits name,
// until the root is so near to 1 that a short series does the rest.
DoubleDecimal fraction_power(DoubleDecimal base, Value fraction, Arena& arena) {
  static constexpr std::int16_t near_exponent = -6;
  const Value limit = Value::small_number(1, near_exponent), half = Value::small_number(5, -1);
  DoubleDecimal result = double_decimal(intel::in(from(1)));
  for (;;) {
    const BID_UINT128 little = above_one(base);
    if (base.exponent == 0 && less(intel::out(little, arena), limit))
      return product(result, series(little, intel::in(fraction)));
    base = root(base);
    if (compare(fraction, half) >= 0) {
      result = product(result, base);
      fraction = subtract(fraction, half, arena);
    }
    fraction = add(fraction, fraction, arena);
  }
}

} // namespace

Value power(Value base, Value exponent, Arena& arena) {
  if (is_zero(exponent)) return from(1);
  if (is_zero(base)) return sign(exponent) > 0 ? from(0) : Value::null();
  const bool whole = is_integer(exponent), negative = sign(base) < 0;
  if (negative && !whole) return Value::null();
  if (const auto n = to_int64(exponent); n && *n != INT64_MIN) {
    if (const auto result = exact_power(base, static_cast<std::uint64_t>(*n < 0 ? -*n : *n), arena))
      return *n > 0 ? *result : divide(from(1), *result, arena);
  }
  const Value magnitude = absolute(base, arena);
  if (equal(magnitude, from(1))) return negative && is_odd(exponent) ? from(-1) : from(1);
  const bool below =
      compare(magnitude, from(1)) < 0; // then by the reciprocal, so that all roots come down to 1
  const bool falls = (sign(exponent) < 0) != below;
  const Value size = absolute(exponent, arena), part = round(size, 0, Rounding::down, arena);
  const Unpacked n = unpack(part);
  // Past 38 digits even the nearest neighbours of 1 are outside the range of results.
  if (n.coefficient != 0 && count_digits(n.coefficient) + n.exponent > 38)
    return falls ? from(0) : Value::null();
  const DoubleDecimal given = double_decimal(intel::in(magnitude)), start = below ? reciprocal(given) : given;
  DoubleDecimal result =
      whole_power(start, n.exponent > 0 ? n.coefficient * ten_to(n.exponent) : n.coefficient);
  const Value fraction = subtract(size, part, arena);
  if (!is_zero(fraction)) result = product(result, fraction_power(start, fraction, arena));
  return rounded(falls ? reciprocal(result) : result, negative && is_odd(exponent), arena);
}

Value square_root(Value number, Arena& arena) {
  unsigned flags = intel::exact;
  return intel::out(bid128_sqrt(intel::in(number), intel::to_nearest_even, &flags), arena);
}

Value exponential(Value number, Arena& arena) {
  if (is_zero(number)) return from(1);
  unsigned flags = intel::exact;
  return intel::out(bid128_exp(intel::in(number), intel::to_nearest_even, &flags), arena);
}

Value logarithm(Value number, Arena& arena) {
  if (sign(number) <= 0) return Value::null();
  if (equal(number, from(1))) return from(0);
  unsigned flags = intel::exact;
  return intel::out(bid128_log(intel::in(number), intel::to_nearest_even, &flags), arena);
}

} // namespace stackbook::feel::number
