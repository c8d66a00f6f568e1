// Character classes of XPath patterns as text for PCRE2.
#pragma once

#include "rules/feel/text/xpath.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stackbook::feel {

// A set under construction. Ignoring case concerns characters and ranges as written; what an escape names (a
// block, \i, \S) stays as it is.
struct CharacterSet {
  std::string written, named;
  bool negative = false;
  std::string subtracted; // a PCRE2 pattern for one character; may be empty

  void add(char32_t c) { add(c, c); }
  void add(char32_t first, char32_t last);
  std::string text(bool caseless) const;
};

void append_literal(std::string& out, char32_t c);

// Reads at `at`, past which it moves; a fault is the sentence about it.
class ClassReader {
 public:
  ClassReader(std::string_view pattern, bool caseless) : pattern_(pattern), caseless_(caseless) {}

  // After the opening bracket, through the closing one: the text for PCRE2.
  std::optional<std::string> bracketed(std::size_t& at, std::string& fault);

  // After the backslash. A character, or a set added to `set`; a back-reference is neither.
  struct Escape {
    std::optional<char32_t> character;
    bool known = false;
  };
  Escape escape(std::size_t& at, CharacterSet& set, std::string& fault);

 private:
  bool item(std::size_t& at, CharacterSet& set, bool first, std::string& fault);
  bool property(std::size_t& at, bool negative, CharacterSet& set, std::string& fault);

  std::string_view pattern_;
  bool caseless_;
  int depth_ = 0;
};

} // namespace stackbook::feel
