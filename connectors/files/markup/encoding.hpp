// Encoding: UTF-8 checked piece by piece, others turned into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stackbook::files {

// Text that arrives in pieces, which may break inside a character. RFC 3629: no overlong forms, no
// surrogates.
class Utf8Check {
 public:
  bool feed(std::string_view piece); // false: not UTF-8; once false, no further pieces
  bool complete() const { return wanted_ == 0; }

 private:
  unsigned wanted_ = 0;                          // continuation bytes still to come
  unsigned char least_ = 0x80, greatest_ = 0xbf; // of the next one
};

class Utf16 {
 public:
  explicit Utf16(bool big_endian) : big_(big_endian) {}
  void feed(std::string_view piece, std::string& into); // a lone surrogate becomes U+FFFD
  void finish(std::string& into);

 private:
  void unit(std::uint32_t unit, std::string& into);
  bool big_;
  int odd_ = -1; // first byte of a split unit
  std::uint32_t high_ = 0;
};

// How XML text begins, which says how it goes on (XML 1.0, appendix F): UTF-16 with a mark or without, UTF-8 with one.
struct Opening {
  bool utf16 = false, big_endian = false;
  std::string_view mark{}; // its bytes
};
Opening opening_of(std::string_view head);

// The name in the XML declaration at the head of a part's bytes, as it stands there; empty where there is none.
std::string_view declared_encoding(std::string_view head);

void append_utf8(std::string& text, std::uint32_t character);
bool is_utf8(std::string_view text);
std::string from_windows_1252(std::string_view text);

} // namespace stackbook::files
