// Reason: why an expression gave null (or what a compiler found wrong), as data.
//
// A null made by an error carries the id of its Reason. Making one costs a push of plain data; text is made only when
// somebody asks (`to_text`). A reason may name the reason that made its operand null, so a null is followed to its
// origin.
#pragma once

#include "rules/feel/value.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

enum class Code : std::uint16_t {
#define STACKBOOK_CODE(name, id, sentence) name,
#include "rules/feel/codes.def"
#undef STACKBOOK_CODE
};
std::string_view id_of(Code code);       // "FEEL-TYPE-ARITHMETIC": stable, never renumbered
std::string_view sentence_of(Code code); // what went wrong, in one sentence without a final stop

// A stretch of one FEEL text: `source` is the number its compiler gave the text (Sources), the rest are byte offsets.
struct Span {
  std::uint32_t source = 0, begin = 0, end = 0;
  friend bool operator==(Span, Span) = default;
};

struct Reason {
  Code code;
  Span span;
  std::array<Value, 3> operands{}; // those that caused it, `count` of them
  std::uint8_t count = 0;
  ReasonId cause = 0;        // the reason of the operand that was itself an explained null
  std::string_view detail{}; // a name or a pattern, kept in the arena or the program; may be empty
};

// The reasons of one evaluation. Past `most` they are counted, not kept; a null then carries the last one kept.
class Reasons {
 public:
  static constexpr std::size_t most = 10'000;
  ReasonId add(const Reason& reason) {
    ++count_;
    if (reasons_.size() < most) reasons_.push_back(reason);
    return static_cast<ReasonId>(reasons_.size());
  }
  const Reason& operator[](ReasonId id) const { return reasons_[id - 1]; }
  std::size_t count() const { return count_; }
  std::size_t kept() const { return reasons_.size(); }
  void clear() {
    reasons_.clear();
    count_ = 0;
  }
  void cut(std::size_t kept) { // forget those after the first `kept`
    if (kept < reasons_.size()) reasons_.resize(kept);
    count_ = reasons_.size();
  }

 private:
  std::vector<Reason> reasons_;
  std::size_t count_ = 0;
};

// From the byte `at` of a text on, text and file run alike, up to the next of these: an entity in the file, a comment.
struct Turn {
  std::uint32_t at = 0, line = 0, column = 0;
};

// Where a FEEL text stands: model, element, text.
struct Source {
  std::string model;   // file name or namespace
  std::string element; // "Stack line rules, rule 3, input 2"
  std::string text;
  std::uint32_t line = 0;    // of the text's first character in the model file, 1-based; 0 when unknown
  std::uint32_t column = 1;  // likewise, in code points
  std::vector<Turn> turns{}; // where the file holds the text otherwise than as it is, ascending
};

// By the number that spans give. A list, or what tells of each once it is asked for: of thousands hardly any ever is.
class Sources {
 public:
  using Tell = Source (*)(const void* self, std::uint32_t number);
  Sources() = default;
  Sources(std::initializer_list<Source> sources) : listed_(sources) {}
  Sources(const void* self, std::uint32_t count, Tell tell) : self_(self), count_(count), tell_(tell) {}
  std::size_t size() const { return tell_ != nullptr ? count_ : listed_.size(); }
  Source operator[](std::uint32_t number) const {
    return tell_ != nullptr ? tell_(self_, number) : listed_[number];
  }

 private:
  std::vector<Source> listed_;
  const void* self_ = nullptr; // outlives this
  std::uint32_t count_ = 0;
  Tell tell_ = nullptr;
};

// The line and column of a byte of the text: in the file when the source knows its line, else in the text itself.
struct Position {
  std::size_t line = 0, column = 0; // from 1, the column in code points; 0: unknown
};
Position position_of(const Source& source, std::uint32_t at);

// "model.dmn:12:8", as far as it is known.
std::string place_text(const Source& source, Span span);

// The text's line, and below it a caret under the span, each after a line break; empty for what has no text.
std::string excerpt(const Source& source, Span span);

// A fault found before anything runs: unknown name, syntax, wrong type, bad table.
struct Issue {
  Code code;
  Span span;
  std::string detail;
};

// "model.dmn:12:8: FEEL-NAME-UNKNOWN: Total, row 2: nothing of this name is known here: 'amont'" + the text's line + a
// caret under the span.
std::string to_text(const Issue& issue, const Sources& sources);

} // namespace stackbook::feel
