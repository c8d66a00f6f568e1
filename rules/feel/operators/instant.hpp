// Moments: times and date-times on the one line on which they are compared and subtracted.
#pragma once

#include "rules/feel/reason.hpp"
#include "rules/feel/time/duration.hpp"
#include "rules/feel/value.hpp"

#include <compare>
#include <cstdint>

namespace stackbook::feel {

struct Moment {
  std::int64_t seconds; // since 1970-01-01T00:00:00, UTC or local
  std::int64_t nanoseconds;
  friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
};
Moment moment_of(const DateTime& at);
Moment moment_of_time(Value time); // as if on 1970-01-01
Nanoseconds between(const Moment& from, const Moment& to);

// Whether two times or date-times can't meet because one is local and the other zoned; a date counts as
// midnight UTC.
bool zones_mixed(Value a, Value b);

// The better reason of the two for values that can't be compared: zone_mixed if that is what is wrong.
inline Code mixed_or(Code otherwise, Value a, Value b) {
  return a.kind() == b.kind() && zones_mixed(a, b) ? Code::zone_mixed : otherwise;
}

} // namespace stackbook::feel
