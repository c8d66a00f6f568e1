#include "rules/feel/builtins/family.hpp"
#include "rules/feel/number/number.hpp"

namespace stackbook::feel {
namespace {

using number::Rounding;

// A number, or the reason why there is none for these arguments.
Value answered(Call& call, Value result, Code otherwise, std::initializer_list<Value> operands) {
  return result.is_null() ? call.fail(otherwise, operands) : result;
}

template <Rounding rounding> Value round_to_scale(Call& call, Arguments arguments) {
  int places = 0;
  if (arguments.size() > 1 && !arguments[1].is_null()) {
    const auto scale = number::scale_of(arguments[1]);
    if (!scale) return call.fail(Code::argument_value, {arguments[1]}, "scale");
    places = *scale;
  }
  return answered(call, number::round(arguments[0], places, rounding, call.arena()), Code::number_range,
                  {arguments[0], arguments[1]});
}

Value absolute_number(Call& call, Arguments arguments) {
  return number::absolute(arguments[0], call.arena());
}

Value absolute_days(Call& call, Arguments arguments) {
  const Value n = arguments[0];
  if (n.seconds() >= 0) return n;
  if (n.seconds() == INT64_MIN) return call.fail(Code::date_range, {n});
  const bool whole = n.nanoseconds() == 0;
  return Value::days_duration(-n.seconds() - (whole ? 0 : 1), whole ? 0 : 1'000'000'000 - n.nanoseconds());
}

Value absolute_months(Call& call, Arguments arguments) {
  const Value n = arguments[0];
  if (n.months() == INT64_MIN) return call.fail(Code::date_range, {n});
  return Value::months_duration(n.months() < 0 ? -n.months() : n.months());
}

Value modulo(Call& call, Arguments arguments) {
  const Code otherwise = number::is_zero(arguments[1]) ? Code::division_by_zero : Code::number_range;
  return answered(call, number::modulo(arguments[0], arguments[1], call.arena()), otherwise,
                  {arguments[0], arguments[1]});
}

template <Value (*function)(Value, Arena&), Code otherwise> Value apply(Call& call, Arguments arguments) {
  return answered(call, function(arguments[0], call.arena()), otherwise, {arguments[0]});
}

Value odd(Call&, Arguments arguments) {
  return Value::boolean(number::is_odd(arguments[0]));
}
Value even(Call&, Arguments arguments) {
  return Value::boolean(number::is_even(arguments[0]));
}

} // namespace

std::span<const Builtin> numeric_builtins() {
  using Presence = Parameter::Presence;
  static const Type type = types::number();
  static const Parameter scaled[] = {{"n", type}, {"scale", type}};
  static const Parameter perhaps_scaled[] = {{"n", type}, {"scale", type, Presence::optional}};
  static const Parameter of_number[] = {{"number", type}};
  static const Parameter of_n[] = {{"n", type}};
  static const Parameter of_days[] = {{"n", types::days_duration()}};
  static const Parameter of_months[] = {{"n", types::months_duration()}};
  static const Parameter division[] = {{"dividend", type}, {"divisor", type}};
  static const Builtin builtins[] = {
      {"decimal", scaled, round_to_scale<Rounding::half_even>, type},
      {"floor", perhaps_scaled, round_to_scale<Rounding::floor>, type},
      {"ceiling", perhaps_scaled, round_to_scale<Rounding::ceiling>, type},
      {"round up", scaled, round_to_scale<Rounding::up>, type},
      {"round down", scaled, round_to_scale<Rounding::down>, type},
      {"round half up", scaled, round_to_scale<Rounding::half_up>, type},
      {"round half down", scaled, round_to_scale<Rounding::half_down>, type},
      {"abs", of_n, absolute_number, type},
      {"abs", of_days, absolute_days, types::days_duration()},
      {"abs", of_months, absolute_months, types::months_duration()},
      {"modulo", division, modulo, type},
      {"sqrt", of_number, apply<number::square_root, Code::argument_value>, type},
      {"log", of_number, apply<number::logarithm, Code::argument_value>, type},
      {"exp", of_number, apply<number::exponential, Code::number_range>, type},
      {"odd", of_number, odd, types::boolean()},
      {"even", of_number, even, types::boolean()},
  };
  return builtins;
}

} // namespace stackbook::feel
