// Attachments: what an .xlsx package carries beside its cells, told from its parts; never opened, followed or
// run.
#pragma once

#include "connectors/files/xlsx/parts.hpp"

namespace stackbook::files::xlsx {

Result<Done> read_attachments(const Package& package, const Limits& limits, workbook::Workbook& book);

// The comments that a sheet's relations name.
Result<Done> read_comments(const Package& package, const Relations& relations, const Limits& limits,
                           const std::string& sheet, workbook::Workbook& book);

// The tables that they name: where, and what it is called.
Result<Done> read_tables(const Package& package, const Relations& relations, const Limits& limits,
                         const std::string& sheet, workbook::Workbook& book);

// The sheet's hyperlinks, from the attachment `from` on, hold ids of relations: where those lead instead.
void lead_links(const Relations& relations, std::size_t from, workbook::Workbook& book);

} // namespace stackbook::files::xlsx
