// Mentions: the cells and names that a formula's text speaks of (ECMA-376 part 1, 18.17.2.3).
#pragma once

#include "rules/workbook/workbook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stackbook::workbook {

struct Mention {
  std::string sheet{}; // empty: the formula's own
  Area area{};         // a whole column or row where the formula says A:B or 1:3
  std::string name{};  // of what is no address, which may be a defined name; `area` means nothing then
};

// `formula` without its leading "=". Texts, functions and other workbooks' cells are left out.
std::vector<Mention> mentions(std::string_view formula);

} // namespace stackbook::workbook
