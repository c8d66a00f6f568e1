// Text: a part's markup, to be changed at some places and left as it is at all others.
#pragma once

#include "connectors/files/markup/encoding.hpp"
#include "connectors/files/package/package.hpp"

#include <vector>

namespace stackbook::files::patch {

struct Splice { // replaces the bytes [from, to) of the text
  std::size_t from, to;
  std::string text;
};

// Markup is written in the encoding that the part has: UTF-8, or UTF-16 with its byte order; in UTF-8 where that
// was another.
class Text {
 public:
  static Result<Text> of(const Package& package, const Entry& entry);
  static Text of(std::string bytes); // of a part, or of a file that is one

  std::string_view view() const {
    return text_;
  } // UTF-8, without a byte order mark: a Scanner's places count here
  std::string_view between(std::uint64_t from, std::uint64_t to) const {
    return view().substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
  }
  std::string with(std::vector<Splice> splices) const; // in any order, none overlapping; the part's bytes

 private:
  std::string text_;
  Opening opening_;
};

std::string escaped(std::string_view text); // for element text and attribute values

// For a text of SpreadsheetML: escaped, with characters that XML can't hold as _xHHHH_ and literal ones kept
// literal (ECMA-376 part 1, 22.9.2.19).
std::string escaped_cell(std::string_view text);

// One start tag, "<x:row r='1'>" or "<c r="A1"/>", as it stands in a well-formed part.
struct Attribute {
  std::string_view name;  // with its prefix
  std::size_t from, to;   // of the value, inside the quotes, in the tag
  std::size_t whole_from; // of the white space before the name
  std::size_t whole_to() const { return to + 1; }
};
std::vector<Attribute> attributes_of(std::string_view tag);
std::string_view prefix_of(std::string_view tag); // "x:" or nothing
bool is_empty_element(std::string_view tag);

// The tag with this attribute set, in place or behind all others. `name` has no prefix.
std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value);
std::string without_attributes(std::string_view tag, std::initializer_list<std::string_view> names);

// Adds `children` as the last ones of an element: its start tag is [start_from, start_to), its end tag begins at
// end_from (equal to start_to for an empty element).
Splice add_last(const Text& text, std::uint64_t start_from, std::uint64_t start_to, std::uint64_t end_from,
                std::string children);

} // namespace stackbook::files::patch
