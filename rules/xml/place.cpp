#include "rules/xml/place.hpp"

namespace stackbook::xml {
namespace {

constexpr std::string_view cdata_begin = "<![CDATA[", cdata_end = "]]>";

bool continues(char byte) { // a code point of UTF-8 begun before
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

class Walk {
 public:
  Walk(std::string_view raw, std::string_view text, bool cdata, TextPlace start)
      : raw_(raw), text_(text), cdata_(cdata), place_(start) {}

  std::vector<TextPlace> run() {
    while (place_.at < text_.size() && next_ < raw_.size()) {
      const std::string_view rest = raw_.substr(next_);
      if (cdata_ ? rest.starts_with(cdata_end) : rest.starts_with(cdata_begin)) {
        pass(cdata_ ? cdata_end.size() : cdata_begin.size());
        cdata_ = !cdata_;
      } else if (!cdata_ && rest.starts_with("<!--")) {
        pass(after(rest, "-->"));
      } else if (!cdata_ && rest.starts_with("<?")) {
        pass(after(rest, "?>"));
      } else if (!cdata_ && rest.front() == '<') {
        break; // an element within the text
      } else if (!cdata_ && rest.front() == '&') {
        advance(after(rest, ";"));
        do ++place_.at;
        while (place_.at < text_.size() && continues(text_[place_.at]));
        places_.push_back(place_);
      } else {
        advance(rest.starts_with("\r\n") ? 2 : 1);
        ++place_.at;
      }
    }
    return std::move(places_);
  }

 private:
  static std::size_t after(std::string_view rest, std::string_view mark) {
    const std::size_t found = rest.find(mark);
    return found == std::string_view::npos ? rest.size() : found + mark.size();
  }

  void advance(std::size_t bytes) {
    for (const char c : raw_.substr(next_, bytes)) {
      if (c == '\n') {
        ++place_.place.line;
        place_.place.column = 1;
      } else if (!continues(c)) {
        ++place_.place.column;
      }
    }
    next_ += bytes;
  }

  void pass(std::size_t bytes) { // what is no part of the text
    advance(bytes);
    places_.push_back(place_);
  }

  std::string_view raw_, text_;
  bool cdata_;
  TextPlace place_;
  std::size_t next_ = 0;
  std::vector<TextPlace> places_;
};

} // namespace

std::vector<TextPlace> places_of(std::string_view file, std::size_t at, std::string_view text, Place start) {
  const std::string_view raw = file.substr(at);
  if (raw.starts_with(text)) return {};
  return Walk(raw, text, file.substr(0, at).ends_with(cdata_begin), {0, start}).run();
}

} // namespace stackbook::xml
