// The calendar: proleptic Gregorian with astronomical years (0 is 1 BC), counted in int64 days since
// 1970-01-01.
//
// FEEL dates reach from -999999999-01-01 to 999999999-12-31 (DMN 1.5 section 10.3.2.3.5 through XML Schema's
// duration and date types; the ends are those of the widely used java.time). Nothing here checks a range by
// itself but `in_calendar`; intermediate results may lie outside as long as they fit int64.
#pragma once

#include <cstdint>
#include <optional>

namespace stackbook::feel {

constexpr std::int64_t first_year = -999'999'999;
constexpr std::int64_t last_year = 999'999'999;
constexpr std::int64_t seconds_of_day = 86'400;
constexpr std::int64_t nanoseconds_of_second = 1'000'000'000;
constexpr std::int64_t nanoseconds_of_day = seconds_of_day * nanoseconds_of_second;

struct Civil {
  std::int64_t year;
  std::int32_t month; // 1 … 12
  std::int32_t day;   // 1 … 31
  friend constexpr bool operator==(Civil, Civil) = default;
};

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { // b > 0
  return a / b - (a % b < 0);
}
constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) {
  return a - b * floor_divide(a, b);
}

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
constexpr std::int32_t days_in_month(std::int64_t year, std::int32_t month) {
  return month == 2                                                ? (is_leap(year) ? 29 : 28)
         : (month == 4 || month == 6 || month == 9 || month == 11) ? 30
                                                                   : 31;
}

// Years are counted from March, so that the leap day is the last of its year; 400 of them have 146,097 days.
constexpr std::int64_t days_from_civil(Civil civil) {
  const std::int64_t year = civil.year - (civil.month <= 2);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * ((civil.month + 9) % 12) + 2) / 5 + civil.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

constexpr Civil civil_from_days(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = floor_divide(days, 146'097);
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<std::int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const auto month =
      static_cast<std::int32_t>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {era * 400 + year_of_era + (month <= 2), month, day};
}

constexpr std::int64_t first_day = days_from_civil({first_year, 1, 1});
constexpr std::int64_t last_day = days_from_civil({last_year, 12, 31});
constexpr bool in_calendar(std::int64_t days) {
  return first_day <= days && days <= last_day;
}

// Nothing for a date that does not exist or lies outside the calendar.
constexpr std::optional<std::int64_t> checked_days(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1) return std::nullopt;
  const auto short_month = static_cast<std::int32_t>(month);
  if (day > days_in_month(year, short_month)) return std::nullopt;
  return days_from_civil({year, short_month, static_cast<std::int32_t>(day)});
}

constexpr std::int32_t weekday(std::int64_t days) { // Monday 1 … Sunday 7
  return static_cast<std::int32_t>(floor_modulo(days + 3, 7)) + 1;
}
constexpr std::int32_t day_of_year(std::int64_t days) { // 1 … 366
  return static_cast<std::int32_t>(days - days_from_civil({civil_from_days(days).year, 1, 1})) + 1;
}
constexpr std::int32_t week_of_year(std::int64_t days) { // ISO 8601: the week of its Thursday, 1 … 53
  return (day_of_year(days - weekday(days) + 4) - 1) / 7 + 1;
}

// The same day of another month, or that month's last day. Nothing outside the calendar.
std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t months);

// Whole months from one day to another, toward zero: 2015-01-31 to 2015-02-28 has none, 2015-01-28 to
// 2015-02-28 one.
std::int64_t months_between(std::int64_t from, std::int64_t to);

} // namespace stackbook::feel
