#include "rules/workbook/mentions.hpp"

#include <algorithm>
#include <optional>

namespace stackbook::workbook {

namespace {

bool is_word(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '$' || c == '_' ||
         c == '.' || c == '\\' || c == '?' || static_cast<unsigned char>(c) >= 0x80;
}

std::string plain(std::string_view word) {
  std::string text(word);
  std::erase(text, '$');
  return text;
}

// "$A" as the first or last cell of a column, "3" of a row.
std::optional<Address> end_of(std::string_view word, bool last) {
  const std::string text = plain(word);
  if (const auto cell = from_a1(text)) return cell;
  if (const auto column = from_a1(text + "1")) return Address{last ? Address::rows - 1 : 0, column->column};
  if (const auto row = from_a1("A" + text)) return Address{row->row, last ? Address::columns - 1 : 0};
  return {};
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  struct Found {
    std::vector<Mention> mentions;
    std::vector<std::string_view> functions;
  };

  Found run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        quoted('"');
      } else if (c == '\'') {
        sheet_ = quoted('\'');
        pass_mark();
      } else if (c == '[') {
        foreign_ = brackets() || foreign_;
      } else if (is_word(c)) {
        word();
      } else {
        ++at_;
      }
    }
    return std::move(found_);
  }

 private:
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  std::string quoted(char quote) {
    std::string inside;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote && peek(++at_) != quote) return inside;
      if (at_ < text_.size()) inside += text_[at_];
    }
    return inside;
  }

  bool brackets() { // another workbook where it opens a reference; a table's column behind a name
    const bool opens = at_ == 0 || !is_word(text_[at_ - 1]);
    int depth = 0;
    do {
      depth += text_[at_] == '[' ? 1 : text_[at_] == ']' ? -1 : 0;
      ++at_;
    } while (depth > 0 && at_ < text_.size());
    return opens;
  }

  void pass_mark() {
    if (peek(at_) == '!' || peek(at_) == '.') {
      ++at_;
      foreign_ = foreign_ || sheet_.find(']') != std::string::npos;
    } else {
      sheet_.clear();
    }
  }

  std::string_view next(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return text_.substr(from, end - from);
  }

  void word() {
    const std::string_view first = next(at_);
    at_ += first.size();
    if (peek(at_) == '!') {
      sheet_ = first;
      return pass_mark();
    }
    if (peek(at_) == '(') {
      found_.functions.push_back(first);
    } else if (first != "$") { // that of a sheet in quotes
      mention(first);
    }
    sheet_.clear();
    foreign_ = false;
  }

  // "$Stack.$A$1" in Calc; in Excel a name may be written so.
  std::string_view without_sheet(std::string_view word) {
    const std::size_t point = word.rfind('.');
    if (point == std::string_view::npos || point == 0) return word;
    const std::string_view rest = word.substr(point + 1);
    if (!from_a1(plain(rest)) && (peek(at_) != ':' || !end_of(rest, false))) return word;
    if (!foreign_) found_.mentions.push_back({.name = std::string(word)});
    sheet_ = word.substr(word.starts_with('$'), point - word.starts_with('$'));
    return rest;
  }

  void mention(std::string_view word) {
    const bool number = word[0] >= '0' && word[0] <= '9';
    const std::string_view first = number ? word : without_sheet(word);
    Mention one;
    one.sheet = sheet_;
    const std::string_view second = peek(at_) == ':' ? next(at_ + 1) : std::string_view();
    const auto from = end_of(first, false), to = end_of(second, true);
    if (from && to && !second.empty()) {
      at_ += 1 + second.size();
      one.area = {{std::min(from->row, to->row), std::min(from->column, to->column)},
                  {std::max(from->row, to->row), std::max(from->column, to->column)}};
    } else if (const auto cell = from_a1(plain(first))) {
      one.area = {*cell, *cell};
    } else if (number) {
      return;
    } else {
      one.name = first;
      if (peek(at_) == '[') structured(one);
    }
    if (!foreign_) found_.mentions.push_back(std::move(one));
  }

  // "[Price]", "[[#This Row],[Price]]", "[[Price]:[Tax]]", "[@Price]": an apostrophe makes the next letter plain.
  void structured(Mention& one) {
    std::string item;
    bool span = false;
    const auto take = [&] {
      if (item.starts_with('@')) one.own_row = true, item.erase(0, 1);
      if (item == "#This Row")
        one.own_row = true;
      else if (!item.empty() && item[0] != '#' && span && !one.columns.empty())
        one.columns.back().second = item;
      else if (!item.empty() && item[0] != '#')
        one.columns.emplace_back(item, item);
      item.clear();
      span = false;
    };
    int depth = 0;
    do {
      const char letter = text_[at_++];
      const bool outside = depth == 1 && (letter == ',' || letter == ':' || letter == ' ');
      if (letter == '\'' && at_ < text_.size())
        item += text_[at_++];
      else if (letter == '[')
        ++depth;
      else if (letter == ']')
        --depth, take();
      else if (outside && item.empty())
        span |= letter == ':';
      else
        item += letter;
    } while (depth > 0 && at_ < text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string sheet_;
  bool foreign_ = false; // of another workbook
  Found found_;
};

} // namespace

std::vector<Mention> mentions(std::string_view formula) {
  return Reader(formula).run().mentions;
}

std::size_t sheet_of(const Workbook& workbook, const Mention& mention, std::size_t own) {
  if (mention.sheet.empty()) return own;
  const Sheet* sheet = workbook.sheet(mention.sheet);
  return sheet ? static_cast<std::size_t>(sheet - workbook.sheets.data()) : workbook.sheets.size();
}

std::vector<std::string_view> functions(std::string_view formula) {
  return Reader(formula).run().functions;
}

} // namespace stackbook::workbook
