#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/alike.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "rules/feel/program/machine.hpp"

namespace stackbook::feel {

Value select(Value list, Value predicate, Evaluation& evaluation, Span span) {
  if (list.is_null()) return list;
  const auto items = list.kind() == Kind::list ? list.as_list() : std::span<const Value>(&list, 1);
  switch (predicate.kind()) {
  case Kind::number: {
    const auto position = number::to_int64(predicate);
    if (!position)
      return number::is_integer(predicate) ? Value::null()
                                           : evaluation.fail(Code::filter_type, span, {predicate});
    const auto count = static_cast<std::int64_t>(items.size());
    const std::int64_t at = *position > 0 ? *position - 1 : *position < 0 ? count + *position : -1;
    return at >= 0 && at < count ? items[static_cast<std::size_t>(at)] : Value::null();
  }
  case Kind::boolean:
    if (!predicate.as_boolean()) return Value::list({});
    return list.kind() == Kind::list ? list : make_list(evaluation.arena, items);
  case Kind::null: return Value::list({});
  default: return evaluation.fail(Code::filter_type, span, {predicate});
  }
}

Value member_of(Value value, Value of, Evaluation& evaluation, Span span) {
  switch (of.kind()) {
  case Kind::null: return of.reason() != 0 ? of : equals(value, of, evaluation, span);
  case Kind::range: {
    if (value.kind() == Kind::range) return equals(value, of, evaluation, span);
    return in_range(value, of.as_range(), evaluation, span);
  }
  case Kind::list: {
    const auto too_long = [&] { return evaluation.fail(Code::limit_steps, span); };
    if (value.kind() == Kind::list) {
      const auto whole = alike(value, of, evaluation);
      if (!whole) return too_long();
      if (*whole) return Value::boolean(true);
    }
    Value unsure = Value::boolean(false);
    for (const Value item : of.as_list()) {
      if (item.kind() == Kind::range && value.kind() != Kind::range) {
        const Value inside = in_range(value, item.as_range(), evaluation, span);
        if (inside.is_true()) return inside;
        if (inside.is_null()) unsure = inside;
        ++evaluation.steps;
        continue;
      }
      const auto found = alike(value, item, evaluation);
      if (!found) return too_long();
      if (*found) return Value::boolean(true);
    }
    return unsure;
  }
  default: return equals(value, of, evaluation, span);
  }
}

} // namespace stackbook::feel
