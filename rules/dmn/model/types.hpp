// Types of a model: item definitions to FEEL types (DMN 1.5 sections 7.3.2, 7.3.3, 10.3.2.9).
#pragma once

#include "rules/dmn/model/definitions.hpp"
#include "rules/dmn/model/graph.hpp"

#include <span>
#include <vector>

namespace stackbook::dmn {

struct Constraint { // allowed values of a type that are not compiled yet
  AllowedValues* allowed;
  const xml::Element* text;
  const ModelScope* model;
};

// Declares and resolves the item definitions of all models, in any order and with recursion. `models` and graph.models
// stand in the same order. What constrains the types is compiled when all of them are known, by compile_constraint.
std::vector<Constraint> read_types(std::span<const Definitions> models, Graph& graph);
void compile_constraint(const Constraint& constraint, Portion& into);

// The type an element names; Any when it names none, and Any with an issue when there is no such type.
feel::Type declared_type(const xml::Element& element, const ModelScope& model, Portion& into);
feel::Type declared_type(std::string_view name, const xml::Element& element, const ModelScope& model,
                         Portion& into);

} // namespace stackbook::dmn
