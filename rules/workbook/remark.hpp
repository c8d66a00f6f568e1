// Remarks of a sheet: the cells that could not be taken as they stand, each by name as far as anyone reads on.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <string>
#include <utility>

namespace stackbook::workbook {

inline constexpr std::size_t remark_cap = 100;

// `count`: of the sheet's remarks so far. The last that is kept says that there are more.
inline void remark(Workbook& book, const std::string& sheet, std::size_t& count, std::string code, Address at,
                   std::string text) {
  ++count;
  if (count < remark_cap)
    book.remarks.push_back({std::move(code), sheet, at, std::move(text)});
  else if (count == remark_cap)
    book.remarks.push_back(
        {"more", sheet, std::nullopt, "further cells of this sheet could not be taken as they stand"});
}

} // namespace stackbook::workbook
