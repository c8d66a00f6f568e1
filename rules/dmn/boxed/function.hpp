// Boxed functions and their calls (DMN 1.5 sections 7.3.10, 7.3.11).
#pragma once

#include "rules/dmn/boxed/lower.hpp"

namespace stackbook::dmn {

feel::NodeId lower_invocation(const xml::Element& element, Lowering& at);
feel::NodeId lower_function(const xml::Element& element, Lowering& at);

// The formal parameters of a functionDefinition or encapsulatedLogic, in order.
std::vector<feel::ParameterDeclaration> parameters_of(const xml::Element& element, Lowering& at);

// The body of a function, as one expression over its parameters; a function of kind Java or PMML becomes the
// mapping context that FEEL's `external` takes, and `external` turns true.
feel::NodeId lower_body(const xml::Element& element, Lowering& at, bool& external, feel::Type* declared);

} // namespace stackbook::dmn
