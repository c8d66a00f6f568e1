// Patch of an OpenDocument spreadsheet: its content part, or the whole of a flat one; nothing else changes.
#pragma once

#include "connectors/files/package/package.hpp"
#include "connectors/files/patch/patch.hpp"

namespace stackbook::files::patch::odf {

Result<std::string> patched_package(const Package& package, const Changes& changes, const Limits& limits);
Result<std::string> patched_flat(std::string_view bytes, std::string_view name, const Changes& changes,
                                 const Limits& limits);

} // namespace stackbook::files::patch::odf
