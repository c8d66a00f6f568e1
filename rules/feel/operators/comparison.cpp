#include "rules/feel/operators/comparison.hpp"

#include "rules/feel/operators/instant.hpp"

#include <compare>

namespace stackbook::feel {
namespace {

template <class T> int order(const T& a, const T& b) {
  return a < b ? -1 : b < a;
}

} // namespace

bool is_ordered(Kind kind) {
  switch (kind) {
  case Kind::number:
  case Kind::string:
  case Kind::date:
  case Kind::time:
  case Kind::date_time:
  case Kind::days_duration:
  case Kind::months_duration: return true;
  default: return false;
  }
}

std::optional<int> compare(Value a, Value b) {
  if (a.kind() != b.kind() || !is_ordered(a.kind())) return std::nullopt;
  switch (a.kind()) {
  case Kind::number: return number::compare(a, b);
  case Kind::string: return order(a.as_string().compare(b.as_string()), 0); // UTF-8 sorts as its code points
  case Kind::date: return order(a.days(), b.days());
  case Kind::time:
    if (zones_mixed(a, b)) return std::nullopt;
    return order(moment_of_time(a), moment_of_time(b));
  case Kind::date_time:
    if (zones_mixed(a, b)) return std::nullopt;
    return order(moment_of(a.as_date_time()), moment_of(b.as_date_time()));
  case Kind::days_duration: return order(nanoseconds_of(a), nanoseconds_of(b));
  default: return order(a.months(), b.months());
  }
}

Value fail_comparison(Value a, Value b, Evaluation& evaluation, Span span) {
  return evaluation.fail(mixed_or(Code::not_comparable, a, b), span, {a, b});
}

Value between(Value value, Value low, Value high, Evaluation& evaluation, Span span) {
  charge(value, low, evaluation);
  charge(value, high, evaluation);
  const std::optional<int> from = compare(value, low);
  if (!from) return fail_comparison(value, low, evaluation, span);
  const std::optional<int> to = compare(value, high);
  if (!to) return fail_comparison(value, high, evaluation, span);
  return Value::boolean(*from >= 0 && *to <= 0);
}

} // namespace stackbook::feel
