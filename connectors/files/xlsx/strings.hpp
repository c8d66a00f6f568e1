// Strings: the shared strings part, and the escapes inside every string of SpreadsheetML.
#pragma once

#include "connectors/files/xlsx/parts.hpp"

namespace stackbook::files::xlsx {

// The texts of the shared strings part, by their numbers in it.
Result<std::vector<workbook::TextId>> read_strings(PartStream part, const Limits& limits,
                                                   workbook::Workbook& book);

// The text of a string item just started (si, is, comment text): its t and r/t elements, without phonetic
// guides.
bool collect_string(Scanner& scanner, std::string& into);

// ST_Xstring (ECMA-376 part 1, 22.9.2.19): _x000D_ stands for the character with that number.
void unescape(std::string& text);

} // namespace stackbook::files::xlsx
