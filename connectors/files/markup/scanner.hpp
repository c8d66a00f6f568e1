// Scanner: the markup of one part of a package, token by token, while the part is still inflating.
//
// XML 1.0 with Namespaces as office files use it, strictly: tags nest and match, attributes are unique and
// quoted, text is UTF-8 (UTF-16 and what a declaration names of the encodings of csv::Form are turned into it),
// references are the five named ones or character numbers.
// Any DOCTYPE is refused, so no entity can expand. Memory is one window: a single tag or piece of text has to
// fit it. A large part inflates on a thread beside (ahead.hpp).
#pragma once

#include "connectors/files/csv/form.hpp"
#include "connectors/files/markup/ahead.hpp"
#include "connectors/files/markup/encoding.hpp"
#include "connectors/files/package/package.hpp"

#include <array>
#include <deque>
#include <optional>
#include <span>

namespace stackbook::files {

enum class Token : std::uint8_t { start, end, text, finish, broken };

struct Namespace { // `space` is the reader's number for it, from 1; 0 is any other and none
  std::string_view uri;
  std::uint8_t space;
};

class Scanner {
 public:
  Scanner(PartStream part, std::span<const Namespace> known, const Limits& limits);
  Scanner(const Scanner&) = delete; // a thread may be reading its part

  Token next();
  const Failure& failure() const { return *failure_; } // after broken
  Failure failure(std::string why, std::string remedy = {}) const {
    return part_.failure(std::move(why), std::move(remedy));
  }
  bool refuse(std::string why, std::string remedy) { // always false: what comes next is broken
    return broken(std::move(why), std::move(remedy)), false;
  }

  // Of the start or end tag that next() told of; views last until the next token.
  std::string_view local() const { return local_; }
  std::uint8_t space() const { return space_; }
  bool is(std::string_view local, std::uint8_t space) const { return space_ == space && local_ == local; }
  std::size_t depth() const { return open_.size(); } // elements open, this start tag's own included
  std::optional<std::string_view> attribute(std::string_view local, std::uint8_t space = 0);

  // Where in the part's text (UTF-8, without a byte order mark) that tag begins and ends.
  std::uint64_t from() const { return tag_; }
  std::uint64_t to() const { return fed_ - window().size(); }

  std::string_view text() const { return text_; } // a piece: an element's text may come in several

  // All text up to the end tag of the element just started, child elements passed over; or false after a
  // failure.
  bool collect(std::string& into);
  bool skip(); // everything up to that end tag

  // For readers that know what usually comes: the bytes at hand, whole elements of which they may pass over.
  std::string_view window() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  void advance(std::size_t bytes) { at_ += bytes; }
  bool decode(std::string_view raw, std::string& into); // references and line ends; false after a failure
  double progress() const; // how much of the part has been passed, above 0 and up to 1
  bool between_tags() const { return !closing_; }
  bool means(std::string_view prefix, std::uint8_t space) const { return resolve(prefix) == space; }
  std::size_t declarations() const { return prefixes_.size(); } // of prefixes, in force here
  bool unprefixed(std::uint8_t space) const { return !default_.empty() && default_.back().space == space; }

 private:
  struct Attribute {
    std::string_view prefix, local, raw;
  };
  struct Declared {
    std::size_t depth;
    std::string prefix;
    std::uint8_t space;
  };
  enum class Parsed : std::uint8_t { yes, more, no };

  Token broken(std::string why, std::string remedy = "Open it in a spreadsheet program and save it anew");
  bool refill();
  bool fetch(std::size_t& got);
  void make_room();
  bool fetch_ahead(std::size_t& got);
  bool fetch_other(std::size_t& got);
  bool check_declaration();
  Token read_text();
  Token read_end_tag();
  Token read_start_tag();
  Parsed parse_start(const char*& at);
  bool declare();
  std::uint8_t resolve(std::string_view prefix) const;
  bool pass(std::string_view mark);
  bool read_special(Token& token);
  void close();

  PartStream part_;
  std::span<const Namespace> known_;
  std::size_t depth_limit_, text_limit_, longest_; // the last of a tag, or of text that has to be seen whole
  std::unique_ptr<Ahead> ahead_;                   // nothing for a small part
  std::unique_ptr<char[]> window_;
  std::size_t room_; // of the window, where no piece of ahead_ is it
  bool own_ = false; // the window is none of those of ahead_
  char *at_, *end_;
  bool ended_ = false, not_utf8_ = false, closing_ = false, rooted_ = false, started_ = false;
  std::optional<Utf16> utf16_;
  std::optional<csv::Encoding> single_; // of one byte a letter
  std::string transcoded_;
  Utf8Check utf8_;
  std::uint64_t fed_ = 0, tag_ = 0;
  std::optional<Failure> failure_;
  std::string_view local_, text_;
  std::uint8_t space_ = 0;
  std::string names_; // of open elements, one after another
  std::vector<std::uint32_t> open_;
  std::vector<Declared> prefixes_, default_;
  std::array<Attribute, 64> attributes_;
  std::size_t attribute_count_ = 0;
  std::deque<std::string> decoded_;
};

} // namespace stackbook::files
