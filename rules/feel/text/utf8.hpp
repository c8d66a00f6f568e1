// UTF-8: validity, counting, indexing and stepping by code points (RFC 3629). All-ASCII text takes a short
// way.
//
// Every function but `is_utf8` expects valid text, as every FEEL string is; on other bytes they still end and
// stay inside the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stackbook::feel {

bool is_utf8(std::string_view text);
bool is_ascii(std::string_view text);

struct CodePoint {
  char32_t value;
  std::uint32_t size; // bytes; 0 past the end
};

// The code point whose first byte stands at `at`.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, 0};
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<char32_t>(static_cast<unsigned char>(text[at + i]) & 0x3f)
                                : char32_t{0};
  };
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0xc0) return {first, 1};
  const auto bounded = [&](std::uint32_t size) {
    return at + size <= text.size() ? size : static_cast<std::uint32_t>(text.size() - at);
  };
  if (first < 0xe0) return {((first & 0x1fu) << 6) | byte(1), bounded(2)};
  if (first < 0xf0) return {((first & 0x0fu) << 12) | (byte(1) << 6) | byte(2), bounded(3)};
  return {((first & 0x07u) << 18) | (byte(1) << 12) | (byte(2) << 6) | byte(3), bounded(4)};
}

// The code point that ends just before `at` (at > 0).
CodePoint code_point_before(std::string_view text, std::size_t at);

void append_code_point(std::string& out,
                       char32_t value); // a surrogate or a value past U+10FFFF becomes U+FFFD

std::size_t count_code_points(std::string_view text);

// The byte offset of the code point of this index (0-based); text.size() when there are fewer.
std::size_t offset_of_code_point(std::string_view text, std::size_t index);

} // namespace stackbook::feel
