// Types of a model: item definitions to FEEL types (DMN 1.5 sections 7.3.2, 7.3.3, 10.3.2.9).
#pragma once

#include "rules/dmn/model/definitions.hpp"
#include "rules/dmn/model/graph.hpp"

#include <span>

namespace stackbook::dmn {

// Declares and resolves the item definitions of all models, in any order and with recursion; then compiles
// their allowed values. `models` and graph.models stand in the same order.
void read_types(std::span<const Definitions> models, Graph& graph);

// The type an element names; Any when it names none, and Any with an issue when there is no such type.
feel::Type declared_type(const xml::Element& element, const ModelScope& model, Portion& into);
feel::Type declared_type(std::string_view name, const xml::Element& element, const ModelScope& model,
                         Portion& into);

} // namespace stackbook::dmn
