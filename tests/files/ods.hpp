// OpenDocument spreadsheets made piece by piece.
#pragma once

#include "tests/files/archive.hpp"

namespace stackbook::files {

std::string named_spaces(); // the usual prefixes, as attributes
std::string flat_document(std::string_view sheets, std::string_view styles = {}); // .fods
std::string flat_rows(std::string_view rows, std::string_view styles = {});       // of one sheet "S"

// A package with these parts beside mimetype and manifest.
std::string ods_package(std::string_view content, std::vector<Packed> more = {});
std::string content_part(std::string_view sheets, std::string_view styles = {});

} // namespace stackbook::files
