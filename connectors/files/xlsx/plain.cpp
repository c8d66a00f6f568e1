// The quick road: cells as every suite writes nearly all of them, read where they lie.

#include "connectors/files/xlsx/sheet.hpp"

#include <array>
#include <cstring>

namespace stackbook::files::xlsx {

using workbook::Address;

namespace {

constexpr std::array<double, 19> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                           1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// Up to 15 digits with a point: exact, because both the digits and the power of ten are whole doubles
// (Clinger 1990). Anything else is left to the other road.
bool read_decimal(const char*& at, double& number) {
  const bool negative = *at == '-';
  at += negative;
  std::uint64_t digits = 0;
  const char* const from = at;
  for (; is_digit(*at) && at - from < 16; ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
  std::ptrdiff_t count = at - from, behind = 0;
  if (count == 0) return false;
  if (*at == '.') {
    const char* const point = ++at;
    for (; is_digit(*at) && at - from < 18; ++at)
      digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
    behind = at - point;
    count += behind;
  }
  if (*at != '<' || count > 15) return false;
  number = static_cast<double>(digits) / powers[static_cast<std::size_t>(behind)];
  if (negative) number = -number;
  return true;
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
  if (!passed(at, "><v>") || !read_decimal(at, number) || !passed(at, "</v></c>")) return false;
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
