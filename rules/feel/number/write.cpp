#include "rules/feel/number/unpacked.hpp"

#include <charconv>

namespace stackbook::feel::number {

namespace {

constexpr int most_zeros = 40;

std::string digits_of(Unsigned128 coefficient) {
  char text[40];
  char* at = text + sizeof text;
  do {
    *--at = static_cast<char>('0' + static_cast<int>(coefficient % 10));
    coefficient /= 10;
  } while (coefficient != 0);
  return {at, static_cast<std::size_t>(text + sizeof text - at)};
}

std::string plain(bool negative, std::string held, int exponent) {
  std::string text = negative ? "-" : "";
  const int length = static_cast<int>(held.size());
  if (exponent >= 0) {
    text += held;
    if (held != "0") text.append(static_cast<std::size_t>(exponent), '0');
  } else if (length + exponent > 0) {
    text.append(held, 0, static_cast<std::size_t>(length + exponent));
    text += '.';
    text.append(held, static_cast<std::size_t>(length + exponent));
  } else {
    text += "0.";
    text.append(static_cast<std::size_t>(-exponent - length), '0');
    text += held;
  }
  return text;
}

std::string scientific(bool negative, const std::string& held, int exponent) {
  std::string text = negative ? "-" : "";
  text += held[0];
  if (held.size() > 1) (text += '.').append(held, 1);
  const int top = exponent + static_cast<int>(held.size()) - 1;
  text += top < 0 ? "e-" : "e+";
  return text += std::to_string(top < 0 ? -top : top);
}

} // namespace

std::string to_text(Value number) {
  const Unpacked n = unpack(number);
  const std::string held = digits_of(n.coefficient);
  const int leading = -n.exponent - static_cast<int>(held.size());
  const bool far =
      n.coefficient == 0 ? leading > most_zeros : n.exponent > most_zeros || leading > most_zeros;
  return far ? scientific(n.negative, held, n.exponent) : plain(n.negative, held, n.exponent);
}

std::string to_digits(Value number) {
  Unpacked n = unpack(number);
  if (n.coefficient == 0) return "0";
  while (n.exponent < 0 && n.coefficient % 10 == 0) {
    n.coefficient /= 10;
    ++n.exponent;
  }
  return plain(n.negative, digits_of(n.coefficient), n.exponent);
}

} // namespace stackbook::feel::number
