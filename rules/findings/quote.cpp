#include "rules/findings/quote.hpp"

namespace stackbook::findings {

void quote(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
        out += "\\u00";
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 0xf];
      } else {
        out += c;
      }
    }
  }
  out += '"';
}

} // namespace stackbook::findings
