// The one door to Intel's decimal library: its headers, its calling convention (values by value, rounding
// mode and flags as arguments: libbidgcc000), and the way from and to our words. Inside this folder only.
#pragma once

#include "rules/feel/number/unpacked.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
extern "C" {
#include <bid_conf.h>
#include <bid_functions.h>
}
#pragma GCC diagnostic pop

namespace stackbook::feel::number::intel {

inline constexpr unsigned to_nearest_even = 0, exact = 0, inexact = 0x20;

inline BID_UINT128 in(Value number) {
  const Wide words = word_pair(number);
  BID_UINT128 result;
  result.w[0] = words.low;
  result.w[1] = words.high;
  return result;
}

// Null for NaN and infinity; small if it fits.
inline Value out(BID_UINT128 number, Arena& arena) {
  if ((number.w[1] & 0x7800'0000'0000'0000u) == 0x7800'0000'0000'0000u) return Value::null();
  const Wide words{number.w[0], number.w[1]};
  const Unpacked n = unpack(Value::wide_number(&words));
  return pack(n, arena);
}

} // namespace stackbook::feel::number::intel
