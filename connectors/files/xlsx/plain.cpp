// The quick road: cells as every suite writes nearly all of them, read where they lie.

#include "connectors/files/markup/decimal.hpp"
#include "connectors/files/xlsx/sheet.hpp"

#include <cstring>

namespace stackbook::files::xlsx {

using workbook::Address;

namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

template <std::size_t size> bool passed(const char*& at, const char (&text)[size]) {
  if (std::memcmp(at, text, size - 1) != 0) return false;
  at += size - 1;
  return true;
}

} // namespace

bool SheetReader::read_plain_cell() {
  const std::string_view window = scanner_.window();
  if (window.size() < 128 || shared_.cells > shared_.limits.cells) return false;
  const char* at = window.data();
  if (!passed(at, "<c r=\"")) return false;
  std::uint32_t column = 0, row = 0;
  for (int letters = 0; letters < 4 && *at >= 'A' && *at <= 'Z'; ++letters, ++at)
    column = column * 26 + static_cast<std::uint32_t>(*at - 'A' + 1);
  if (*at == '0') return false;
  for (int digits = 0; digits < 8 && is_digit(*at); ++digits, ++at)
    row = row * 10 + static_cast<std::uint32_t>(*at - '0');
  if (column == 0 || column > Address::columns || row == 0 || row > Address::rows || !passed(at, "\""))
    return false;
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
    workbook::Cell cell;
    cell.content = workbook::Content::text;
    cell.text = shared_.strings[index];
    store(place, cell);
  } else {
    store(place, numeric(number, style_number, place));
  }
  column_ = place.column + 1;
  scanner_.advance(static_cast<std::size_t>(at - window.data()));
  return true;
}

} // namespace stackbook::files::xlsx
