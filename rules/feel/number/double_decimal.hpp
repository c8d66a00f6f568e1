// DoubleDecimal: a positive number of about 67 digits and any exponent: (high + low) × 10^exponent, 1 <= high < 10. For
// powers, where an error in the base is multiplied by the exponent. Inside this folder only.
#pragma once

#include "rules/feel/number/intel.hpp"

namespace stackbook::feel::number {

struct DoubleDecimal {
  BID_UINT128 high, low;
  std::int64_t exponent;
};

inline BID_UINT128 plus(BID_UINT128 a, BID_UINT128 b) {
  unsigned flags = intel::exact;
  return bid128_add(a, b, intel::to_nearest_even, &flags);
}
inline BID_UINT128 minus(BID_UINT128 a, BID_UINT128 b) {
  unsigned flags = intel::exact;
  return bid128_sub(a, b, intel::to_nearest_even, &flags);
}
inline BID_UINT128 times(BID_UINT128 a, BID_UINT128 b) {
  unsigned flags = intel::exact;
  return bid128_mul(a, b, intel::to_nearest_even, &flags);
}
inline BID_UINT128 over(BID_UINT128 a, BID_UINT128 b) {
  unsigned flags = intel::exact;
  return bid128_div(a, b, intel::to_nearest_even, &flags);
}
inline BID_UINT128 fused(BID_UINT128 a, BID_UINT128 b, BID_UINT128 c) { // a·b + c, one rounding
  unsigned flags = intel::exact;
  return bid128_fma(a, b, c, intel::to_nearest_even, &flags);
}
inline BID_UINT128 square_root(BID_UINT128 a) {
  unsigned flags = intel::exact;
  return bid128_sqrt(a, intel::to_nearest_even, &flags);
}
inline BID_UINT128 shifted(BID_UINT128 a, int places) {
  unsigned flags = intel::exact;
  return bid128_scalbn(a, places, intel::to_nearest_even, &flags);
}
inline BID_UINT128 negated(BID_UINT128 a) {
  a.w[1] ^= wide::sign_bit;
  return a;
}

DoubleDecimal double_decimal(BID_UINT128 positive); // not zero
DoubleDecimal product(const DoubleDecimal& a, const DoubleDecimal& b);
DoubleDecimal reciprocal(const DoubleDecimal& a);
DoubleDecimal root(const DoubleDecimal& a);    // the square root
DoubleDecimal one_and(BID_UINT128 little);     // 1 + little, with all its digits
BID_UINT128 above_one(const DoubleDecimal& a); // a - 1; meant for numbers next to 1 with exponent 0
Value rounded(const DoubleDecimal& number, bool negative, Arena& arena); // null beyond the greatest number

} // namespace stackbook::feel::number
