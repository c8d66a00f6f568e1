// The quick road: cells as every suite writes nearly all of them, read where they lie.

#include "connectors/files/markup/decimal.hpp"
#include "connectors/files/markup/expected.hpp"
#include "connectors/files/xlsx/sheet.hpp"

#include <cstring>

namespace stackbook::files::xlsx {

using workbook::Address;

namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

} // namespace

// `12"`: cells of one row repeat its number, so that mostly comparing tells.
bool SheetReader::read_plain_row(const char*& at, std::uint32_t& row) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  if (((word ^ plain_row_.word) & plain_row_.mask) != 0 || plain_row_.length == 0) {
    const Digits digits = next_digits(at);
    const bool some = digits.count > 0 && digits.count < 8 && *at != '0';
    if (!some || at[digits.count] != '"' || digits.number > Address::rows) return false;
    const unsigned length = digits.count + 1;
    plain_row_ = {word, ~std::uint64_t{0} >> (64 - 8 * length), static_cast<std::uint32_t>(digits.number),
                  length};
  }
  row = plain_row_.number;
  at += plain_row_.length;
  return true;
}

bool SheetReader::read_plain_cell() {
  const std::string_view window = scanner_.window();
  if (window.size() < 128 || shared_.cells > shared_.limits.cells) return false;
  const char* at = window.data();
  if (!passed(at, "<c r=\"")) return false;
  std::uint32_t column = 0, row = 0;
  for (int letters = 0; letters < 4 && *at >= 'A' && *at <= 'Z'; ++letters, ++at)
    column = column * 26 + static_cast<std::uint32_t>(*at - 'A' + 1);
  if (column == 0 || column > Address::columns || !read_plain_row(at, row)) return false;
  const Address place{row - 1, column - 1};
  std::uint32_t style_number = 0;
  if (passed(at, " s=\""))
    for (int digits = 0; !passed(at, "\""); ++digits, ++at) {
      if (!is_digit(*at) || digits == 6) return false;
      style_number = style_number * 10 + static_cast<std::uint32_t>(*at - '0');
    }
  if (passed(at, "/>")) {
    scanner_.advance(static_cast<std::size_t>(at - window.data()));
    column_ = place.column + 1;
    return true;
  }
  const bool string = passed(at, " t=\"s\"");
  if (!string) passed(at, " t=\"n\"");
  double number = 0;
  if (!passed(at, "><v>") || !read_decimal(at, '<', number) || !passed(at, "</v></c>")) return false;
  if (string) {
    if (!(number >= 0 && number < static_cast<double>(shared_.strings.size()))) return false;
    const auto index = static_cast<std::size_t>(number);
    if (static_cast<double>(index) != number) return false;
    store(place, text_cell(shared_.strings[index]));
  } else {
    store(place, numeric(number, style_number, place));
  }
  column_ = place.column + 1;
  scanner_.advance(static_cast<std::size_t>(at - window.data()));
  return true;
}

} // namespace stackbook::files::xlsx
