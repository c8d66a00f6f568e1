// References in text and attribute values: XML 1.0 sections 4.1 and 2.11.

#include "connectors/files/markup/scanner.hpp"

#include <charconv>

namespace stackbook::files {

namespace {

// The character that "#38" or "#x26" names, or 0.
std::uint32_t numbered(std::string_view body) {
  const bool hexadecimal = body.starts_with("#x");
  body.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t character = 0;
  const auto [stop, error] =
      std::from_chars(body.data(), body.data() + body.size(), character, hexadecimal ? 16 : 10);
  if (error != std::errc{} || stop != body.data() + body.size()) return 0;
  const bool surrogate = character >= 0xd800 && character < 0xe000;
  const bool allowed = character >= 0x20 || character == '\t' || character == '\n' || character == '\r';
  return allowed && !surrogate && character <= 0x10ffff ? character : 0;
}

std::uint32_t named(std::string_view body) {
  if (body.starts_with('#')) return numbered(body);
  if (body == "amp") return '&';
  if (body == "lt") return '<';
  if (body == "gt") return '>';
  if (body == "quot") return '"';
  return body == "apos" ? '\'' : 0;
}

} // namespace

bool Scanner::decode(std::string_view raw, std::string& into) {
  into.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t stop = at; // most texts are short: a search that has to be set up costs more than the text
    while (stop < raw.size() && raw[stop] != '&' && raw[stop] != '\r') ++stop;
    into += raw.substr(at, stop - at);
    if (stop == raw.size()) break;
    at = stop + 1;
    if (raw[stop] == '\r') { // a line end is one line feed
      if (at == raw.size() || raw[at] != '\n') into += '\n';
      continue;
    }
    const std::size_t close = raw.substr(0, std::min(raw.size(), at + 16)).find(';', at);
    const std::uint32_t character = close == std::string_view::npos ? 0 : named(raw.substr(at, close - at));
    if (character == 0) {
      broken("it is not well-formed: \"" + std::string(raw.substr(stop, 12)) + "\" is no character");
      return false;
    }
    append_utf8(into, character);
    at = close + 1;
  }
  return true;
}

} // namespace stackbook::files
