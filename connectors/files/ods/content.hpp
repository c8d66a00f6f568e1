// Content: an OpenDocument spreadsheet's content part, or the whole of a flat one (.fods), into a workbook.
#pragma once

#include "connectors/files/ods/styles.hpp"

namespace stackbook::files::ods {

// Adds to `styles` what the part itself defines, and to `book` sheets, names, comments and links. A flat
// document's properties, pictures and macros stand in the same part and are noted too.
Result<Done> read_content(PartStream part, Styles& styles, workbook::Workbook& book, const Limits& limits);

} // namespace stackbook::files::ods
