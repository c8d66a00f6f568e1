#include "rules/feel/builtins/table.hpp"
#include "rules/feel/operators/alike.hpp"
#include "rules/feel/time/calendar.hpp"

namespace stackbook::feel {
namespace {

using Arguments = std::span<const Value>;

std::int64_t days_of(Value point) {
  return point.kind() == Kind::date ? point.days() : point.as_date_time().days;
}

Value find_day_of_year(Call&, Arguments arguments) {
  return Value::small_number(day_of_year(days_of(arguments[0])), 0);
}

Value find_week_of_year(Call&, Arguments arguments) {
  return Value::small_number(week_of_year(days_of(arguments[0])), 0);
}

Value name_weekday(Call&, Arguments arguments) {
  static constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                               "Friday", "Saturday", "Sunday"};
  return Value::string(names[weekday(days_of(arguments[0])) - 1]);
}

Value name_month(Call&, Arguments arguments) {
  static constexpr std::string_view names[] = {"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};
  return Value::string(names[civil_from_days(days_of(arguments[0])).month - 1]);
}

Value answer_now(Call& call, Arguments) {
  return Value::date_time(call.arena().keep(call.evaluation.clock.now));
}

Value answer_today(Call& call, Arguments) {
  return Value::date(call.evaluation.clock.now.days);
}

Value answer_is(Call& call, Arguments arguments) {
  const auto answer = identical(arguments[0], arguments[1], call.evaluation);
  return answer ? Value::boolean(*answer) : call.fail(Code::limit_steps);
}

} // namespace

std::span<const Builtin> temporal_builtins() {
  using Form = Type::Form;
  using Presence = Parameter::Presence;
  static const Type any, date = Type::simple(Form::date), date_time = Type::simple(Form::date_time),
                         number = Type::simple(Form::number), string = Type::simple(Form::string),
                         boolean = Type::simple(Form::boolean);
  static const Parameter of_date[] = {{"date", date}};
  static const Parameter of_date_time[] = {{"date", date_time}};
  // One of the two may be left out and counts as null, whichever it is; leaving out both is an error.
  static const Parameter first_given[] = {{"value1", any, Presence::required, true},
                                          {"value2", any, Presence::optional, true}};
  static const Parameter second_given[] = {{"value1", any, Presence::optional, true},
                                           {"value2", any, Presence::required, true}};
  static const Builtin builtins[] = {
      {"day of week", of_date, name_weekday, string},
      {"day of week", of_date_time, name_weekday, string},
      {"day of year", of_date, find_day_of_year, number},
      {"day of year", of_date_time, find_day_of_year, number},
      {"is", first_given, answer_is, boolean},
      {"is", second_given, answer_is, boolean},
      {"month of year", of_date, name_month, string},
      {"month of year", of_date_time, name_month, string},
      {"now", {}, answer_now, date_time},
      {"today", {}, answer_today, date},
      {"week of year", of_date, find_week_of_year, number},
      {"week of year", of_date_time, find_week_of_year, number},
  };
  return builtins;
}

} // namespace stackbook::feel
