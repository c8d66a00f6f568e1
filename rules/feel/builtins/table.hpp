// The table of builtin functions (DMN 1.5 section 10.3.4): name, parameters, body. Data: the parser knows the names
// from it, the checker the types, calls by name the parameters, completion and the manual the rest.
//
// A family file (numeric.cpp, string.cpp, list.cpp, …) defines the bodies and one `std::span<const Builtin>`; table.cpp
// joins the families. To add a builtin: one body, one row, one line block under tests/feel.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/type.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace stackbook::feel {

// What a body is given: the run, the place of the call, and a way to call a function value back (sort, list replace).
struct Call {
  Evaluation& evaluation;
  Span span;
  Value (*invoke)(Value function, std::span<const Value> arguments, Call& call);

  Arena& arena() const { return evaluation.arena; }
  Value fail(Code code, std::initializer_list<Value> operands = {}, std::string_view detail = {}) const {
    return evaluation.fail(code, span, operands, detail);
  }
};

struct Parameter {
  enum class Presence : std::uint8_t {
    required,
    optional,
    rest
  }; // rest: the elements themselves, any number
  std::string_view name;
  Type type; // arguments are converted to it as 10.3.2.9.4 says before the body runs; Any takes all
  Presence presence = Presence::required;
  bool nullable =
      false; // false: a null argument makes the call null with FEEL-ARGUMENT-NULL, and the body not run
};

struct Builtin {
  std::string_view name;
  std::span<const Parameter> parameters;
  // `arguments` has one value per parameter (null where an optional one is absent); a rest parameter arrives as a
  // list.
  Value (*body)(Call& call, std::span<const Value> arguments);
  Type result;
};

// All overloads of a name, in the order they are tried: the first whose parameters take the arguments' number, names
// and types. Empty: no such builtin.
std::span<const Builtin* const> builtins_named(std::string_view name);
std::span<const Builtin* const> all_builtins();    // sorted by name
std::span<const std::string_view> builtin_names(); // each once, in the same order: what a Scope is given

// The families.
std::span<const Builtin> boolean_builtins();
std::span<const Builtin> numeric_builtins();
std::span<const Builtin> aggregate_builtins();
std::span<const Builtin> list_builtins();
std::span<const Builtin> context_builtins();
std::span<const Builtin> conversion_builtins();
std::span<const Builtin> string_builtins();
std::span<const Builtin> temporal_builtins();
std::span<const Builtin> time_conversion_builtins(); // date, time, date and time, durations
std::span<const Builtin> range_builtins();

} // namespace stackbook::feel
