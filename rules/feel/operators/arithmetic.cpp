#include "rules/feel/operators/arithmetic.hpp"

#include "rules/feel/operators/instant.hpp"
#include "rules/feel/operators/shift.hpp"

#include <cstring>
#include <limits>

namespace stackbook::feel::mixed {
namespace {

constexpr int both(Kind a, Kind b) {
  return static_cast<int>(a) * 16 + static_cast<int>(b);
}

Value join(Value a, Value b, Evaluation& evaluation, Span span) {
  // A chain of texts grows faster than its program: each step holds all before it.
  if (evaluation.arena.exhausted()) return evaluation.fail(Code::limit_bytes, span);
  const std::string_view left = a.as_string(), right = b.as_string();
  const std::size_t size = left.size() + right.size();
  if (size > std::numeric_limits<std::uint32_t>::max()) return evaluation.fail(Code::limit_bytes, span);
  char* text = evaluation.arena.array<char>(size);
  if (!left.empty()) std::memcpy(text, left.data(), left.size());
  if (!right.empty()) std::memcpy(text + left.size(), right.data(), right.size());
  return Value::string({text, size});
}

// The span from one point to another: dates as midnights, beside a date-time in UTC.
Value distance(Value from, Value to, Evaluation& evaluation, Span span) {
  if (zones_mixed(from, to)) return evaluation.fail(Code::zone_mixed, span, {to, from});
  const auto moment = [](Value value) {
    if (value.kind() == Kind::time) return moment_of_time(value);
    return moment_of(value.kind() == Kind::date ? DateTime{value.days(), 0, Zone::local()}
                                                : value.as_date_time());
  };
  return *days_duration_of(between(moment(from), moment(to)));
}

Value not_defined(Value a, Value b, Evaluation& evaluation, Span span) {
  return evaluation.fail(Code::operand_type, span, {a, b});
}

Value or_out_of_range(std::optional<Value> result, Value a, Value b, Evaluation& evaluation, Span span) {
  return result ? *result : evaluation.fail(Code::date_range, span, {a, b});
}

} // namespace

Value add(Value a, Value b, Evaluation& evaluation, Span span) {
  const auto checked = [&](std::optional<Value> result) {
    return or_out_of_range(result, a, b, evaluation, span);
  };
  switch (both(a.kind(), b.kind())) {
  case both(Kind::number, Kind::number): return evaluation.fail(Code::number_range, span, {a, b});
  case both(Kind::string, Kind::string): return join(a, b, evaluation, span);
  case both(Kind::date, Kind::days_duration):
  case both(Kind::date, Kind::months_duration):
  case both(Kind::date_time, Kind::days_duration):
  case both(Kind::date_time, Kind::months_duration):
  case both(Kind::time, Kind::days_duration): return checked(shifted(a, b, 1, evaluation.arena));
  case both(Kind::days_duration, Kind::date):
  case both(Kind::months_duration, Kind::date):
  case both(Kind::days_duration, Kind::date_time):
  case both(Kind::months_duration, Kind::date_time):
  case both(Kind::days_duration, Kind::time): return checked(shifted(b, a, 1, evaluation.arena));
  case both(Kind::days_duration, Kind::days_duration):
  case both(Kind::months_duration, Kind::months_duration): return checked(summed(a, b, 1));
  default: return not_defined(a, b, evaluation, span);
  }
}

Value subtract(Value a, Value b, Evaluation& evaluation, Span span) {
  const auto checked = [&](std::optional<Value> result) {
    return or_out_of_range(result, a, b, evaluation, span);
  };
  switch (both(a.kind(), b.kind())) {
  case both(Kind::number, Kind::number): return evaluation.fail(Code::number_range, span, {a, b});
  case both(Kind::date, Kind::days_duration):
  case both(Kind::date, Kind::months_duration):
  case both(Kind::date_time, Kind::days_duration):
  case both(Kind::date_time, Kind::months_duration):
  case both(Kind::time, Kind::days_duration): return checked(shifted(a, b, -1, evaluation.arena));
  case both(Kind::date, Kind::date):
  case both(Kind::date, Kind::date_time):
  case both(Kind::date_time, Kind::date):
  case both(Kind::date_time, Kind::date_time):
  case both(Kind::time, Kind::time): return distance(b, a, evaluation, span);
  case both(Kind::days_duration, Kind::days_duration):
  case both(Kind::months_duration, Kind::months_duration): return checked(summed(a, b, -1));
  default: return not_defined(a, b, evaluation, span);
  }
}

Value multiply(Value a, Value b, Evaluation& evaluation, Span span) {
  const auto checked = [&](std::optional<Value> result) {
    return or_out_of_range(result, a, b, evaluation, span);
  };
  switch (both(a.kind(), b.kind())) {
  case both(Kind::number, Kind::number): return evaluation.fail(Code::number_range, span, {a, b});
  case both(Kind::days_duration, Kind::number):
  case both(Kind::months_duration, Kind::number): return checked(scaled(a, b, evaluation.arena));
  case both(Kind::number, Kind::days_duration):
  case both(Kind::number, Kind::months_duration): return checked(scaled(b, a, evaluation.arena));
  default: return not_defined(a, b, evaluation, span);
  }
}

Value divide(Value a, Value b, Evaluation& evaluation, Span span) {
  switch (both(a.kind(), b.kind())) {
  case both(Kind::number, Kind::number):
    return evaluation.fail(number::is_zero(b) ? Code::division_by_zero : Code::number_range, span, {a, b});
  case both(Kind::days_duration, Kind::number):
  case both(Kind::months_duration, Kind::number):
    if (number::is_zero(b)) return evaluation.fail(Code::division_by_zero, span, {b, a});
    return or_out_of_range(shared(a, b, evaluation.arena), a, b, evaluation, span);
  case both(Kind::days_duration, Kind::days_duration):
  case both(Kind::months_duration, Kind::months_duration): {
    const Value ratio =
        number::divide(size_of(a, evaluation.arena), size_of(b, evaluation.arena), evaluation.arena);
    return ratio.is_null() ? evaluation.fail(Code::division_by_zero, span, {b, a}) : ratio;
  }
  default: return not_defined(a, b, evaluation, span);
  }
}

Value power(Value a, Value b, Evaluation& evaluation, Span span) {
  if (a.kind() != Kind::number || b.kind() != Kind::number) return not_defined(a, b, evaluation, span);
  if (number::is_zero(a)) return evaluation.fail(Code::division_by_zero, span, {a, b});
  const bool root_of_negative = number::sign(a) < 0 && !number::is_integer(b);
  return evaluation.fail(root_of_negative ? Code::argument_value : Code::number_range, span, {a, b});
}

Value negate(Value a, Evaluation& evaluation, Span span) {
  if (a.kind() != Kind::days_duration && a.kind() != Kind::months_duration)
    return evaluation.fail(Code::operand_type, span, {a});
  const std::optional<Value> result = negated(a);
  return result ? *result : evaluation.fail(Code::date_range, span, {a});
}

} // namespace stackbook::feel::mixed
