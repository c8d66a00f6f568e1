#include "rules/feel/operators/instant.hpp"

#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/zone.hpp"

namespace stackbook::feel {

Moment moment_of(const DateTime& at) {
  return {instant_of(at), at.nanoseconds % nanoseconds_of_second};
}

Moment moment_of_time(Value time) {
  return moment_of({0, time.nanoseconds_of_day(), time.zone()});
}

Nanoseconds between(const Moment& from, const Moment& to) {
  return (Nanoseconds{to.seconds} - from.seconds) * nanoseconds_of_second +
         (to.nanoseconds - from.nanoseconds);
}

bool zones_mixed(Value a, Value b) {
  const auto is_point = [](Value value) {
    return value.kind() == Kind::date_time || value.kind() == Kind::date;
  };
  const auto is_local = [](Value value) {
    if (value.kind() == Kind::time) return value.zone().is_local();
    return value.kind() == Kind::date_time && value.as_date_time().zone.is_local();
  };
  const bool times = a.kind() == Kind::time && b.kind() == Kind::time;
  const bool points =
      is_point(a) && is_point(b) && (a.kind() == Kind::date_time || b.kind() == Kind::date_time);
  return (times || points) && is_local(a) != is_local(b);
}

} // namespace stackbook::feel
