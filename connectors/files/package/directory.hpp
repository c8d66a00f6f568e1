// Directory: a zip archive's list of entries, read from its end record and checked entry by entry.
#pragma once

#include "connectors/files/package/package.hpp"

namespace stackbook::files {

// Entries by ascending offset; every body lies inside the file and overlaps no other.
Result<std::vector<Entry>> read_directory(std::string_view bytes, std::string_view file,
                                          const Limits& limits);

std::string lower(std::string_view name); // ASCII letters only, as OPC compares part names

} // namespace stackbook::files
