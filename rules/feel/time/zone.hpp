// Zones: names of the IANA time zone database and their offsets (DMN 1.5 section 10.3.2.3.5).
//
// The database is compiled in at build time from the tzdata of the building system (see database.hpp), so an
// evaluation reads no file and no environment. A zone's rules are unpacked on the first question about it,
// once for the process; afterwards any number of threads ask without a lock. Far in the past and future the
// zone's first and last rules hold for ever.
#pragma once

#include "rules/feel/value.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stackbook::feel {

// The zone of exactly this name ("Europe/Paris"; case counts). Nothing when the database has none.
std::optional<Zone> find_zone(std::string_view name);
std::string_view name_of(Zone named);     // asks for a named zone
std::string_view zone_database_version(); // "2026a"

// Seconds east of UTC. Local time has none: nothing.
// `..._at_instant`: at a moment, in seconds since 1970-01-01T00:00:00Z.
// `..._of`: at a wall-clock time. A time that a clock change skips is read with the offset before the change;
// of a time that comes twice the first is meant.
std::optional<std::int32_t> offset_at_instant(Zone zone, std::int64_t seconds);
std::optional<std::int32_t> offset_of(const DateTime& at);

// A time of day with a named zone has no date: its offset is the one at that wall-clock time of 1970-01-01.
std::optional<std::int32_t> offset_of_time(std::int64_t nanoseconds, Zone zone);

// Whole seconds since 1970-01-01T00:00:00, in UTC where the date-time has a zone or offset, in its own wall
// clock where it is local.
std::int64_t instant_of(const DateTime& at);

// Moves by an exact span of time (an hour is an hour across a clock change) and keeps the zone; nothing when
// the result is outside the calendar. `nanoseconds` is 0 … 999,999,999.
std::optional<DateTime> moved(const DateTime& at, std::int64_t seconds, std::uint32_t nanoseconds);

} // namespace stackbook::feel
