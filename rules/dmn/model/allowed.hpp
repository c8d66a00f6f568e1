// AllowedValues: the allowed values or type constraint of an item definition, asked at every conversion to
// the type.
#pragma once

#include "rules/feel/program/program.hpp"
#include "rules/feel/type.hpp"

#include <string>
#include <vector>

namespace stackbook::dmn {

struct AllowedValues : feel::Constraint {
  feel::Program tests;                         // unary tests over "?"
  const feel::Constraint* inherited = nullptr; // of the type it refines: both must hold
  std::vector<std::string> texts;              // when it is a list of string literals, else empty

  AllowedValues() : feel::Constraint{&AllowedValues::asked, {}} {}
  static bool asked(const feel::Constraint& self, feel::Value value, feel::Evaluation& evaluation);
};

} // namespace stackbook::dmn
