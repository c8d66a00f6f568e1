// Laying out text in columns of a terminal: width of UTF-8 text, wrapping with a hanging indent; and counts in words.
#pragma once

#include <string>
#include <string_view>

namespace stackbook::report {

std::size_t width(std::string_view text);             // code points; combining marks count none
std::string padded(std::string text, std::size_t to); // spaces on the right

// "1 cell", "2 cells".
std::string counted(std::size_t count, std::string_view one, std::string_view several);

// Appends words, breaking before `columns`; lines after the first start with `indent` spaces. `at`: the
// column that the first word starts in. A word longer than a line stands alone. Ends without a newline.
void wrap(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t columns);

} // namespace stackbook::report
