// XPath's regular expressions, read completely and written anew for PCRE2 (XPath and XQuery Functions and
// Operators 3.1, section 5.6.1; XML Schema part 2, appendix G).
//
// PCRE2 takes most of these patterns as they stand and means something else by some of them, so nothing goes
// through unread: classes with subtraction, \i \c \w and blocks become plain classes and lookaheads, ^ $ and
// . get XPath's idea of lines, a back-reference is checked against the groups closed before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace stackbook::feel {

struct PatternFlags {
  bool all = false;      // s: '.' matches line ends too
  bool lines = false;    // m: ^ and $ match at line ends too
  bool caseless = false; // i
  bool spaced = false;   // x: white space outside classes is none
  bool quoted = false;   // q: every character stands for itself
};

struct PatternFault {
  std::string why; // "the group that opens at character 3 is not closed"
  std::size_t at;  // byte of the pattern (without its white space under x), or of the flags
};

std::variant<PatternFlags, PatternFault> read_flags(std::string_view letters);

struct Rewritten {
  std::string
      pattern; // for PCRE2 with UTF, UCP, DOTALL, MATCH_UNSET_BACKREF, and CASELESS where the flags say so
  std::uint32_t groups;  // that capture
  std::uint32_t choices; // quantifiers that vary and alternatives: where a match may have to go back to
};
std::variant<Rewritten, PatternFault> rewrite_pattern(std::string_view pattern, PatternFlags flags);

} // namespace stackbook::feel
