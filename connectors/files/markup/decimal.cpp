#include "connectors/files/markup/decimal.hpp"

#include <array>
#include <cstddef>

namespace stackbook::files {

namespace {

constexpr std::array<double, 19> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                           1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

} // namespace

// Exact, because both the digits and the power of ten are whole doubles (Clinger 1990).
bool read_decimal(const char*& at, char stop, double& number) {
  const bool negative = *at == '-';
  at += negative;
  std::uint64_t digits = 0;
  const char* const from = at;
  for (; is_digit(*at) && at - from < 16; ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
  std::ptrdiff_t count = at - from, behind = 0;
  if (count == 0) return false;
  if (*at == '.') {
    const char* const point = ++at;
    for (; is_digit(*at) && at - from < 18; ++at)
      digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
    behind = at - point;
    count += behind;
  }
  if (*at != stop || count > 15) return false;
  number = static_cast<double>(digits) / powers[static_cast<std::size_t>(behind)];
  if (negative) number = -number;
  return true;
}

} // namespace stackbook::files
