// Address: a cell's place on a sheet. Rows and columns from 0; A1 text from 1. XFD1048576 is the last.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stackbook::workbook {

struct Address {
  static constexpr std::uint32_t rows = 1'048'576, columns = 16'384;
  std::uint32_t row = 0, column = 0;
  friend auto operator<=>(const Address&, const Address&) = default;
};

std::string to_a1(Address address);                    // "F7"
std::optional<Address> from_a1(std::string_view text); // "F7", "$F$7"; nothing past XFD1048576
std::string column_letters(std::uint32_t column);      // "F"

} // namespace stackbook::workbook
