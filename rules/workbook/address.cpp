#include "rules/workbook/address.hpp"

namespace stackbook::workbook {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

std::string to_a1(Address address) {
  return column_letters(address.column) + std::to_string(address.row + 1);
}

std::optional<Address> from_a1(std::string_view text) {
  std::size_t at = 0;
  const auto dollar = [&] { at += at < text.size() && text[at] == '$'; };
  dollar();
  std::uint32_t column = 0;
  for (const std::size_t from = at; at < text.size() && at < from + 4; ++at) {
    const char letter = static_cast<char>(text[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
  }
  dollar();
  std::uint32_t row = 0;
  const std::size_t digits = at;
  for (; at < text.size() && at < digits + 8; ++at) {
    if (text[at] < '0' || text[at] > '9') break;
    row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  if (at != text.size() || column == 0 || column > Address::columns) return std::nullopt;
  if (row == 0 || row > Address::rows || text[digits] == '0') return std::nullopt;
  return Address{row - 1, column - 1};
}

} // namespace stackbook::workbook
