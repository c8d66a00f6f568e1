// Attachments: what an OpenDocument file carries beside its cells; never opened, followed or run.
#pragma once

#include "connectors/files/ods/spaces.hpp"

namespace stackbook::files::ods {

// Of a package, told from its parts: pictures, charts, objects, macros, properties, printer settings.
Result<Done> read_attachments(const Package& package, const Limits& limits, workbook::Workbook& book);

// The element office:meta, office:settings or office:scripts just started.
Result<Done> read_properties(Scanner& scanner, workbook::Workbook& book, const Limits& limits);
Result<Done> read_settings(Scanner& scanner, workbook::Workbook& book, const Limits& limits);
Result<Done> read_scripts(Scanner& scanner, workbook::Workbook& book, const Limits& limits);

} // namespace stackbook::files::ods
