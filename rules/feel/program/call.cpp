#include "rules/feel/program/machine.hpp"

#include <algorithm>
#include <array>

namespace stackbook::feel {

namespace {

constexpr std::size_t most_parameters = 16;

// The arguments of one overload in the order of its parameters, or why they do not fit. Faults are ordered: a
// later one says more, so it is the one to report when no overload fits.
struct Fitting {
  std::array<Value, most_parameters> values{};
  int rank = 0; // 0: fits
  Code code{};
  Value guilty{};
  std::string_view detail{};

  Fitting& fault(int r, Code c, std::string_view about = {}, Value value = {}) {
    rank = r, code = c, detail = about, guilty = value;
    return *this;
  }
};

constexpr std::size_t absent = most_parameters;

// Which argument goes to a parameter; `absent` for none.
std::size_t argument_for(const Parameter& parameter, std::size_t index, std::size_t given,
                         std::span<const std::string_view> names) {
  if (names.empty()) return index < given ? index : absent;
  const auto at = std::find(names.begin(), names.end(), parameter.name);
  return at == names.end() ? absent : static_cast<std::size_t>(at - names.begin());
}

bool place(Fitting& fitting, const Parameter& parameter, Value& value, bool exact, Arena& arena) {
  if (value.is_null()) {
    if (!parameter.nullable) fitting.fault(4, Code::argument_null, parameter.name, value);
    return parameter.nullable;
  }
  const Value given = value;
  if (exact ? is_instance(value, parameter.type) : convert(value, parameter.type, arena)) return true;
  fitting.fault(3, Code::argument_type, parameter.name, given);
  return false;
}

Fitting fit(const Builtin& builtin, std::span<const Value> arguments, std::span<const std::string_view> names,
            bool exact, Arena& arena) {
  Fitting fitting;
  const auto parameters = builtin.parameters;
  const bool open = !parameters.empty() && parameters.back().presence == Parameter::Presence::rest;
  if (arguments.size() > parameters.size() && !(open && names.empty()))
    return fitting.fault(1, Code::argument_count, builtin.name);
  for (const std::string_view name : names) {
    const bool known =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& p) { return p.name == name; });
    if (!known || std::count(names.begin(), names.end(), name) > 1)
      return fitting.fault(2, Code::argument_name, name);
  }
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const Parameter& parameter = parameters[p];
    const std::size_t from = argument_for(parameter, p, arguments.size(), names);
    if (from == absent) {
      if (parameter.presence != Parameter::Presence::optional)
        return fitting.fault(names.empty() ? 1 : 2, Code::argument_count, parameter.name);
      continue;
    }
    if (parameter.presence == Parameter::Presence::rest) {
      const auto rest = arguments.subspan(from, names.empty() ? arguments.size() - from : 1);
      Value* at = arena.array<Value>(rest.size());
      std::copy(rest.begin(), rest.end(), at);
      for (std::size_t r = 0; r < rest.size(); ++r)
        if (!place(fitting, parameter, at[r], exact, arena)) return fitting;
      fitting.values[p] = Value::list({at, rest.size()});
      continue;
    }
    fitting.values[p] = arguments[from];
    if (!place(fitting, parameter, fitting.values[p], exact, arena)) return fitting;
  }
  return fitting;
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
  Fitting worst;
  worst.fault(0, Code::argument_count);
  // An overload that needs no conversion goes before one that does; the order of names decides between equals.
  enum class Turn { written, exact, converted };
  for (const Turn turn : {Turn::written, Turn::exact, Turn::converted})
    for (const Builtin* builtin : overloads) {
      const bool exact = turn != Turn::converted;
      if (exact && overloads.size() == 1) break;
      if (turn == Turn::written && (names.empty() || !written_like(*builtin, names))) continue;
      const Fitting fitting = fit(*builtin, arguments, names, exact, evaluation.arena);
      if (fitting.rank == 0)
        return perform(*builtin, {fitting.values.data(), builtin->parameters.size()}, evaluation, span);
      if (fitting.rank > worst.rank) worst = fitting;
    }
  if (worst.code == Code::argument_null || worst.code == Code::argument_type)
    return evaluation.fail(worst.code, span, {worst.guilty}, worst.detail);
  return evaluation.fail(worst.code, span, {}, worst.detail);
}

Value call_builtin(const CallSite& site, std::span<const Value> arguments, Evaluation& evaluation,
                   Span span) {
  if (site.direct) {
    const Builtin& builtin = *site.overloads[0];
    bool fits = true;
    for (std::size_t i = 0; i < arguments.size() && fits; ++i) {
      const Type::Form form = builtin.parameters[i].type.form();
      fits = form_of(arguments[i].kind()) == form || (form == Type::Form::any && !arguments[i].is_null());
    }
    if (fits) return perform(builtin, arguments, evaluation, span);
  }
  return call_overloads(site.overloads, arguments, site.names, evaluation, span);
}

} // namespace stackbook::feel
