// Where things stand in a workbook, by what a person sees there.
#pragma once

#include "connectors/files/files.hpp"

#include <string>
#include <string_view>

namespace stackbook::pipeline {

bool has(const std::string& text, std::string_view part);
workbook::Address find(const std::string& file, const std::string& sheet, std::string_view text);
// The cell in the row of `key` and the column of `caption`.
workbook::Address below_caption(const std::string& file, const std::string& sheet, std::string_view key,
                                std::string_view caption);

} // namespace stackbook::pipeline
