// Reading .csv and .tsv: RFC 4180 and its common breaches, as a workbook of one sheet.
//
// Where no form is given: UTF-8 or UTF-16 with or without a byte order mark; bytes that are neither are read as
// windows-1252. The delimiter is the one that a first line `sep=;` names, else the one of comma, semicolon, tab
// and bar that divides the first lines most evenly. A remark tells both. Unquoted numbers, TRUE and FALSE, and
// ISO dates become values; a number with a leading zero, a plus sign or over 15 digits is an identifier and
// stays text, as does everything quoted (but 1,5 where commas are decimal and divide fields too). A quote that is never
// closed takes in all that follows, and a remark at its cell says so.
#pragma once

#include "connectors/files/csv/form.hpp"

namespace stackbook::files::csv {

Result<workbook::Workbook> read(std::string_view bytes, std::string_view file, const Limits& limits,
                                const Form& form = {});

char find_delimiter(std::string_view text);

} // namespace stackbook::files::csv
