// Writing .csv: RFC 4180, UTF-8, CR LF; text always in quotes, numbers and ISO dates bare.
//
// Text that a spreadsheet would run as a formula (it begins with = + - @, a tab, a line end) gets an
// apostrophe in front (OWASP ASVS 1.2.10), unless it is a plain number. A byte order mark stands first only
// where letters outside ASCII follow.
#pragma once

#include "rules/proposal/sheets.hpp"

#include <string>
#include <string_view>

namespace stackbook::files::csv {

std::string write(const proposal::PlannedSheet& sheet);
std::string quoted(std::string_view text); // one text field, neutralized

} // namespace stackbook::files::csv
