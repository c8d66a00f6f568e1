#include "rules/feel/builtins/family.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/comparison.hpp"

#include <algorithm>

namespace stackbook::feel {
namespace {

// The first element that is no number, if there is one.
const Value* stranger(Arguments items) {
  const auto at =
      std::find_if(items.begin(), items.end(), [](Value item) { return item.kind() != Kind::number; });
  return at == items.end() ? nullptr : &*at;
}
Value refuse(Call& call, Value item) {
  return call.fail(item.is_null() ? Code::argument_null : Code::argument_type, {item}, "list");
}
Value refuse_empty(Call& call) {
  return call.fail(Code::argument_value, {Value::list({})}, "list");
}

template <int wanted> Value extreme(Call& call, Arguments items) { // the least: -1, the greatest: 1
  if (items.empty()) return refuse_empty(call);
  if (!spend(call, items.size())) return call.fail(Code::limit_steps);
  Value best = items[0];
  if (!is_ordered(best.kind())) return refuse(call, best);
  for (const Value item : items.subspan(1)) {
    charge(item, best, call.evaluation);
    const auto order = compare(item, best);
    if (!order) return item.is_null() ? refuse(call, item) : call.fail(Code::not_comparable, {item, best});
    if (*order * wanted > 0) best = item;
  }
  return best;
}

// The fold of all numbers; null if one is none or the result is out of range.
template <Value (*step)(Value, Value, Arena&)> Value fold(Call& call, Arguments items) {
  if (const Value* other = stranger(items)) return refuse(call, *other);
  if (!spend(call, items.size())) return call.fail(Code::limit_steps);
  Value total = items[0];
  for (const Value item : items.subspan(1)) {
    const Value next = step(total, item, call.arena());
    if (next.is_null()) return call.fail(Code::number_range, {total, item});
    total = next;
  }
  return total;
}

Value sum(Call& call, Arguments items) {
  return items.empty() ? Value::null() : fold<number::add>(call, items); // sum([]) is null by definition
}

Value product(Call& call, Arguments items) {
  return items.empty() ? refuse_empty(call) : fold<number::multiply>(call, items);
}

Value mean(Call& call, Arguments items) {
  if (items.empty()) return refuse_empty(call);
  const Value total = fold<number::add>(call, items);
  if (total.is_null()) return total;
  return number::divide(total, number::from(static_cast<std::int64_t>(items.size())), call.arena());
}

std::span<Value> sorted(Call& call, Arguments items) {
  Value* at = call.arena().array<Value>(items.size());
  std::copy(items.begin(), items.end(), at);
  std::stable_sort(at, at + items.size(), [](Value a, Value b) { return number::less(a, b); });
  return {at, items.size()};
}

Value median(Call& call, Arguments items) {
  if (items.empty()) return Value::null(); // by definition
  if (const Value* other = stranger(items)) return refuse(call, *other);
  if (!spend(call, items.size())) return call.fail(Code::limit_steps);
  const auto numbers = sorted(call, items);
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[middle];
  const Value two = number::from(2), low = numbers[middle - 1], high = numbers[middle];
  const Value total = number::add(low, high, call.arena());
  if (!total.is_null()) return number::divide(total, two, call.arena());
  return number::add(number::divide(low, two, call.arena()), number::divide(high, two, call.arena()),
                     call.arena());
}

// The sample deviation: the root of the squared distances from the mean over n - 1.
Value stddev(Call& call, Arguments items) {
  if (const Value* other = stranger(items)) return refuse(call, *other);
  if (items.size() < 2) return call.fail(Code::argument_value, {Value::list(items)}, "list");
  const Value center = mean(call, items);
  if (center.is_null()) return center;
  Value total = number::from(0);
  for (const Value item : items) {
    const Value distance = number::subtract(item, center, call.arena());
    const Value square = distance.is_null() ? distance : number::multiply(distance, distance, call.arena());
    const Value next = square.is_null() ? square : number::add(total, square, call.arena());
    if (next.is_null()) return call.fail(Code::number_range, {item, center});
    total = next;
  }
  const Value degrees = number::from(static_cast<std::int64_t>(items.size()) - 1);
  return number::square_root(number::divide(total, degrees, call.arena()), call.arena());
}

Value mode(Call& call, Arguments items) {
  if (const Value* other = stranger(items)) return refuse(call, *other);
  if (!spend(call, items.size())) return call.fail(Code::limit_steps);
  const auto numbers = sorted(call, items);
  std::size_t kept = 0, longest = 0, run = 0;
  Value* modes = call.arena().array<Value>(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    run = i > 0 && number::equal(numbers[i - 1], numbers[i]) ? run + 1 : 1;
    if (run > longest) {
      longest = run;
      kept = 0;
    }
    if (run == longest) modes[kept++] = numbers[i + 1 - run]; // the first of its equals
  }
  return Value::list({modes, kept});
}

} // namespace

std::span<const Builtin> aggregate_builtins() {
  using Presence = Parameter::Presence;
  static const Type type = types::number();
  static const Parameter of_list[] = {{"list", types::list()}};
  static const Parameter of_elements[] = {{elements, types::any(), Presence::rest}};
  static const Builtin builtins[] = {
      {"min", of_list, over_elements<extreme<-1>>, types::any()},
      {"min", of_elements, over_elements<extreme<-1>>, types::any()},
      {"max", of_list, over_elements<extreme<1>>, types::any()},
      {"max", of_elements, over_elements<extreme<1>>, types::any()},
      {"sum", of_list, over_elements<sum>, type},
      {"sum", of_elements, over_elements<sum>, type},
      {"mean", of_list, over_elements<mean>, type},
      {"mean", of_elements, over_elements<mean>, type},
      {"product", of_list, over_elements<product>, type},
      {"product", of_elements, over_elements<product>, type},
      {"median", of_list, over_elements<median>, type},
      {"median", of_elements, over_elements<median>, type},
      {"stddev", of_list, over_elements<stddev>, type},
      {"stddev", of_elements, over_elements<stddev>, type},
      {"mode", of_list, over_elements<mode>, types::list()},
      {"mode", of_elements, over_elements<mode>, types::list()},
  };
  return builtins;
}

} // namespace stackbook::feel
