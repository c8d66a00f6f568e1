#include "rules/workbook/moved.hpp"

#include <charconv>

namespace stackbook::workbook {

namespace {

bool is_letter(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}
bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}
bool is_word(char letter) {
  return is_letter(letter) || is_digit(letter) || letter == '$' || letter == '_' || letter == '.' ||
         letter == '\\' || letter == '?' || static_cast<unsigned char>(letter) >= 0x80;
}

// A word as a reference: "$A$1", "A", "1"; its column and row, each where it has one.
struct Reference {
  bool column_fixed = false, row_fixed = false;
  std::optional<std::int64_t> column, row; // from 0
};

std::optional<Reference> reference_in(std::string_view word) {
  Reference found;
  bool fixed = word.starts_with('$');
  word.remove_prefix(fixed);
  std::size_t letters = 0;
  std::int64_t column = 0;
  for (; letters < word.size() && is_letter(word[letters]); ++letters) {
    if (letters == 3) return std::nullopt;
    column = column * 26 + ((word[letters] | 0x20) - 'a' + 1);
  }
  if (letters > 0) {
    if (column > Address::columns) return std::nullopt;
    found.column = column - 1;
    found.column_fixed = fixed;
    word.remove_prefix(letters);
    fixed = word.starts_with('$');
    word.remove_prefix(fixed);
    if (fixed && word.empty()) return std::nullopt;
  }
  if (word.empty()) return found.column ? std::optional(found) : std::nullopt;
  std::int64_t row = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), row);
  if (error != std::errc{} || stop != word.data() + word.size() || !is_digit(word[0]) || row < 1 ||
      row > Address::rows)
    return std::nullopt;
  found.row = row - 1;
  found.row_fixed = fixed;
  return found;
}

class Moving {
 public:
  Moving(std::string_view text, std::int64_t rows, std::int64_t columns)
      : text_(text), rows_(rows), columns_(columns) {}

  std::optional<std::string> run() {
    while (at_ < text_.size()) {
      const char letter = text_[at_];
      if (letter == '"' || letter == '\'')
        pass_to(letter);
      else if (letter == '[')
        pass_brackets();
      else if (is_word(letter))
        word();
      else
        out_ += text_[at_++];
      if (left_) return std::nullopt;
    }
    return std::move(out_);
  }

 private:
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void pass_to(char quote) { // a doubled one opens again at once
    const std::size_t close = std::min(text_.find(quote, at_ + 1), text_.size() - 1);
    out_ += text_.substr(at_, close + 1 - at_);
    at_ = close + 1;
  }

  void pass_brackets() { // a column of a table, or another workbook
    int depth = 0;
    do {
      depth += text_[at_] == '[' ? 1 : text_[at_] == ']' ? -1 : 0;
      out_ += text_[at_++];
    } while (depth > 0 && at_ < text_.size());
  }

  std::string_view next_word(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return text_.substr(from, end - from);
  }

  void word() {
    const std::string_view first = next_word(at_);
    std::size_t end = at_ + first.size();
    const auto one = reference_in(first);
    const bool called = peek(end) == '(' || peek(end) == '!';
    if (one && one->row && one->column && !called) {
      write(*one);
    } else if (one && !called && peek(end) == ':') { // A:B, 1:3: only in pairs
      const std::string_view second = next_word(end + 1);
      const auto other = reference_in(second);
      const bool pair = other && other->row.has_value() == one->row.has_value() &&
                        other->column.has_value() == one->column.has_value() &&
                        peek(end + 1 + second.size()) != '(';
      if (!pair) {
        out_ += first;
      } else {
        write(*one);
        out_ += ':';
        write(*other);
        end += 1 + second.size();
      }
    } else {
      out_ += first;
    }
    at_ = end;
  }

  void write(const Reference& from) {
    if (from.column) {
      const std::int64_t column = *from.column + (from.column_fixed ? 0 : columns_);
      left_ |= column < 0 || column >= Address::columns;
      if (left_) return;
      (out_ += from.column_fixed ? "$" : "") += column_letters(static_cast<std::uint32_t>(column));
    }
    if (from.row) {
      const std::int64_t row = *from.row + (from.row_fixed ? 0 : rows_);
      left_ |= row < 0 || row >= Address::rows;
      (out_ += from.row_fixed ? "$" : "") += std::to_string(row + 1);
    }
  }

  std::string_view text_;
  std::int64_t rows_, columns_;
  std::size_t at_ = 0;
  std::string out_;
  bool left_ = false;
};

} // namespace

std::optional<std::string> moved(std::string_view formula, std::int64_t rows, std::int64_t columns) {
  return Moving(formula, rows, columns).run();
}

std::string text_at(const Workbook& workbook, const Formula& formula) {
  const std::string_view text = workbook.text(formula.text);
  const std::int64_t rows = std::int64_t{formula.at.row} - formula.from.row,
                     columns = std::int64_t{formula.at.column} - formula.from.column;
  if (rows == 0 && columns == 0) return std::string(text);
  return moved(text, rows, columns).value_or(std::string(text));
}

} // namespace stackbook::workbook
