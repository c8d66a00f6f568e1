#include "rules/feel/program/function.hpp"

#include "rules/feel/program/external.hpp"
#include "rules/feel/program/machine.hpp"
#include "rules/feel/stack.hpp"

#include <algorithm>
#include <array>

namespace stackbook::feel {

namespace {

// A call in progress; the number of calls within calls is what Limits::depth bounds.
class Depth {
 public:
  explicit Depth(Evaluation& evaluation) : evaluation_(evaluation) { ++evaluation_.depth; }
  ~Depth() { --evaluation_.depth; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  bool too_deep() const { return evaluation_.depth > evaluation_.limits.depth; }
  std::uint32_t now() const { return evaluation_.depth; }

 private:
  Evaluation& evaluation_;
};

Value perform(const Function& function, std::span<const Value> arguments, Evaluation& evaluation, Span span) {
  const Depth depth(evaluation);
  if (depth.too_deep()) return evaluation.fail(Code::limit_depth, span, {}, function.name);
  ++evaluation.steps;
  if (const auto* native = std::get_if<Native>(&function.body))
    return descend(depth.now(), [&] { return native->call(native->self, arguments, evaluation, span); });
  const auto& lambda = std::get<Lambda>(function.body);
  const Instructions* body = lambda.body->code();
  if (body == nullptr) return Value::null();
  return descend(depth.now(), [&] { return enter(*body, lambda.captured, arguments, evaluation); });
}

} // namespace

Value call_function(Value callee, std::span<const Value> arguments, std::span<const std::string_view> names,
                    bool lenient, Evaluation& evaluation, Span span) {
  if (callee.reason() != 0) return callee;
  if (callee.kind() != Kind::function) return evaluation.fail(Code::not_a_function, span, {callee});
  const Function& function = callee.as_function();
  if (const auto* set = std::get_if<BuiltinSet>(&function.body))
    return call_overloads(set->overloads, arguments, names, evaluation, span);

  const auto parameters = function.parameters;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool known =
        std::any_of(parameters.begin(), parameters.end(), [&](const auto& p) { return p.name == names[i]; });
    if (!known || std::count(names.begin(), names.end(), names[i]) > 1)
      return evaluation.fail(Code::argument_name, span, {}, names[i]);
  }
  if (lenient ? arguments.size() > parameters.size() : arguments.size() != parameters.size())
    return evaluation.fail(Code::argument_count, span, {}, function.name);

  Registers::Mark mark;
  Value* given = evaluation.registers.take(parameters.size(), mark);
  Value result;
  bool fits = true;
  for (std::size_t p = 0; p < parameters.size() && fits; ++p) {
    const auto at = std::find(names.begin(), names.end(), parameters[p].name);
    const std::size_t from = names.empty() ? p : static_cast<std::size_t>(at - names.begin());
    const Value argument = from < arguments.size() ? arguments[from] : Value::null();
    given[p] =
        parameters[p].type.is_any() ? argument : coerce(argument, parameters[p].type, evaluation, span);
    fits = argument.is_null() || !given[p].is_null();
    if (!fits) result = given[p];
  }
  if (fits) result = perform(function, {given, parameters.size()}, evaluation, span);
  evaluation.registers.give_back(mark);
  return fits && !function.result.is_any() ? coerce(result, function.result, evaluation, span) : result;
}

Value make_closure(const ClosureSite& site, std::span<Value* const> spaces, Evaluation& evaluation,
                   Span span) {
  Arena& arena = evaluation.arena;
  Value* captured = arena.array<Value>(site.captured.size());
  for (std::size_t i = 0; i < site.captured.size(); ++i)
    captured[i] = spaces[site.captured[i] >> 30][site.captured[i] & Operand::mask];
  const std::span<const Value> frame(captured, site.captured.size());
  if (site.external) {
    const Value mapping = enter(*site.body.code(), frame, {}, evaluation);
    return make_external(mapping, site.parameters, site.result, site.name, evaluation, span);
  }
  const Function function{site.parameters, site.result, Lambda{&site.body, frame, site.body.type()},
                          site.name};
  const Value value = Value::function(new (arena.allocate(sizeof(Function))) Function(function));
  if (site.self != no_node) captured[site.self] = value;
  return value;
}

Value invoke(Value function, std::span<const Value> arguments, Evaluation& evaluation, Span span) {
  const Value result = call_function(function, arguments, {}, false, evaluation, span);
  return over_limit(evaluation) ? stop(evaluation, span) : result;
}

} // namespace stackbook::feel
