#include "rules/feel/time/parse.hpp"

#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/reader.hpp"
#include "rules/feel/time/zone.hpp"

namespace stackbook::feel {
namespace {

using Fault = std::optional<Code>;

Fault read_date(Reader& reader, std::int64_t& days) {
  const bool negative = reader.take('-');
  const std::string_view year_digits = reader.digits();
  std::int64_t year = 0;
  std::int32_t month = 0, day = 0;
  if (year_digits.size() < 4 || (year_digits.size() > 4 && year_digits.front() == '0'))
    return Code::text_malformed;
  if (!reader.take('-') || !reader.two_digits(month) || !reader.take('-') || !reader.two_digits(day))
    return Code::text_malformed;
  if (year_digits.size() > 9) return Code::date_range;
  number_of(year_digits, year);
  const auto checked = checked_days(negative ? -year : year, month, day);
  if (!checked) return Code::text_malformed;
  days = *checked;
  return std::nullopt;
}

Fault read_offset(Reader& reader, bool negative, Zone& zone) {
  std::int32_t hours = 0, minutes = 0, seconds = 0;
  if (!reader.two_digits(hours) || !reader.take(':') || !reader.two_digits(minutes))
    return Code::text_malformed;
  if (reader.take(':') && !reader.two_digits(seconds)) return Code::text_malformed;
  const std::int32_t offset = hours * 3'600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || offset > most_offset) return Code::text_malformed;
  zone = Zone::offset(negative ? -offset : offset);
  return std::nullopt;
}

Fault read_zone(Reader& reader, Zone& zone) {
  zone = Zone::local();
  if (reader.done()) return std::nullopt;
  if (reader.take('Z') || reader.take('z')) { // the examples of time(from) in DMN 1.5 write it small
    zone = Zone::offset(0);
    return reader.done() ? std::nullopt : Fault(Code::text_malformed);
  }
  if (reader.take('@')) {
    const auto found = find_zone(reader.rest());
    if (!found) return Code::zone_unknown;
    zone = *found;
    return std::nullopt;
  }
  const bool negative = reader.next() == '-';
  if (!reader.take('-') && !reader.take('+')) return Code::text_malformed;
  if (const Fault fault = read_offset(reader, negative, zone)) return fault;
  return reader.done() ? std::nullopt : Fault(Code::text_malformed);
}

// Midnight at the day's end comes back as one whole day; the callers carry it over.
Fault read_time(Reader& reader, std::int64_t& nanoseconds, Zone& zone) {
  std::int32_t hour = 0, minute = 0, second = 0;
  std::int64_t fraction = 0;
  if (!reader.two_digits(hour) || !reader.take(':') || !reader.two_digits(minute) || !reader.take(':') ||
      !reader.two_digits(second))
    return Code::text_malformed;
  if (reader.take('.') && !fraction_of(reader.digits(), fraction)) return Code::text_malformed;
  const bool end_of_day = hour == 24 && minute == 0 && second == 0 && fraction == 0;
  if ((hour > 23 && !end_of_day) || minute > 59 || second > 59) return Code::text_malformed;
  nanoseconds = (std::int64_t{hour} * 3'600 + minute * 60 + second) * nanoseconds_of_second + fraction;
  return read_zone(reader, zone);
}

} // namespace

Parsed parse_date(std::string_view text) {
  Reader reader(text);
  std::int64_t days = 0;
  if (const Fault fault = read_date(reader, days)) return *fault;
  if (!reader.done()) return Code::text_malformed;
  return Value::date(days);
}

Parsed parse_time(std::string_view text) {
  Reader reader(text);
  std::int64_t nanoseconds = 0;
  Zone zone;
  if (const Fault fault = read_time(reader, nanoseconds, zone)) return *fault;
  return Value::time(nanoseconds % nanoseconds_of_day, zone);
}

Parsed parse_date_time(std::string_view text, Arena& arena) {
  Reader reader(text);
  DateTime at{0, 0, Zone::local()};
  if (const Fault fault = read_date(reader, at.days)) return *fault;
  if (!reader.done()) {
    if (!reader.take('T')) return Code::text_malformed;
    if (const Fault fault = read_time(reader, at.nanoseconds, at.zone)) return *fault;
  }
  if (at.nanoseconds == nanoseconds_of_day) {
    at.nanoseconds = 0;
    if (!in_calendar(++at.days)) return Code::date_range;
  }
  return Value::date_time(arena.keep(at));
}

Parsed parse_at_literal(std::string_view text, Arena& arena) {
  if (text.starts_with('P') || text.starts_with("-P")) return parse_duration(text);
  const std::string_view shape = text.substr(0, text.find('@'));
  if (shape.find('T') != shape.npos) return parse_date_time(text, arena);
  if (shape.find(':') != shape.npos) return parse_time(text);
  return parse_date(text);
}

} // namespace stackbook::feel
