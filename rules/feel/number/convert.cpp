#include "rules/feel/number/unpacked.hpp"

#include <charconv>
#include <string>

namespace stackbook::feel::number {

namespace {

struct Whole {
  Unsigned128 magnitude;
  bool fraction; // something was cut off
};

// The integer part, or nothing when it needs more than 38 digits.
std::optional<Whole> whole(const Unpacked& n) {
  if (n.coefficient == 0) return Whole{0, false};
  if (n.exponent >= 0) {
    if (count_digits(n.coefficient) + n.exponent > 38) return std::nullopt;
    return Whole{n.coefficient * ten_to(n.exponent), false};
  }
  if (n.exponent < -38) return Whole{0, true};
  const Unsigned128 unit = ten_to(-n.exponent), magnitude = n.coefficient / unit;
  return Whole{magnitude, magnitude * unit != n.coefficient};
}

std::optional<std::int64_t> signed_64(bool negative, Unsigned128 magnitude) {
  if (magnitude > (Unsigned128{1} << 63) - (negative ? 0 : 1)) return std::nullopt;
  const auto low = static_cast<std::uint64_t>(magnitude);
  return static_cast<std::int64_t>(negative ? ~low + 1 : low);
}

} // namespace

std::optional<std::int64_t> to_int64(Value number) {
  if (number.is_small() && number.exponent() == 0) return number.coefficient();
  const Unpacked n = unpack(number);
  const auto part = whole(n);
  if (!part || part->fraction) return std::nullopt;
  return signed_64(n.negative, part->magnitude);
}

std::optional<std::int64_t> truncated(Value number) {
  if (number.is_small() && number.exponent() == 0) return number.coefficient();
  const Unpacked n = unpack(number);
  const auto part = whole(n);
  if (!part) return std::nullopt;
  return signed_64(n.negative, part->magnitude);
}

bool is_integer(Value number) {
  const Unpacked n = unpack(number);
  if (n.exponent >= 0) return true;
  const auto part = whole(n);
  return part && !part->fraction;
}

bool is_even(Value number) {
  const auto part = whole(unpack(number)); // past 38 digits the last one is a zero of the exponent
  return !part || (!part->fraction && (part->magnitude & 1) == 0);
}

bool is_odd(Value number) {
  const auto part = whole(unpack(number));
  return part && !part->fraction && (part->magnitude & 1) != 0;
}

namespace {

std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58'476d'1ce4'e5b9u;
  h = (h ^ (h >> 27)) * 0x94d0'49bb'1331'11ebu;
  return h ^ (h >> 31);
}

} // namespace

std::uint64_t hash(Value number) {
  if (const auto integer = to_int64(number)) return mixed(static_cast<std::uint64_t>(*integer));
  Unpacked n = unpack(number);
  if (n.coefficient == 0) return mixed(0);
  while (n.coefficient > UINT64_MAX && n.coefficient % 10 == 0) {
    n.coefficient /= 10;
    ++n.exponent;
  }
  while (n.coefficient <= UINT64_MAX && static_cast<std::uint64_t>(n.coefficient) % 10 == 0) {
    n.coefficient /= 10;
    ++n.exponent;
  }
  std::uint64_t h = static_cast<std::uint64_t>(n.coefficient) ^
                    (static_cast<std::uint64_t>(n.coefficient >> 64) * 0x9e37'79b9'7f4a'7c15u);
  h ^= static_cast<std::uint64_t>(n.exponent + (n.negative ? 0x10000 : 0)) * 0xbf58'476d'1ce4'e5b9u;
  return mixed(h);
}

double to_double(Value number) {
  if (number.is_small()) {
    const std::int64_t c = number.coefficient();
    const int e = number.exponent();
    static constexpr double exact[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (c > -(std::int64_t{1} << 53) && c < (std::int64_t{1} << 53) && e >= -22 && e <= 22)
      return e < 0 ? static_cast<double>(c) / exact[-e] : static_cast<double>(c) * exact[e];
  }
  const std::string text = to_text(number);
  double result = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), result);
  if (read.ec == std::errc::result_out_of_range) {
    const Unpacked n = unpack(number);
    const bool tiny = n.exponent + count_digits(n.coefficient) < 0;
    result = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return n.negative ? -result : result;
  }
  return result;
}

} // namespace stackbook::feel::number
