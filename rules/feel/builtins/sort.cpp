#include "rules/feel/builtins/sort.hpp"

#include "rules/feel/program/function.hpp"

#include <algorithm>
#include <array>

namespace stackbook::feel {
namespace {

// Merges two neighbouring sorted runs; a later element goes first only if the function says that it precedes.
// The null of a function that did not answer with true or false, else plain.
Value merge(Call& call, Value precedence, Arguments left, Arguments right, Value* out) {
  std::size_t l = 0, r = 0;
  while (l < left.size() && r < right.size()) {
    const std::array pair{right[r], left[l]};
    const Value answer = call.invoke(precedence, pair, call);
    if (answer.kind() != Kind::boolean)
      return call.fail(Code::condition_type, {answer, right[r], left[l]}, "precedence");
    *out++ = answer.as_boolean() ? right[r++] : left[l++];
  }
  out = std::copy(left.begin() + static_cast<std::ptrdiff_t>(l), left.end(), out);
  std::copy(right.begin() + static_cast<std::ptrdiff_t>(r), right.end(), out);
  return Value::boolean(true);
}

} // namespace

bool takes_two(Value function) {
  const Function& f = function.as_function();
  const auto* set = std::get_if<BuiltinSet>(&f.body);
  if (set == nullptr) return f.parameters.size() == 2;
  return std::any_of(set->overloads.begin(), set->overloads.end(), [](const Builtin* builtin) {
    const auto& parameters = builtin->parameters;
    const auto needed = std::count_if(parameters.begin(), parameters.end(), [](const Parameter& p) {
      return p.presence == Parameter::Presence::required;
    });
    const bool open = !parameters.empty() && parameters.back().presence == Parameter::Presence::rest;
    return needed <= 2 && (parameters.size() >= 2 || open);
  });
}

Value sort(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  if (!takes_two(arguments[1])) return call.fail(Code::argument_value, {arguments[1]}, "precedence");
  const std::size_t size = items.size();
  Value* from = call.arena().array<Value>(size);
  Value* to = call.arena().array<Value>(size);
  std::copy(items.begin(), items.end(), from);
  for (std::size_t run = 1; run < size; run *= 2) {
    if (!spend(call, size)) return call.fail(Code::limit_steps);
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, size), end = std::min(begin + 2 * run, size);
      const Value merged = merge(call, arguments[1], {from + begin, middle - begin},
                                 {from + middle, end - middle}, to + begin);
      if (merged.is_null()) return merged;
    }
    std::swap(from, to);
  }
  return Value::list({from, size});
}

} // namespace stackbook::feel
