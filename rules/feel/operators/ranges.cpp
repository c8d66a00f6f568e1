#include "rules/feel/operators/ranges.hpp"

#include "rules/feel/operators/comparison.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/time/property.hpp"

namespace stackbook::feel {
namespace {

bool is_end(Value value) {
  return value.is_null() || is_ordered(value.kind());
}

bool ends_fit(Value start, Value end) {
  if (!is_end(start) || !is_end(end)) return false;
  if (start.is_null() || end.is_null()) return true;
  return compare(start, end).value_or(1) <= 0;
}

} // namespace

Value make_range(Value start, Value end, bool start_included, bool end_included, Evaluation& evaluation,
                 Span span) {
  if (!ends_fit(start, end)) return evaluation.fail(Code::range_malformed, span, {start, end});
  return Value::range(
      evaluation.arena.keep(Range{start, end, start_included, end_included, Range::Form::interval}));
}

Value make_unary_range(Range::Form form, Value end, Evaluation& evaluation, Span span) {
  const bool by_equality = form == Range::Form::equal || form == Range::Form::not_equal;
  if (!by_equality && !is_end(end)) return evaluation.fail(Code::range_malformed, span, {end});
  Range range{Value::null(), Value::null(), false, false, form};
  switch (form) {
  case Range::Form::less:
  case Range::Form::less_equal:
    range.end = end;
    range.end_included = form == Range::Form::less_equal;
    break;
  case Range::Form::greater:
  case Range::Form::greater_equal:
    range.start = end;
    range.start_included = form == Range::Form::greater_equal;
    break;
  default:
    range.start = range.end = end;
    range.start_included = range.end_included = form == Range::Form::equal;
  }
  return Value::range(evaluation.arena.keep(range));
}

Value in_range(Value value, const Range& range, Evaluation& evaluation, Span span) {
  switch (range.form) {
  case Range::Form::less: return less(value, range.end, evaluation, span);
  case Range::Form::less_equal: return less_equal(value, range.end, evaluation, span);
  case Range::Form::greater: return greater(value, range.start, evaluation, span);
  case Range::Form::greater_equal: return greater_equal(value, range.start, evaluation, span);
  case Range::Form::equal: return equals(value, range.start, evaluation, span);
  case Range::Form::not_equal: return differs(value, range.start, evaluation, span);
  case Range::Form::interval: break;
  }
  charge(value, range.start, evaluation);
  charge(value, range.end, evaluation);
  const std::optional<int> from = compare(value, range.start);
  if (!from) return fail_comparison(value, range.start, evaluation, span);
  const std::optional<int> to = compare(value, range.end);
  if (!to) return fail_comparison(value, range.end, evaluation, span);
  return Value::boolean((range.start_included ? *from >= 0 : *from > 0) &&
                        (range.end_included ? *to <= 0 : *to < 0));
}

std::optional<Value> range_property(const Range& range, std::string_view name) {
  if (name == "start") return range.start;
  if (name == "end") return range.end;
  if (name == "start included") return Value::boolean(range.start_included);
  if (name == "end included") return Value::boolean(range.end_included);
  return std::nullopt;
}

std::optional<Value> property_of(Value value, std::string_view name) {
  return value.kind() == Kind::range ? range_property(value.as_range(), name)
                                     : temporal_property(value, name);
}

} // namespace stackbook::feel
