#include "rules/feel/time/print.hpp"

#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/duration.hpp"
#include "rules/feel/time/zone.hpp"

#include <charconv>
#include <cstdint>

namespace stackbook::feel {
namespace {

void put(std::string& text, std::uint64_t number, std::size_t width = 1) {
  char digits[20];
  const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  const auto size = static_cast<std::size_t>(end - digits);
  if (size < width) text.append(width - size, '0');
  text.append(digits, size);
}

void put_fraction(std::string& text, std::uint64_t nanoseconds) {
  if (nanoseconds == 0) return;
  text += '.';
  put(text, nanoseconds, 9);
  text.erase(text.find_last_not_of('0') + 1);
}

void put_zone(std::string& text, Zone zone) {
  if (zone.is_local()) return;
  if (zone.is_named()) {
    text += '@';
    text += name_of(zone);
    return;
  }
  const std::int32_t offset = zone.seconds();
  if (offset == 0) {
    text += 'Z';
    return;
  }
  text += offset < 0 ? '-' : '+';
  const auto size = static_cast<std::uint32_t>(offset < 0 ? -offset : offset);
  put(text, size / 3'600, 2);
  text += ':';
  put(text, size / 60 % 60, 2);
  if (size % 60 == 0) return;
  text += ':';
  put(text, size % 60, 2);
}

void put_date(std::string& text, std::int64_t days) {
  const Civil civil = civil_from_days(days);
  if (civil.year < 0) text += '-';
  put(text, static_cast<std::uint64_t>(civil.year < 0 ? -civil.year : civil.year), 4);
  text += '-';
  put(text, static_cast<std::uint64_t>(civil.month), 2);
  text += '-';
  put(text, static_cast<std::uint64_t>(civil.day), 2);
}

void put_time(std::string& text, std::int64_t nanoseconds, Zone zone) {
  const auto seconds = static_cast<std::uint64_t>(nanoseconds / nanoseconds_of_second);
  put(text, seconds / 3'600, 2);
  text += ':';
  put(text, seconds / 60 % 60, 2);
  text += ':';
  put(text, seconds % 60, 2);
  put_fraction(text, static_cast<std::uint64_t>(nanoseconds % nanoseconds_of_second));
  put_zone(text, zone);
}

void put_part(std::string& text, std::uint64_t count, char unit) {
  if (count == 0) return;
  put(text, count);
  text += unit;
}

} // namespace

std::string print_date(std::int64_t days) {
  std::string text;
  put_date(text, days);
  return text;
}

std::string print_time(std::int64_t nanoseconds, Zone zone) {
  std::string text;
  put_time(text, nanoseconds, zone);
  return text;
}

std::string print_date_time(const DateTime& at) {
  std::string text;
  put_date(text, at.days);
  text += 'T';
  put_time(text, at.nanoseconds, at.zone);
  return text;
}

std::string print_days_duration(Value duration) {
  const DayParts parts = parts_of_days(duration);
  std::string text = parts.negative ? "-P" : "P";
  put_part(text, parts.days, 'D');
  const bool has_seconds = parts.seconds != 0 || parts.nanoseconds != 0;
  if (parts.hours == 0 && parts.minutes == 0 && !has_seconds) return parts.days == 0 ? "PT0S" : text;
  text += 'T';
  put_part(text, parts.hours, 'H');
  put_part(text, parts.minutes, 'M');
  if (has_seconds) {
    put(text, parts.seconds);
    put_fraction(text, parts.nanoseconds);
    text += 'S';
  }
  return text;
}

std::string print_months_duration(Value duration) {
  const MonthParts parts = parts_of_months(duration);
  if (parts.years == 0 && parts.months == 0) return "P0M";
  std::string text = parts.negative ? "-P" : "P";
  put_part(text, parts.years, 'Y');
  put_part(text, parts.months, 'M');
  return text;
}

std::string print_temporal(Value value) {
  switch (value.kind()) {
  case Kind::date: return print_date(value.days());
  case Kind::time: return print_time(value.nanoseconds_of_day(), value.zone());
  case Kind::date_time: return print_date_time(value.as_date_time());
  case Kind::days_duration: return print_days_duration(value);
  case Kind::months_duration: return print_months_duration(value);
  default: return {};
  }
}

} // namespace stackbook::feel
