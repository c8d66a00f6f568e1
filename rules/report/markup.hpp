// Text inside XML 1.0 and HTML: the five characters escaped, and what XML has no place for replaced.
#pragma once

#include <string>
#include <string_view>

namespace stackbook::report {

inline std::string markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&#39;"; break;
    default: {
      const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
      out += control ? ' ' : c;
    }
    }
  }
  return out;
}

} // namespace stackbook::report
