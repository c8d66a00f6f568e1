#include "rules/feel/operators/shift.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/duration.hpp"
#include "rules/feel/time/zone.hpp"

namespace stackbook::feel {
namespace {

std::optional<Value> months_duration(std::optional<std::int64_t> months) {
  if (!months) return std::nullopt;
  return Value::months_duration(*months);
}

std::optional<Value> shift_date(std::int64_t days, Nanoseconds span) {
  // A span within the calendar fits its day count into 64 bits; the floor makes a day of every part of one
  // going back.
  Nanoseconds moved_days = span / nanoseconds_of_day;
  if (span % nanoseconds_of_day < 0) moved_days -= 1;
  const Nanoseconds result = days + moved_days;
  if (result < first_day || result > last_day) return std::nullopt;
  return Value::date(static_cast<std::int64_t>(result));
}

Value shift_time(Value time, Nanoseconds span) {
  auto nanoseconds = static_cast<std::int64_t>((time.nanoseconds_of_day() + span) % nanoseconds_of_day);
  if (nanoseconds < 0) nanoseconds += nanoseconds_of_day;
  return Value::time(nanoseconds, time.zone());
}

std::optional<Value> shift_date_time(const DateTime& at, Nanoseconds span, Arena& arena) {
  const std::optional<Value> duration = days_duration_of(span);
  if (!duration) return std::nullopt;
  const std::optional<DateTime> result = moved(at, duration->seconds(), duration->nanoseconds());
  if (!result) return std::nullopt;
  return Value::date_time(arena.keep(*result));
}

std::optional<Value> shift_by_months(Value point, std::int64_t months, Arena& arena) {
  const bool is_date = point.kind() == Kind::date;
  const auto days = add_months(is_date ? point.days() : point.as_date_time().days, months);
  if (!days) return std::nullopt;
  if (is_date) return Value::date(*days);
  const DateTime& at = point.as_date_time();
  return Value::date_time(arena.keep(DateTime{*days, at.nanoseconds, at.zone}));
}

// From seconds as a number, which may carry more digits than a nanosecond has.
std::optional<Value> days_duration_from(Value seconds, Arena& arena) {
  if (seconds.is_null()) return std::nullopt;
  const Value rounded = number::round(seconds, 9, number::Rounding::half_even, arena);
  const auto whole = number::to_int64(number::round(rounded, 0, number::Rounding::floor, arena));
  if (!whole) return std::nullopt;
  const Value fraction = number::subtract(rounded, number::from(*whole), arena);
  const auto nanoseconds =
      number::to_int64(number::multiply(fraction, number::from(nanoseconds_of_second), arena));
  return Value::days_duration(*whole, static_cast<std::uint32_t>(nanoseconds.value_or(0)));
}

std::optional<Value> duration_from(Kind kind, Value size, Arena& arena) {
  if (kind == Kind::days_duration) return days_duration_from(size, arena);
  return size.is_null() ? std::nullopt : months_duration(number::truncated(size));
}

} // namespace

std::optional<Value> shifted(Value point, Value duration, int sign, Arena& arena) {
  if (duration.kind() == Kind::months_duration) {
    std::int64_t months = 0;
    if (__builtin_mul_overflow(duration.months(), sign, &months)) return std::nullopt;
    return shift_by_months(point, months, arena);
  }
  const Nanoseconds span = nanoseconds_of(duration) * sign;
  switch (point.kind()) {
  case Kind::date: return shift_date(point.days(), span);
  case Kind::time: return shift_time(point, span);
  default: return shift_date_time(point.as_date_time(), span, arena);
  }
}

std::optional<Value> summed(Value a, Value b, int sign) {
  if (a.kind() == Kind::days_duration) return days_duration_of(nanoseconds_of(a) + nanoseconds_of(b) * sign);
  std::int64_t months = 0;
  const bool overflow = sign > 0 ? __builtin_add_overflow(a.months(), b.months(), &months)
                                 : __builtin_sub_overflow(a.months(), b.months(), &months);
  return overflow ? std::nullopt : months_duration(months);
}

std::optional<Value> negated(Value duration) {
  if (duration.kind() == Kind::days_duration) return days_duration_of(-nanoseconds_of(duration));
  return summed(Value::months_duration(0), duration, -1);
}

Value size_of(Value duration, Arena& arena) {
  if (duration.kind() == Kind::months_duration) return number::from(duration.months());
  const Value seconds = number::from(duration.seconds());
  if (duration.nanoseconds() == 0) return seconds;
  return number::add(seconds, Value::small_number(duration.nanoseconds(), -9), arena);
}

std::optional<Value> scaled(Value duration, Value factor, Arena& arena) {
  return duration_from(duration.kind(), number::multiply(size_of(duration, arena), factor, arena), arena);
}

std::optional<Value> shared(Value duration, Value divisor, Arena& arena) {
  return duration_from(duration.kind(), number::divide(size_of(duration, arena), divisor, arena), arena);
}

} // namespace stackbook::feel
