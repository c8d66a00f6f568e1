#include "rules/feel/number/double_decimal.hpp"

#include <algorithm>

namespace stackbook::feel::number {

namespace {

BID_UINT128 one() {
  return intel::in(from(1));
}

DoubleDecimal normal(BID_UINT128 high, BID_UINT128 low, std::int64_t exponent) {
  const BID_UINT128 sum = plus(high, low);
  low = minus(low, minus(sum, high));
  const Wide words{sum.w[0], sum.w[1]};
  const Unpacked n = unpack(Value::wide_number(&words));
  const int top = count_digits(n.coefficient) + n.exponent - 1;
  return {shifted(sum, -top), shifted(low, -top), exponent + top};
}

} // namespace

DoubleDecimal double_decimal(BID_UINT128 positive) {
  return normal(positive, intel::in(from(0)), 0);
}

DoubleDecimal product(const DoubleDecimal& a, const DoubleDecimal& b) {
  const BID_UINT128 high = times(a.high, b.high);
  BID_UINT128 low = fused(a.high, b.high, negated(high));
  low = plus(low, fused(a.high, b.low, times(a.low, b.high)));
  return normal(high, low, a.exponent + b.exponent);
}

DoubleDecimal reciprocal(const DoubleDecimal& a) {
  const BID_UINT128 first = over(one(), a.high);
  const BID_UINT128 rest = minus(fused(negated(first), a.high, one()), times(first, a.low));
  return normal(first, over(rest, a.high), -a.exponent);
}

DoubleDecimal root(const DoubleDecimal& a) {
  const bool odd = (a.exponent & 1) != 0;
  const BID_UINT128 high = shifted(a.high, odd), low = shifted(a.low, odd), first = square_root(high);
  const BID_UINT128 rest = plus(fused(negated(first), first, high), low);
  return normal(first, over(rest, plus(first, first)), (a.exponent - (odd ? 1 : 0)) / 2);
}

DoubleDecimal one_and(BID_UINT128 little) {
  return normal(one(), little, 0);
}

BID_UINT128 above_one(const DoubleDecimal& a) {
  return plus(minus(a.high, one()), a.low);
}

Value rounded(const DoubleDecimal& number, bool negative, Arena& arena) {
  constexpr std::int64_t far = 20'000;
  const int exponent = static_cast<int>(std::clamp(number.exponent, -far, far));
  const BID_UINT128 result = shifted(plus(number.high, number.low), exponent);
  return intel::out(negative ? negated(result) : result, arena);
}

} // namespace stackbook::feel::number
