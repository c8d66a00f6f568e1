#include "connectors/files/csv/form.hpp"

#include "connectors/files/markup/encoding.hpp"

#include <algorithm>

namespace stackbook::files::csv {

namespace {

std::string from_bytes(std::string_view bytes, Encoding encoding) {
  // Where ISO 8859-15 differs from ISO 8859-1.
  constexpr std::pair<unsigned char, std::uint32_t> differing[] = {
      {0xa4, 0x20ac}, {0xa6, 0x0160}, {0xa8, 0x0161}, {0xb4, 0x017d},
      {0xb8, 0x017e}, {0xbc, 0x0152}, {0xbd, 0x0153}, {0xbe, 0x0178}};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char letter : bytes) {
    const auto byte = static_cast<unsigned char>(letter);
    const auto other = std::ranges::find(differing, byte, &std::pair<unsigned char, std::uint32_t>::first);
    append_utf8(out, encoding == Encoding::latin9 && other != std::end(differing) ? other->second : byte);
  }
  return out;
}

std::string mended(std::string_view bytes) { // each byte that begins no character becomes U+FFFD
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const std::string_view one = bytes.substr(at, length);
    if (one.size() == length && is_utf8(one)) {
      out += one;
      at += length;
    } else {
      append_utf8(out, 0xfffd);
      ++at;
    }
  }
  return out;
}

} // namespace

bool is_single_byte(Encoding encoding) {
  return encoding == Encoding::windows_1252 || encoding == Encoding::latin1 || encoding == Encoding::latin9;
}

std::string_view to_text(Encoding encoding) {
  switch (encoding) {
  case Encoding::utf8: return "UTF-8";
  case Encoding::utf16_little:
  case Encoding::utf16_big: return "UTF-16";
  case Encoding::windows_1252: return "windows-1252";
  case Encoding::latin1: return "ISO 8859-1";
  case Encoding::latin9: break;
  }
  return "ISO 8859-15";
}

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string plain;
  for (const char letter : name)
    if (letter != '-' && letter != '_' && letter != ' ')
      plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  constexpr std::pair<std::string_view, Encoding> names[] = {{"utf8", Encoding::utf8},
                                                             {"usascii", Encoding::utf8},
                                                             {"ascii", Encoding::utf8},
                                                             {"utf16", Encoding::utf16_little},
                                                             {"utf16le", Encoding::utf16_little},
                                                             {"utf16be", Encoding::utf16_big},
                                                             {"windows1252", Encoding::windows_1252},
                                                             {"cp1252", Encoding::windows_1252},
                                                             {"iso88591", Encoding::latin1},
                                                             {"latin1", Encoding::latin1},
                                                             {"iso885915", Encoding::latin9},
                                                             {"latin9", Encoding::latin9}};
  for (const auto& [known, encoding] : names)
    if (known == plain) return encoding;
  return std::nullopt;
}

std::optional<Encoding> utf16_of(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return Encoding::utf16_little;
  if (bytes.starts_with("\xfe\xff")) return Encoding::utf16_big;
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t zeros[2] = {};
  for (std::size_t at = 0; at < head.size(); ++at) zeros[at % 2] += head[at] == '\0';
  // A table is mostly digits, delimiters and plain letters, each with one zero byte, at the same side.
  const std::size_t most = head.size() / 4;
  if (bytes.size() % 2 != 0 || bytes.size() < 4) return std::nullopt;
  if (zeros[1] > most && zeros[0] == 0) return Encoding::utf16_little;
  if (zeros[0] > most && zeros[1] == 0) return Encoding::utf16_big;
  return std::nullopt;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
  case Encoding::utf8:
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    return is_utf8(bytes) ? std::string(bytes) : mended(bytes);
  case Encoding::utf16_little:
  case Encoding::utf16_big: {
    const bool marked = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
    const bool big = marked ? bytes[0] == '\xfe' : encoding == Encoding::utf16_big;
    std::string text;
    Utf16 reader(big);
    reader.feed(bytes.substr(marked ? 2 : 0), text);
    reader.finish(text);
    return text;
  }
  case Encoding::windows_1252: return from_windows_1252(bytes);
  case Encoding::latin1:
  case Encoding::latin9: break;
  }
  return from_bytes(bytes, encoding);
}

} // namespace stackbook::files::csv
