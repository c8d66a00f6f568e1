#include "rules/feel/text/utf8.hpp"

#include <cstring>

namespace stackbook::feel {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080u;

std::uint64_t word_at(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// How many bytes at the front are ASCII, by words and then by bytes.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at + 8 <= text.size() && (word_at(text.data() + at) & high_bits) == 0) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

} // namespace

bool is_ascii(std::string_view text) {
  return ascii_prefix(text) == text.size();
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = ascii_prefix(text); at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
      at += ascii_prefix(text.substr(at));
      continue;
    }
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() - at < size) return false;
    for (std::size_t i = 1; i < size; ++i)
      if (!continues(text[at + i])) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return false;
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return false;
    at += size;
  }
  return true;
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  std::size_t first = at - 1;
  while (first > 0 && at - first < 4 && continues(text[first])) --first;
  return {code_point_at(text, first).value, static_cast<std::uint32_t>(at - first)};
}

void append_code_point(std::string& out, char32_t value) {
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) value = 0xfffd;
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xc0 | (value >> 6));
  } else {
    if (value < 0x10000) {
      put(0xe0 | (value >> 12));
    } else {
      put(0xf0 | (value >> 18));
      put(0x80 | ((value >> 12) & 0x3f));
    }
    put(0x80 | ((value >> 6) & 0x3f));
  }
  put(0x80 | (value & 0x3f));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = ascii_prefix(text);
  for (std::size_t at = count; at < text.size(); ++at)
    if (!continues(text[at])) ++count;
  return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t index) {
  const std::size_t ascii = ascii_prefix(text.substr(0, index < text.size() ? index : text.size()));
  if (ascii >= index) return index;
  std::size_t at = ascii;
  for (std::size_t left = index - ascii; left > 0 && at < text.size(); --left)
    at += code_point_at(text, at).size;
  return at;
}

} // namespace stackbook::feel
