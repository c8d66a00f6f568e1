// Number: a number as XML Schema's double writes it, with the white space that may stand around it; an attribute's unsigned
// int and boolean as they are.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stackbook::files {

// Nothing for INF, NaN and what is too great for a double; what is too small for one is 0.
inline std::optional<double> finite(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(blanks) + 1 - first);
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  double number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (stop != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    const std::size_t exponent = text.find_first_of("eE");
    return exponent != std::string_view::npos && text[exponent + 1] == '-' ? std::optional(0.0)
                                                                           : std::nullopt;
  }
  return error == std::errc{} && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

inline std::optional<std::uint32_t> whole(std::optional<std::string_view> text) {
  std::uint32_t number = 0;
  if (!text) return std::nullopt;
  const auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc{} && stop == text->data() + text->size() ? std::optional(number) : std::nullopt;
}

inline bool is_true(std::optional<std::string_view> text) {
  return text == "1" || text == "true";
}

} // namespace stackbook::files
