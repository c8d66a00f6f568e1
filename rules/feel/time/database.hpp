// The compiled-in time zone database: generated at build time by generate_database.cmake.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stackbook::feel {

struct ZoneEntry {
  std::string_view name;
  std::string_view rules; // a TZif file (RFC 8536), shared by all names that are links to it
};
std::span<const ZoneEntry> zone_database(); // sorted by name
extern const std::string_view zone_database_release;

} // namespace stackbook::feel
