#include "rules/feel/number/intel.hpp"

namespace stackbook::feel::number {

namespace {

// By squaring, while every step is exact: 1.1 ** 2 is 1.21, not 1.21000…0. Nothing once a step is not.
std::optional<Value> exact_power(Value base, std::int64_t exponent, Arena& arena) {
  unsigned flags = intel::exact;
  BID_UINT128 square = intel::in(base), result = intel::in(from(1));
  for (std::uint64_t n = static_cast<std::uint64_t>(exponent); n != 0; n >>= 1) {
    if ((n & 1) != 0) result = bid128_mul(result, square, intel::to_nearest_even, &flags);
    if (n > 1) square = bid128_mul(square, square, intel::to_nearest_even, &flags);
    if (flags != intel::exact) return std::nullopt;
  }
  return intel::out(result, arena);
}

} // namespace

Value power(Value base, Value exponent, Arena& arena) {
  if (is_zero(exponent)) return from(1);
  if (is_zero(base)) return sign(exponent) > 0 ? from(0) : Value::null();
  if (const auto whole = to_int64(exponent); whole && *whole > -INT64_MAX) {
    if (const auto result = exact_power(base, *whole < 0 ? -*whole : *whole, arena)) {
      if (*whole > 0) return *result;
      return divide(from(1), *result, arena);
    }
  } else if (sign(base) < 0 && !is_integer(exponent)) {
    return Value::null();
  }
  unsigned flags = intel::exact;
  return intel::out(bid128_pow(intel::in(base), intel::in(exponent), intel::to_nearest_even, &flags), arena);
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
