#include "rules/feel/time/property.hpp"

#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/duration.hpp"
#include "rules/feel/time/zone.hpp"

namespace stackbook::feel {
namespace {

using Found = std::optional<Value>;

Value whole(std::int64_t number) {
  return Value::small_number(number, 0);
}
Value offset(std::optional<std::int32_t> seconds) {
  return seconds ? Value::days_duration(*seconds, 0) : Value::null();
}

Found of_days(std::int64_t days, std::string_view name) {
  if (name == "weekday") return whole(weekday(days));
  const Civil civil = civil_from_days(days);
  if (name == "year") return whole(civil.year);
  if (name == "month") return whole(civil.month);
  if (name == "day") return whole(civil.day);
  return std::nullopt;
}

Found of_clock(std::int64_t nanoseconds, Zone zone, std::string_view name) {
  const std::int64_t seconds = nanoseconds / nanoseconds_of_second;
  if (name == "hour") return whole(seconds / 3'600);
  if (name == "minute") return whole(seconds / 60 % 60);
  if (name == "second") return whole(seconds % 60);
  if (name == "timezone") return zone.is_named() ? Value::string(name_of(zone)) : Value::null();
  return std::nullopt;
}

Found of_days_duration(Value value, std::string_view name) {
  const DayParts parts = parts_of_days(value);
  const std::int64_t sign = parts.negative ? -1 : 1;
  if (name == "days") return whole(sign * static_cast<std::int64_t>(parts.days));
  if (name == "hours") return whole(sign * parts.hours);
  if (name == "minutes") return whole(sign * parts.minutes);
  if (name != "seconds") return std::nullopt;
  if (parts.nanoseconds == 0) return whole(sign * parts.seconds);
  return Value::small_number(sign * (parts.seconds * nanoseconds_of_second + parts.nanoseconds), -9);
}

Found of_months_duration(Value value, std::string_view name) {
  const MonthParts parts = parts_of_months(value);
  const std::int64_t sign = parts.negative ? -1 : 1;
  if (name == "years") return whole(sign * static_cast<std::int64_t>(parts.years));
  if (name == "months") return whole(sign * parts.months);
  return std::nullopt;
}

} // namespace

std::optional<Value> temporal_property(Value value, std::string_view name) {
  switch (value.kind()) {
  case Kind::date: return of_days(value.days(), name);
  case Kind::time:
    if (name == "time offset") return offset(offset_of_time(value.nanoseconds_of_day(), value.zone()));
    return of_clock(value.nanoseconds_of_day(), value.zone(), name);
  case Kind::date_time: {
    const DateTime& at = value.as_date_time();
    if (name == "time offset") return offset(offset_of(at));
    const Found found = of_clock(at.nanoseconds, at.zone, name);
    return found ? found : of_days(at.days, name);
  }
  case Kind::days_duration: return of_days_duration(value, name);
  case Kind::months_duration: return of_months_duration(value, name);
  default: return std::nullopt;
  }
}

} // namespace stackbook::feel
