#include "rules/feel/builtins/table.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/parse.hpp"

namespace stackbook::feel {
namespace {

using Arguments = std::span<const Value>;

Value or_reason(const Parsed& parsed, Value text, Call& call) {
  return parsed ? parsed.value : call.fail(*parsed.fault, {text}, text.as_string());
}

Value itself(Call&, Arguments arguments) {
  return arguments[0];
}

Value read_date(Call& call, Arguments arguments) {
  return or_reason(parse_date(arguments[0].as_string()), arguments[0], call);
}

Value cut_to_date(Call&, Arguments arguments) {
  return Value::date(arguments[0].as_date_time().days);
}

Value build_date(Call& call, Arguments arguments) {
  std::int64_t parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    const auto part = number::to_int64(arguments[i]);
    if (!part) return call.fail(Code::argument_value, {arguments[i]});
    parts[i] = *part;
  }
  if (parts[0] < first_year || parts[0] > last_year) return call.fail(Code::date_range, {arguments[0]});
  const auto days = checked_days(parts[0], parts[1], parts[2]);
  if (!days) return call.fail(Code::argument_value, {arguments[0], arguments[1], arguments[2]});
  return Value::date(*days);
}

Value read_time(Call& call, Arguments arguments) {
  return or_reason(parse_time(arguments[0].as_string()), arguments[0], call);
}

Value cut_to_time(Call&, Arguments arguments) {
  const DateTime& at = arguments[0].as_date_time();
  return Value::time(at.nanoseconds, at.zone);
}

// Seconds may have a fraction down to the nanosecond.
std::optional<std::int64_t> nanoseconds_of_minute(Value second, Arena& arena) {
  const Value nanoseconds = number::multiply(second, number::from(nanoseconds_of_second), arena);
  const auto count = number::to_int64(nanoseconds);
  if (!count || *count < 0 || *count >= 60 * nanoseconds_of_second) return std::nullopt;
  return count;
}

std::optional<Zone> zone_of(Value offset) {
  if (offset.is_null()) return Zone::local();
  const bool fits =
      offset.nanoseconds() == 0 && -most_offset <= offset.seconds() && offset.seconds() <= most_offset;
  if (!fits) return std::nullopt;
  return Zone::offset(static_cast<std::int32_t>(offset.seconds()));
}

Value build_time(Call& call, Arguments arguments) {
  const auto hour = number::to_int64(arguments[0]), minute = number::to_int64(arguments[1]);
  if (!hour || *hour < 0 || *hour > 23) return call.fail(Code::argument_value, {arguments[0]});
  if (!minute || *minute < 0 || *minute > 59) return call.fail(Code::argument_value, {arguments[1]});
  const auto within_minute = nanoseconds_of_minute(arguments[2], call.arena());
  if (!within_minute) return call.fail(Code::argument_value, {arguments[2]});
  const auto zone = zone_of(arguments[3]);
  if (!zone) return call.fail(Code::argument_value, {arguments[3]});
  return Value::time((*hour * 60 + *minute) * 60 * nanoseconds_of_second + *within_minute, *zone);
}

Value read_date_time(Call& call, Arguments arguments) {
  return or_reason(parse_date_time(arguments[0].as_string(), call.arena()), arguments[0], call);
}

Value join_date_and_time(Call& call, Arguments arguments) {
  const Value time = arguments[1];
  const DateTime at{arguments[0].days(), time.nanoseconds_of_day(), time.zone()};
  return Value::date_time(call.arena().keep(at));
}

Value replace_time(Call& call, Arguments arguments) {
  const Value date_part = Value::date(arguments[0].as_date_time().days);
  const Value both[] = {date_part, arguments[1]};
  return join_date_and_time(call, both);
}

Value read_duration(Call& call, Arguments arguments) {
  return or_reason(parse_duration(arguments[0].as_string()), arguments[0], call);
}

// By the calendar alone: the time of day and the zone make no difference.
Value count_months(Call&, Arguments arguments) {
  return Value::months_duration(
      months_between(arguments[0].as_date_time().days, arguments[1].as_date_time().days));
}

} // namespace

std::span<const Builtin> time_conversion_builtins() {
  using Form = Type::Form;
  using Presence = Parameter::Presence;
  static const Type any, string = Type::simple(Form::string), number_type = Type::simple(Form::number),
                         date = Type::simple(Form::date), time = Type::simple(Form::time),
                         date_time = Type::simple(Form::date_time),
                         days_duration = Type::simple(Form::days_duration),
                         months_duration = Type::simple(Form::months_duration);
  static const Parameter from_string[] = {{"from", string}}, from_date[] = {{"from", date}},
                         from_time[] = {{"from", time}}, from_date_time[] = {{"from", date_time}};
  static const Parameter year_month_day[] = {
      {"year", number_type}, {"month", number_type}, {"day", number_type}};
  static const Parameter clock[] = {{"hour", number_type},
                                    {"minute", number_type},
                                    {"second", number_type},
                                    {"offset", days_duration, Presence::optional, true}};
  static const Parameter date_and_time[] = {{"date", date}, {"time", time}};
  static const Parameter date_time_and_time[] = {{"date", date_time}, {"time", time}};
  static const Parameter from_to[] = {{"from", date_time}, {"to", date_time}};
  static const Builtin builtins[] = {
      {"date", from_string, read_date, date},
      {"date", from_date, itself, date},
      {"date", from_date_time, cut_to_date, date},
      {"date", year_month_day, build_date, date},
      {"date and time", from_string, read_date_time, date_time},
      {"date and time", from_date_time, itself, date_time},
      {"date and time", date_and_time, join_date_and_time, date_time},
      {"date and time", date_time_and_time, replace_time, date_time},
      {"duration", from_string, read_duration, any},
      {"time", from_string, read_time, time},
      {"time", from_time, itself, time},
      {"time", from_date_time, cut_to_time, time}, // a date is its midnight in UTC
      {"time", clock, build_time, time},
      {"years and months duration", from_to, count_months, months_duration},
  };
  return builtins;
}

} // namespace stackbook::feel
