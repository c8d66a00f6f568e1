#include "rules/feel/program/cursor.hpp"

#include <limits>

namespace stackbook::feel {

namespace {

bool start(Value* cursor, Value first, std::int64_t turns, std::int16_t step) {
  cursor[0] = first;
  cursor[1] = Value::small_number(0, step);
  cursor[2] = Value::small_number(turns, 0);
  return true;
}

// Whole steps from the first to the last number, which stand in either order.
std::int64_t steps_between(Value low, Value high, Arena& arena) {
  const Value distance = number::subtract(high, low, arena);
  const auto whole = distance.is_null() ? std::nullopt : number::truncated(distance);
  return whole.value_or(std::numeric_limits<std::int64_t>::max() - 1);
}

bool open_range(Value* cursor, const Range& range, Arena& arena) {
  if (range.form != Range::Form::interval || range.start.kind() != range.end.kind()) return false;
  const bool dates = range.start.kind() == Kind::date;
  if (!dates && range.start.kind() != Kind::number) return false;
  const bool down = dates ? range.start.days() > range.end.days() : number::less(range.end, range.start);
  const std::int16_t step = down ? -1 : 1;
  std::int64_t turns = 1;
  if (dates)
    turns += down ? range.start.days() - range.end.days() : range.end.days() - range.start.days();
  else
    turns +=
        down ? steps_between(range.end, range.start, arena) : steps_between(range.start, range.end, arena);
  Value first = range.start;
  if (!range.start_included) {
    first = dates ? Value::date(first.days() + step) : number::add(first, number::from(step), arena);
    --turns;
  }
  if (!range.end_included && turns > 0) {
    const Value last = dates ? Value::date(first.days() + step * (turns - 1))
                             : number::add(first, number::from(step * (turns - 1)), arena);
    const bool touches = dates ? last.days() == range.end.days() : number::equal(last, range.end);
    if (touches) --turns;
  }
  return start(cursor, first, turns, step);
}

} // namespace

bool open(Value* cursor, Value domain, bool filtering, Evaluation& evaluation, Span span) {
  const auto alone = [&] { return start(cursor, make_list(evaluation.arena, std::span(&domain, 1)), 1, 1); };
  switch (domain.kind()) {
  case Kind::list: return start(cursor, domain, static_cast<std::int64_t>(domain.as_list().size()), 1);
  case Kind::range:
    if (filtering) return alone();
    if (open_range(cursor, domain.as_range(), evaluation.arena)) return true;
    break;
  case Kind::null:
    if (filtering) return cursor[0] = domain, false;
    break;
  default: return alone(); // section 10.3.2.9.4: to a singleton list
  }
  cursor[0] = evaluation.fail(Code::iteration_type, span, {domain});
  return false;
}

} // namespace stackbook::feel
