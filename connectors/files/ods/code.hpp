// Code: a number format of OpenDocument (19.349 and 16.29 of version 1.3) in the words of SpreadsheetML, so
// that one reading of formats serves every kind of file.
#pragma once

#include "connectors/files/ods/spaces.hpp"

#include <map>

namespace stackbook::files::ods {

struct DataStyle {
  std::string code;                                    // "0.00%", "yyyy-mm-dd"
  workbook::Format format = workbook::Format::general; // what the code means
};
using DataStyles = std::map<std::string, DataStyle, std::less<>>; // by name

bool is_data_style(const Scanner& scanner); // a start tag of one

// The data style just started, into `styles`; false after a failure.
bool read_data_style(Scanner& scanner, DataStyles& styles);

} // namespace stackbook::files::ods
