#include "connectors/files/csv/read.hpp"

#include "connectors/files/markup/encoding.hpp"
#include "connectors/files/package/package.hpp"
#include "rules/workbook/calendar.hpp"

#include <charconv>
#include <cmath>

namespace stackbook::files::csv {

namespace {

using workbook::Address;

std::string decoded(std::string_view bytes, const Form& form, workbook::Workbook& book) {
  std::string added = form.encoding ? ", as asked for" : "";
  Encoding encoding = Encoding::utf8;
  if (form.encoding) {
    encoding = *form.encoding;
  } else if (const auto wide = utf16_of(bytes)) {
    encoding = *wide;
  } else if (!is_utf8(bytes)) {
    encoding = Encoding::windows_1252;
    added = ", because it is not UTF-8; check letters with accents, or name its encoding with --encoding";
  }
  book.remarks.push_back({"encoding",
                          {},
                          std::nullopt,
                          "the file was read as " + std::string(to_text(encoding)) + " text" + added});
  return to_utf8(bytes, encoding);
}

std::string sheet_name(std::string_view file) {
  file.remove_prefix(std::min(file.size(), file.rfind('/') + 1));
  const std::size_t dot = file.rfind('.');
  if (dot != std::string_view::npos && dot > 0) file = file.substr(0, dot);
  return file.empty() ? "Sheet1" : std::string(file);
}

bool is_identifier(std::string_view digits) { // "007", "123456789012345678"
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') return true;
  std::size_t count = 0;
  for (const char letter : digits) count += letter >= '0' && letter <= '9';
  return count > 15;
}

// "1.234,50" as "1234.50"; nothing where it is no number written with a decimal comma.
std::optional<std::string> with_point(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find(','));
  std::string plain;
  std::size_t group = 0, groups = 0;
  for (const char letter : whole) {
    if (letter == '.') {
      if (groups == 0 ? group == 0 || group > 3 : group != 3) return std::nullopt;
      group = 0;
      ++groups;
      continue;
    }
    group += letter >= '0' && letter <= '9';
    plain += letter;
  }
  if (groups > 0 && group != 3) return std::nullopt;
  if (whole.size() == text.size()) return plain;
  const std::string_view rest = text.substr(whole.size() + 1);
  if (rest.empty() || rest.find_first_of(".,") != std::string_view::npos) return std::nullopt;
  return plain + '.' + std::string(rest);
}

std::optional<double> number_in(std::string_view text, bool decimal_comma) {
  const auto pointed = decimal_comma ? with_point(text) : std::optional<std::string>();
  if (decimal_comma && !pointed) return std::nullopt;
  const std::string_view digits = pointed ? std::string_view(*pointed) : text;
  double number = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool looks =
      !digits.empty() && (digits[0] == '-' || digits[0] == '.' || (digits[0] >= '0' && digits[0] <= '9'));
  const bool good = looks && error == std::errc{} && stop == digits.data() + digits.size() &&
                    std::isfinite(number) && !is_identifier(digits);
  return good ? std::optional(number) : std::nullopt;
}

workbook::Cell typed(workbook::Workbook& book, std::string_view text, bool decimal_comma) {
  if (const auto number = number_in(text, decimal_comma)) return workbook::number_cell(*number);
  if (text == "TRUE" || text == "true") return workbook::boolean_cell(true);
  if (text == "FALSE" || text == "false") return workbook::boolean_cell(false);
  if (text.size() >= 8 && text[0] >= '0' && text[0] <= '9')
    if (const auto serial = workbook::serial_of(text)) {
      const bool date = text.find('-') != std::string_view::npos,
                 clock = text.find(':') != std::string_view::npos;
      return workbook::number_cell(*serial, date && clock ? workbook::Format::date_time
                                            : date        ? workbook::Format::date
                                                          : workbook::Format::time);
    }
  return workbook::text_cell(book, text);
}

std::string_view without_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

class Reader {
 public:
  Reader(std::string_view text, char delimiter, bool decimal_comma, workbook::Workbook& book,
         workbook::Sheet& sheet)
      : text_(text), delimiter_(delimiter), decimal_comma_(decimal_comma), book_(book), sheet_(sheet) {}

  struct Fault { // empty where there is none
    std::string why, remedy;
  };
  Fault read(const Limits& limits) {
    while (at_ < text_.size()) {
      if (row_ == Address::rows) return {"it has more than 1048576 lines, and a sheet holds no more", {}};
      if (row_ >= limits.rows)
        return {"it has more than " + std::to_string(limits.rows) + " lines, the limit",
                raised_by("--max-rows")};
      for (column_ = 0;; ++column_) {
        if (column_ == Address::columns)
          return {"line " + std::to_string(line_) + " has more than 16384 fields, and a sheet holds no more",
                  {}};
        if (cells_ > limits.cells)
          return {"it holds more than " + std::to_string(limits.cells) + " cells, the limit",
                  raised_by("--max-cells")};
        field();
        if (at_ == text_.size() || text_[at_] != delimiter_) break;
        ++at_;
      }
      end_line();
      ++row_;
      ++line_;
    }
    return {};
  }

