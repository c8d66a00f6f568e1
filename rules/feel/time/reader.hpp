// Reader: takes digits and letters from the front of a text. Private to the parsers of this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stackbook::feel {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char c) {
    if (next() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string_view digits() { // as many as stand there
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  bool two_digits(std::int32_t& number) { // exactly two
    const std::string_view text = digits();
    if (text.size() != 2) return false;
    number = (text[0] - '0') * 10 + (text[1] - '0');
    return true;
  }

 private:
  std::string_view rest_;
};

// The value of decimal digits; false when it does not fit.
inline bool number_of(std::string_view digits, std::int64_t& number) {
  number = 0;
  for (const char digit : digits)
    if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, digit - '0', &number))
      return false;
  return true;
}

// Nanoseconds of the digits after a decimal point, 1 to 9 of them.
inline bool fraction_of(std::string_view digits, std::int64_t& nanoseconds) {
  if (digits.empty() || digits.size() > 9) return false;
  number_of(digits, nanoseconds);
  for (std::size_t i = digits.size(); i < 9; ++i) nanoseconds *= 10;
  return true;
}

} // namespace stackbook::feel
