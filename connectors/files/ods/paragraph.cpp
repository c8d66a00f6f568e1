#include "connectors/files/ods/paragraph.hpp"

#include <charconv>

namespace stackbook::files::ods {

namespace {

constexpr std::size_t most_spaces = 16 << 20;

} // namespace

// What the element just started stands for, if it stands for characters.
void Paragraphs::append_special(std::string& into) {
  if (scanner_.is("tab", text)) into += '\t';
  if (scanner_.is("line-break", text)) into += '\n';
  if (!scanner_.is("s", text)) return;
  std::size_t count = 1;
  if (const auto stated = scanner_.attribute("c", text)) {
    count = 0;
    const auto [stop, error] = std::from_chars(stated->data(), stated->data() + stated->size(), count);
    if (error == std::errc::result_out_of_range) count = most_spaces;
  }
  unfolded_ += count;
  if (count > longest_) {
    too_long();
  } else if (unfolded_ > most_spaces) {
    failure_ = scanner_.failure("it stands for more spaces than any text needs");
  } else {
    into.append(count, ' ');
  }
}

void Paragraphs::too_long() {
  failure_ =
      scanner_.failure("one text in it is longer than " + std::to_string(longest_) + " bytes, the limit",
                       raised_by("--max-text"));
}

bool Paragraphs::read(std::string& into) {
  const std::size_t outside = scanner_.depth() - 1;
  for (;;) {
    const Token token = scanner_.next();
    if (token == Token::broken || token == Token::finish) return false;
    if (token == Token::end && scanner_.depth() == outside) return true;
    if (token == Token::text) into += scanner_.text();
    if (token == Token::start) {
      const bool note = scanner_.is("annotation", office) || scanner_.is("note", text);
      if (note || scanner_.is("ruby-text", text)) {
        if (!scanner_.skip()) return false;
      } else {
        if (scanner_.is("a", text)) link_ = scanner_.attribute("href", xlink).value_or("");
        append_special(into);
      }
    }
    if (into.size() > longest_ && !failure_) too_long();
    if (failure_) return false;
  }
}

} // namespace stackbook::files::ods
