// Function: a FEEL function value (DMN 1.5 sections 10.3.2.13, 10.4): lambda with its captured variables,
// builtin by name, model function (business knowledge model, decision service), or native function of the
// host.
#pragma once

#include "rules/feel/builtins/table.hpp"
#include "rules/feel/program/program.hpp"

#include <span>
#include <string>
#include <variant>
#include <vector>

namespace stackbook::feel {

struct Lambda { // runs `body` with the captured variables as its frame and the arguments in its first slots
  const Program* body;
  std::span<const Value> captured;
  Type gives{}; // what the body surely gives, null apart; for conformance where no result is declared
};
struct BuiltinSet { // all overloads of one name
  std::span<const Builtin* const> overloads;
};
struct Native { // the host's: rules/dmn gives models' functions this way, an application its own
  Value (*call)(const void* self, std::span<const Value> arguments, Evaluation& evaluation, Span span);
  const void* self;
};

struct Function {
  std::span<const ParameterDeclaration> parameters; // empty for builtins: the overloads know
  Type result;
  std::variant<Lambda, BuiltinSet, Native> body;
  std::string_view name; // for messages; may be empty
};

// Calls with conversion of arguments and result (10.3.2.9.4), counts depth, answers null with a reason on
// mismatch.
Value invoke(Value function, std::span<const Value> arguments, Evaluation& evaluation, Span span);

} // namespace stackbook::feel
