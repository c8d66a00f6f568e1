#include "connectors/files/markup/encoding.hpp"

#include <algorithm>
#include <cstring>

namespace stackbook::files {

namespace {
constexpr std::uint32_t replacement = 0xfffd;
}

bool Utf8Check::feed(std::string_view piece) {
  const auto* at = reinterpret_cast<const unsigned char*>(piece.data());
  const auto* const end = at + piece.size();
  while (at < end) {
    if (wanted_ == 0) {
      for (std::uint64_t some[4] = {}; end - at >= 32; at += 32) {
        std::memcpy(some, at, 32);
        if ((some[0] | some[1] | some[2] | some[3]) & 0x8080808080808080ull) break;
      }
      while (at < end && *at < 0x80) ++at;
      if (at == end) break;
      const unsigned char lead = *at++;
      if (lead < 0xc2 || lead > 0xf4) return false;
      wanted_ = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      least_ = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
      greatest_ = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    } else {
      if (*at < least_ || *at > greatest_) return false;
      ++at;
      --wanted_;
      least_ = 0x80;
      greatest_ = 0xbf;
    }
  }
  return true;
}

bool is_utf8(std::string_view text) {
  Utf8Check check;
  return check.feed(text) && check.complete();
}

void append_utf8(std::string& text, std::uint32_t character) {
  const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
  const auto tail = [&](unsigned shift) { byte(0x80 | ((character >> shift) & 0x3f)); };
  if (character < 0x80) {
    byte(character);
  } else if (character < 0x800) {
    byte(0xc0 | (character >> 6));
    tail(0);
  } else if (character < 0x10000) {
    byte(0xe0 | (character >> 12));
    tail(6);
    tail(0);
  } else {
    byte(0xf0 | (character >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

void Utf16::unit(std::uint32_t unit, std::string& into) {
  const bool low = unit >= 0xdc00 && unit < 0xe000;
  if (high_ != 0) {
    if (low)
      append_utf8(into, 0x10000 + ((high_ - 0xd800) << 10) + (unit - 0xdc00));
    else
      append_utf8(into, replacement);
    high_ = 0;
    if (low) return;
  }
  if (unit >= 0xd800 && unit < 0xdc00)
    high_ = unit;
  else
    append_utf8(into, low ? replacement : unit);
}

void Utf16::feed(std::string_view piece, std::string& into) {
  for (const char letter : piece) {
    const int byte = static_cast<unsigned char>(letter);
    if (odd_ < 0) {
      odd_ = byte;
      continue;
    }
    unit(static_cast<std::uint32_t>(big_ ? odd_ << 8 | byte : byte << 8 | odd_), into);
    odd_ = -1;
  }
}

void Utf16::finish(std::string& into) {
  if (odd_ >= 0 || high_ != 0) append_utf8(into, replacement);
  odd_ = -1;
  high_ = 0;
}

std::string_view declared_encoding(std::string_view head) {
  constexpr std::string_view space = " \t\r\n", word = "encoding";
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, std::min(head.find("?>"), std::size_t{512}));
  std::size_t at = head.find(word);
  if (at == std::string_view::npos) return {};
  at = head.find_first_not_of(space, at + word.size());
  if (at >= head.size() || head[at] != '=') return {};
  at = head.find_first_not_of(space, at + 1);
  if (at >= head.size() || (head[at] != '"' && head[at] != '\'')) return {};
  const std::size_t close = head.find(head[at], at + 1);
  return close == std::string_view::npos ? std::string_view{} : head.substr(at + 1, close - at - 1);
}

Opening opening_of(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\xff\xfe"sv)) return {true, false, "\xff\xfe"sv};
  if (head.starts_with("\xfe\xff"sv)) return {true, true, "\xfe\xff"sv};
  if (head.starts_with("<\0"sv)) return {true, false};
  if (head.starts_with("\0<"sv)) return {true, true};
  if (head.starts_with("\xef\xbb\xbf"sv)) return {false, false, "\xef\xbb\xbf"sv};
  return {};
}

std::string from_windows_1252(std::string_view text) {
  // Bytes 0x80 to 0x9f, as the WHATWG Encoding Standard's index windows-1252 has them.
  static constexpr std::uint16_t high[32] = {0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                             0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
                                             0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                             0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    append_utf8(out, byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte);
  }
  return out;
}

} // namespace stackbook::files
