#include "connectors/files/write/text.hpp"

#include "connectors/files/markup/encoding.hpp"
#include "connectors/files/package/directory.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stackbook::files::write {

namespace {

bool is_hexadecimal(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'F') ||
         (letter >= 'a' && letter <= 'f');
}

bool looks_escaped(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::ranges::all_of(text.substr(2, 4), is_hexadecimal);
}

bool is_plain(char letter) { // can't be part of anything that has to be changed
  return letter > '\0' && letter != '_';
}

std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

} // namespace

std::string safe(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return std::string(text);
  const std::string latin = is_utf8(text) ? std::string() : from_windows_1252(text);
  if (!is_utf8(text)) text = latin;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest[0] == '\0') continue;
    if (looks_escaped(rest)) out += "_x005F";
    if (rest.starts_with("\xef\xbf\xbe") || rest.starts_with("\xef\xbf\xbf")) { // U+FFFE, U+FFFF
      append_utf8(out, 0xfffd);
      at += 2;
    } else {
      out += rest[0];
    }
  }
  return out;
}

std::size_t length(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size(); at += bytes_of(text[at]))
    units += bytes_of(text[at]) == 4 ? 2 : 1;
  return units;
}

std::string clipped(std::string_view text, std::size_t count) {
  if (length(text) <= count) return std::string(text);
  std::size_t at = 0, units = 0;
  for (;;) {
    const std::size_t bytes = bytes_of(text[at]), more = bytes == 4 ? 2 : 1;
    if (units + more > count - 1) return std::string(text.substr(0, at)) + "…";
    units += more;
    at += bytes;
  }
}

std::optional<double> exact(const findings::Decimal& decimal) {
  std::size_t digits = 0, significant = 0; // from the first that is no zero on; up to the last one
  for (const char letter : decimal.digits) {
    if (letter == 'e' || letter == 'E') break;
    if (letter < '0' || letter > '9' || (digits == 0 && letter == '0')) continue;
    ++digits;
    if (letter != '0') significant = digits;
  }
  double number = 0;
  const char* const end = decimal.digits.data() + decimal.digits.size();
  const auto [stop, error] = std::from_chars(decimal.digits.data(), end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number) || significant > 15) return std::nullopt;
  return number;
}

std::string fault_of_name(std::string_view name) {
  if (name.empty()) return "a sheet has no name";
  if (length(name) > 31) return "the sheet name is longer than 31 characters";
  if (name.find_first_of("[]:*?/\\") != std::string_view::npos)
    return "the sheet name holds one of [ ] : * ? / \\";
  if (name.starts_with('\'') || name.ends_with('\''))
    return "the sheet name begins or ends with an apostrophe";
  if (lower(name) == "history") return "Excel keeps the sheet name History to itself";
  return {};
}

} // namespace stackbook::files::write
