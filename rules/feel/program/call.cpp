#include "rules/feel/program/machine.hpp"

#include <algorithm>
#include <array>

namespace stackbook::feel {

namespace {

constexpr std::size_t most_parameters = 16;

using Values = Value[most_parameters];

// Why the arguments do not fit an overload. Faults are ordered: a later one says more, so it is the one to report when
// no overload fits.
struct Fault {
  int rank = 0; // 0: they fit
  Code code{};
  Value guilty{};
  std::string_view detail{};
};

constexpr std::size_t absent = most_parameters;

// Which argument goes to a parameter; `absent` for none.
std::size_t argument_for(const Parameter& parameter, std::size_t index, std::size_t given,
                         std::span<const std::string_view> names) {
  if (names.empty()) return index < given ? index : absent;
  const auto at = std::find(names.begin(), names.end(), parameter.name);
  return at == names.end() ? absent : static_cast<std::size_t>(at - names.begin());
}

Fault place(const Parameter& parameter, Value& value, bool exact, Arena& arena) {
  const Value given = value;
  if (!value.is_null() &&
      !(exact ? is_instance(value, parameter.type) : convert(value, parameter.type, arena)))
    return {3, Code::argument_type, given, parameter.name};
  if (value.is_null() && !parameter.nullable) // a list of one null becomes null
    return {4, Code::argument_null, given, parameter.name};
  return {};
}

// Puts the arguments into the order of an overload's parameters.
Fault fit(const Builtin& builtin, std::span<const Value> arguments, std::span<const std::string_view> names,
          bool exact, Values& values, Arena& arena) {
  const auto parameters = builtin.parameters;
  const bool open = !parameters.empty() && parameters.back().presence == Parameter::Presence::rest;
  if (arguments.size() > parameters.size() && !(open && names.empty()))
    return {1, Code::argument_count, {}, builtin.name};
  for (const std::string_view name : names) {
    const bool known =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& p) { return p.name == name; });
    if (!known || std::count(names.begin(), names.end(), name) > 1) return {2, Code::argument_name, {}, name};
  }
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const Parameter& parameter = parameters[p];
    const std::size_t from = argument_for(parameter, p, arguments.size(), names);
    values[p] = Value::null();
    if (from == absent) {
      if (parameter.presence != Parameter::Presence::optional)
        return {names.empty() ? 1 : 2, Code::argument_count, {}, parameter.name};
      continue;
    }
    if (parameter.presence == Parameter::Presence::rest) {
      const auto rest = arguments.subspan(from, names.empty() ? arguments.size() - from : 1);
      Value* at = arena.array<Value>(rest.size());
      std::copy(rest.begin(), rest.end(), at);
      for (std::size_t r = 0; r < rest.size(); ++r)
        if (const Fault fault = place(parameter, at[r], exact, arena); fault.rank != 0) return fault;
      values[p] = Value::list({at, rest.size()});
      continue;
    }
    values[p] = arguments[from];
    if (const Fault fault = place(parameter, values[p], exact, arena); fault.rank != 0) return fault;
  }
  return {};
}

// before(point: …, range: …) and before(range: …, point: …) differ only in the order their names are written in.
bool written_like(const Builtin& builtin, std::span<const std::string_view> names) {
  return names.size() <= builtin.parameters.size() &&
         std::equal(names.begin(), names.end(), builtin.parameters.begin(),
                    [](std::string_view name, const Parameter& p) { return name == p.name; });
}

Value invoke_back(Value function, std::span<const Value> arguments, Call& call) {
  return invoke(function, arguments, call.evaluation, call.span);
}

Value perform(const Builtin& builtin, std::span<const Value> values, Evaluation& evaluation, Span span) {
  Call call{evaluation, span, invoke_back};
  ++evaluation.steps;
  return builtin.body(call, values);
}

} // namespace

Value call_overloads(std::span<const Builtin* const> overloads, std::span<const Value> arguments,
                     std::span<const std::string_view> names, Evaluation& evaluation, Span span) {
  alignas(Value) std::array<std::byte, sizeof(Values)> room; // not initialised: `fit` writes what is read
  auto& values = reinterpret_cast<Values&>(room);
  Fault worst{0, Code::argument_count};
  // An overload that needs no conversion goes before one that does; the order of names decides between equals.
  enum class Attempt { written, exact, converted };
  for (const Attempt attempt : {Attempt::written, Attempt::exact, Attempt::converted})
    for (const Builtin* builtin : overloads) {
      const bool exact = attempt != Attempt::converted;
      if (exact && overloads.size() == 1) break;
      if (attempt == Attempt::written && (names.empty() || !written_like(*builtin, names))) continue;
      const Fault fault = fit(*builtin, arguments, names, exact, values, evaluation.arena);
      if (fault.rank == 0) return perform(*builtin, {values, builtin->parameters.size()}, evaluation, span);
      if (fault.rank > worst.rank) worst = fault;
    }
  if (worst.code == Code::argument_null || worst.code == Code::argument_type)
    return evaluation.fail(worst.code, span, {worst.guilty}, worst.detail);
  return evaluation.fail(worst.code, span, {}, worst.detail);
}

namespace {

enum class Match { yes, no, unsure };

// By the kinds of the arguments alone, for an overload all of whose parameters are simple.
Match match(const Builtin& builtin, std::span<const Value> arguments) {
  Match result = Match::yes;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].is_null()) return Match::unsure; // it may be allowed
    const Type::Form form = builtin.parameters[i].type.form();
    if (form != Type::Form::any && form != form_of(arguments[i].kind())) result = Match::no;
  }
  return result;
}

} // namespace

Value call_builtin(const CallSite& site, std::span<const Value> arguments, Evaluation& evaluation,
                   Span span) {
  for (std::uint32_t i = 0; i < site.plain; ++i) {
    const Match found = match(*site.overloads[i], arguments);
    if (found == Match::yes) return perform(*site.overloads[i], arguments, evaluation, span);
    if (found == Match::unsure) break;
  }
  return call_overloads(site.overloads, arguments, site.names, evaluation, span);
}

} // namespace stackbook::feel
