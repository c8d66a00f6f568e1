// Where the elements of the models stand: a number for each among all elements of all models, which spans carry, and what
// a message says of it. Nothing is kept for this: who asks, which is rare, pays.
#pragma once

#include "rules/dmn/model/graph.hpp"

#include <string>

namespace stackbook::dmn {

// Of the element as a whole; of its text, as the parser's source number.
inline feel::Span span_of(const ModelScope& model, const xml::Element& element) {
  return {model.first + element.number, 0, 0};
}

// "Stack line rules, rule 3, input 2": the element of the requirements graph or item definition, and where in it.
std::string described(const xml::Element& element);

// What feel::Sources tells of a number; `self` is a Graph.
feel::Source source_of(const void* self, std::uint32_t number);

} // namespace stackbook::dmn
