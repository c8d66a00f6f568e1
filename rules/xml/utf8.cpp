#include "rules/xml/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace stackbook::xml {

std::size_t character_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) return lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r' ? 1 : 0;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.size() - at < length) return 0;
  std::uint32_t point = lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return 0;
    point = (point << 6) | (byte(at + i) & 0x3fu);
  }
  if (length == 3 && (point < 0x800 || (point >= 0xd800 && point <= 0xdfff) || point >= 0xfffe)) return 0;
  if (length == 4 && (point < 0x10000 || point > 0x10ffff)) return 0;
  return length;
}

std::size_t first_fault(std::string_view bytes) {
  // Blocks of ASCII characters, which most of a document is; the compiler makes one comparison of each block.
  constexpr std::size_t block = 32;
  const auto is_plain = [](const char* from) {
    unsigned char all = 1;
    for (std::size_t i = 0; i < block; ++i) {
      const auto c = static_cast<signed char>(from[i]);
      all = static_cast<unsigned char>(all & ((c >= ' ') | (c == '\n') | (c == '\r') | (c == '\t')));
    }
    return all != 0;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    while (at + block <= bytes.size() && is_plain(bytes.data() + at)) at += block;
    for (const std::size_t end = at + block; at < end && at < bytes.size();) {
      const std::size_t length = character_at(bytes, at);
      if (length == 0) return at;
      at += length;
    }
  }
  return std::string_view::npos;
}

} // namespace stackbook::xml
