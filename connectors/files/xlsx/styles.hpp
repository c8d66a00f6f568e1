// Styles: what a cell's style number says about its value: the number format's code and what it means.
#pragma once

#include "connectors/files/xlsx/parts.hpp"

namespace stackbook::files::xlsx {

struct Style {
  workbook::Format format = workbook::Format::general;
  std::uint32_t number_format = 0; // in Workbook::number_formats
};

// By position in cellXfs (ECMA-376 part 1, 18.8.10); never empty.
Result<std::vector<Style>> read_styles(const Package& package, const Entry* entry, const Limits& limits,
                                       workbook::Workbook& book);

} // namespace stackbook::files::xlsx