 private:
  bool is_in_field() const { // letters of it follow
    return at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r';
  }

  // A feed, a return, or both; "\r\r\n" is what a program leaves that translates line ends twice.
  void end_line() {
    std::size_t feed = at_;
    while (feed < text_.size() && text_[feed] == '\r') ++feed;
    if (feed < text_.size() && text_[feed] == '\n')
      at_ = feed + 1;
    else if (at_ < text_.size())
      ++at_;
  }

  void field() {
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_; // people write a blank behind the comma
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    while (is_in_field()) ++at_;
    const std::string_view text = text_.substr(from, at_ - from);
    if (!text.empty()) keep(typed(book_, text, decimal_comma_));
  }

  void quoted() {
    const std::size_t began = line_;
    std::string text;
    for (++at_;;) {
      const std::size_t close = text_.find('"', at_);
      if (close == std::string_view::npos) {
        text += without_line_end(text_.substr(at_));
        at_ = text_.size();
        book_.remarks.push_back({"quote", sheet_.name, Address{row_, column_},
                                 "the quote that opens on line " + std::to_string(began) +
                                     " is never closed, so all that follows was read as one text; close it"});
        break;
      }
      for (std::size_t at = at_; at < close; ++at) line_ += text_[at] == '\n';
      text += text_.substr(at_, close - at_);
      at_ = close + 1;
      if (at_ == text_.size() || text_[at_] != '"') break;
      text += '"';
      ++at_;
    }
    const std::size_t stray = at_; // letters behind the quote
    while (is_in_field()) ++at_;
    if (const auto letters = text_.substr(stray, at_ - stray);
        letters.find_first_not_of(' ') != std::string_view::npos)
      text += letters;
    const bool had_to_be_quoted = decimal_comma_ && delimiter_ == ',' && text.find(',') != std::string::npos;
    keep(had_to_be_quoted ? typed(book_, text, true) : workbook::text_cell(book_, text));
  }

  void keep(const workbook::Cell& cell) {
    ++cells_;
    workbook::put(sheet_, {row_, column_}, cell);
  }

  std::string_view text_;
  char delimiter_;
  bool decimal_comma_;
  workbook::Workbook& book_;
  workbook::Sheet& sheet_;
  std::size_t at_ = 0, line_ = 1;
  std::uint64_t cells_ = 0;
  std::uint32_t row_ = 0, column_ = 0;
};

} // namespace

Result<workbook::Workbook> read(std::string_view bytes, std::string_view file, const Limits& limits,
                                const Form& form) {
  workbook::Workbook book;
  std::string text = decoded(bytes, form, book);
  if (text.find('\0') != std::string::npos)
    return unreadable(file, {}, "it holds zero bytes, so it is not text", "Give an .xlsx, .ods or .csv file");
  if (text.ends_with('\x1a')) text.pop_back(); // the end of a file under DOS
  if (text.find('\n') == std::string::npos)    // old Macintosh line ends
    for (char& letter : text)
      if (letter == '\r') letter = '\n';
  std::string_view rest = text;
  char delimiter = form.delimiter;
  if (rest.starts_with("\"sep=") && rest.size() > 7 &&
      rest[6] == '"') // as a program that quotes every text has it
    text.erase(6, 1).erase(0, 1), rest = text;
  if (rest.starts_with("sep=") && rest.size() > 5 && (rest[5] == '\n' || rest.substr(5, 2) == "\r\n")) {
    if (delimiter == 0) delimiter = rest[4];
    rest.remove_prefix(rest.find('\n') + 1);
  }
  if (delimiter == 0) delimiter = find_delimiter(rest);
  book.remarks.push_back({"delimiter",
                          {},
                          std::nullopt,
                          std::string("fields were divided at ") +
                              (delimiter == '\t' ? "tabs" : std::string("\"") + delimiter + '"') +
                              (form.decimal_comma ? ", and numbers read with a decimal comma" : "")});
  workbook::Sheet& sheet = book.sheets.emplace_back();
  sheet.name = sheet_name(file);
  if (auto fault = Reader(rest, delimiter, form.decimal_comma, book, sheet).read(limits); !fault.why.empty())
    return unreadable(file, {}, std::move(fault.why), std::move(fault.remedy));
  return book;
}

} // namespace stackbook::files::csv
