// Paragraph: the text of text:p elements (OpenDocument 1.3 part 3, 6.1): text:s, text:tab and text:line-break
// give the characters that they stand for, spans, links and fields their text, notes nothing. White space that
// stands there as it is stays as it is: the standard would collapse it, but Calc shows it, and an answer about a
// cell is about what is seen there.
#pragma once

#include "connectors/files/ods/spaces.hpp"

namespace stackbook::files::ods {

class Paragraphs { // of one part
 public:
  Paragraphs(Scanner& scanner, std::uint64_t longest) : scanner_(scanner), longest_(longest) {}

  // The paragraph just started, appended to `into`; false after a failure: more text in one cell than the
  // longest, or over 16 MiB of spaces that text:s stands for.
  bool read(std::string& into);
  std::string& link() { return link_; } // where the last text:a led; empty where none did
  const Failure& failure() const { return failure_ ? *failure_ : scanner_.failure(); }

 private:
  void append_special(std::string& into);
  void too_long();

  Scanner& scanner_;
  std::uint64_t longest_;
  std::string link_;
  std::size_t unfolded_ = 0; // spaces so far
  std::optional<Failure> failure_;
};

} // namespace stackbook::files::ods
