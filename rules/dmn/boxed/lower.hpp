// Lowering: DMN's boxed expressions to FEEL's tree (DMN 1.5 section 7.3 and chapter 10.2), so that one
// checker and one compiler serve both. Declared types become conversion steps; a nested decision table
// becomes a host step.
#pragma once

#include "rules/dmn/model/place.hpp"
#include "rules/feel/syntax/parse.hpp"
#include "rules/xml/reader.hpp"

#include <vector>

namespace stackbook::dmn {

struct Lowering {
  Portion& into;
  const ModelScope& model;
  feel::Scope& scope; // as at the place of the expression
  feel::Tree& tree;
  bool feel = true; // the model's own expression language
};

// The expression without its own declared type, which `declared` receives when given (else a step is added).
feel::NodeId lower(const xml::Element& expression, Lowering& at, feel::Type* declared = nullptr);

// The names of a scope that an expression may use, outermost first; of equal names the innermost only.
std::vector<feel::Variable> visible(const feel::Scope& scope);

// FEEL text of an element (`text` child) as an expression; what can't be read is null with an issue.
feel::NodeId lower_text(const xml::Element& holder, feel::Entry entry, Lowering& at);

feel::NodeId null_node(const xml::Element& element, Lowering& at); // where an expression is missing

// A conversion of `node` to a declared type; the node itself for Any.
feel::NodeId converted(feel::NodeId node, feel::Type type, feel::Span span, Lowering& at);

} // namespace stackbook::dmn
