// Writer: XML in order, as one string (XML 1.0, UTF-8). Escapes what must be escaped, indents elements that
// hold elements, leaves texts exactly as they are. Bytes that are not UTF-8 and characters that XML can't
// hold become U+FFFD.
//
//   std::string out = declaration();
//   Writer(out).open("pack").attribute("id", "eo14320").leaf("note", "a < b").close();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::xml {

class Writer {
 public:
  // Appends to `out`, which must outlive the writer. `indent` spaces a level; 0: no line breaks at all.
  explicit Writer(std::string& out, std::uint32_t indent = 2) : out_(out), indent_(indent) {}

  Writer& open(std::string_view name);                              // as it shall stand, with its prefix
  Writer& attribute(std::string_view name, std::string_view value); // right after open
  Writer& text(std::string_view text);
  Writer& close();                                               // the innermost open element
  Writer& leaf(std::string_view name, std::string_view content); // open, text, close
  std::size_t depth() const { return open_.size(); }

 private:
  struct Open {
    std::string name;
    bool has_elements = false, has_text = false;
  };
  void finish_tag();
  void line_break();

  std::string& out_;
  std::uint32_t indent_;
  std::vector<Open> open_;
  bool in_tag_ = false;
};

std::string_view declaration(); // <?xml version="1.0" encoding="UTF-8"?> and a line break
std::string escaped_text(std::string_view text);
std::string escaped_attribute(std::string_view value); // also quotes, tabs and line breaks

} // namespace stackbook::xml
