#include "rules/feel/time/duration.hpp"

#include "rules/feel/time/calendar.hpp"

#include <limits>

namespace stackbook::feel {

std::optional<Value> days_duration_of(Nanoseconds span) {
  Nanoseconds seconds = span / nanoseconds_of_second;
  Nanoseconds rest = span % nanoseconds_of_second;
  if (rest < 0) {
    rest += nanoseconds_of_second;
    seconds -= 1;
  }
  if (seconds < std::numeric_limits<std::int64_t>::min() ||
      seconds > std::numeric_limits<std::int64_t>::max())
    return std::nullopt;
  return Value::days_duration(static_cast<std::int64_t>(seconds), static_cast<std::uint32_t>(rest));
}

DayParts parts_of_days(Value days_duration) {
  Nanoseconds span = nanoseconds_of(days_duration);
  const bool negative = span < 0;
  if (negative) span = -span;
  const auto nanoseconds = static_cast<std::uint32_t>(span % nanoseconds_of_second);
  const auto seconds = static_cast<std::uint64_t>(span / nanoseconds_of_second);
  const auto of_day = static_cast<std::uint32_t>(seconds % seconds_of_day);
  return {negative, seconds / seconds_of_day, of_day / 3'600, of_day / 60 % 60, of_day % 60, nanoseconds};
}

MonthParts parts_of_months(Value months_duration) {
  const std::int64_t months = months_duration.months();
  const bool negative = months < 0;
  const std::uint64_t size =
      negative ? 0 - static_cast<std::uint64_t>(months) : static_cast<std::uint64_t>(months);
  return {negative, size / 12, static_cast<std::uint32_t>(size % 12)};
}

} // namespace stackbook::feel
