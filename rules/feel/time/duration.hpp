// Durations taken apart. A days and time duration is int64 seconds + 0 … 999,999,999 nanoseconds (floor), a
// years and months duration is int64 months; their components are those of the normalised absolute value and
// carry the sign.
#pragma once

#include "rules/feel/value.hpp"

#include <cstdint>
#include <optional>

namespace stackbook::feel {

// A span of time, wide enough for every sum and difference of spans.
__extension__ typedef __int128 Nanoseconds;

inline Nanoseconds nanoseconds_of(Value days_duration) {
  return Nanoseconds{days_duration.seconds()} * 1'000'000'000 + days_duration.nanoseconds();
}
std::optional<Value> days_duration_of(Nanoseconds span); // nothing when its seconds do not fit int64

struct DayParts {
  bool negative;
  std::uint64_t days;
  std::uint32_t hours, minutes, seconds, nanoseconds;
};
DayParts parts_of_days(Value days_duration);

struct MonthParts {
  bool negative;
  std::uint64_t years;
  std::uint32_t months;
};
MonthParts parts_of_months(Value months_duration);

} // namespace stackbook::feel
