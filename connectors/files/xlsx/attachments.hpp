// Attachments: what an .xlsx package carries beside its cells, told from its parts; never opened, followed or
// run.
#pragma once

#include "connectors/files/xlsx/parts.hpp"

namespace stackbook::files::xlsx {

Result<Done> read_attachments(const Package& package, const Limits& limits, workbook::Workbook& book);

// The comments that a sheet's relations name.
Result<Done> read_comments(const Package& package, const Relations& relations, const Limits& limits,
                           const std::string& sheet, workbook::Workbook& book);

} // namespace stackbook::files::xlsx
