#include "rules/feel/time/calendar.hpp"

#include <algorithm>

namespace stackbook::feel {

std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t months) {
  const Civil from = civil_from_days(days);
  std::int64_t total = 0;
  if (__builtin_add_overflow(from.year * 12 + (from.month - 1), months, &total)) return std::nullopt;
  const std::int64_t year = floor_divide(total, 12);
  if (year < first_year || year > last_year) return std::nullopt;
  const auto month = static_cast<std::int32_t>(floor_modulo(total, 12)) + 1;
  return days_from_civil({year, month, std::min(from.day, days_in_month(year, month))});
}

std::int64_t months_between(std::int64_t from, std::int64_t to) {
  const Civil a = civil_from_days(from);
  const Civil b = civil_from_days(to);
  const std::int64_t months = (b.year - a.year) * 12 + (b.month - a.month);
  if (months > 0 && b.day < a.day) return months - 1;
  if (months < 0 && b.day > a.day) return months + 1;
  return months;
}

} // namespace stackbook::feel
