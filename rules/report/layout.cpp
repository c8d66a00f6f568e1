#include "rules/report/layout.hpp"

namespace stackbook::report {

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool continued = (byte & 0xc0) == 0x80;
    const bool combining =
        byte == 0xcc || (byte == 0xcd && i + 1 < text.size() &&
                         static_cast<unsigned char>(text[i + 1]) < 0xb0); // U+0300 … U+036F
    if (!continued && !combining) ++columns;
  }
  return columns;
}

std::string padded(std::string text, std::size_t to) {
  const std::size_t has = width(text);
  if (has < to) text.append(to - has, ' ');
  return text;
}

void wrap(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t columns) {
  bool line_start = true;
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t') {
      ++i;
      continue;
    }
    std::size_t end = text.find_first_of(" \n\r\t", i);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(i, end - i);
    const std::size_t wide = width(word);
    if (!line_start && at + 1 + wide > columns) {
      out += '\n';
      out.append(indent, ' ');
      at = indent;
      line_start = true;
    }
    if (!line_start) {
      out += ' ';
      ++at;
    }
    // What a cell holds must not steer the terminal.
    for (const char c : word) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    at += wide;
    line_start = false;
    i = end;
  }
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return std::to_string(count).append(" ").append(count == 1 ? one : several);
}

} // namespace stackbook::report
