// Frames: the variables that a node's logic runs with, filled from the values of the nodes it requires.
#pragma once

#include "rules/dmn/model/graph.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace stackbook::dmn {

// `value_of(NodeId)` gives the value of a requirement; functions and services are values of the graph itself.
template <class ValueOf>
void fill(const Plan& plan, ValueOf value_of, feel::Value* frame, feel::Arena& arena) {
  for (std::size_t slot = 0; slot < plan.slots.size(); ++slot)
    frame[slot] = plan.slots[slot] != no_node ? value_of(plan.slots[slot]) : feel::Value();
  for (const Plan::Imported& imported : plan.imports) {
    feel::Value* values = arena.array<feel::Value>(imported.nodes.size());
    for (std::size_t i = 0; i < imported.nodes.size(); ++i) values[i] = value_of(imported.nodes[i]);
    frame[imported.slot] = feel::make_context(arena, imported.shape, {values, imported.nodes.size()});
  }
}

// The value of a decision from the values of its requirements, as its variable's type.
template <class ValueOf>
feel::Value compute(const Node& node, ValueOf value_of, feel::Evaluation& evaluation) {
  if (node.cyclic) return evaluation.fail(feel::Code::model_cycle, node.span, {}, node.name);
  if (!node.logic) return feel::Value();
  constexpr std::size_t few = 24;
  alignas(feel::Value) std::array<std::byte, few * sizeof(feel::Value)> small; // written before it is read
  const std::size_t size = node.plan.slots.size();
  feel::Value* frame =
      size <= few ? reinterpret_cast<feel::Value*>(small.data()) : evaluation.arena.array<feel::Value>(size);
  fill(node.plan, value_of, frame, evaluation.arena);
  const feel::Value value = run(node.logic, {frame, size}, evaluation);
  if (fits_plainly(value, node.type)) return value;
  return feel::coerce(value, node.type, evaluation, node.span);
}

// The native bodies of business knowledge models and decision services; `self` is their Node.
feel::Value call_function(const void* self, std::span<const feel::Value> arguments,
                          feel::Evaluation& evaluation, feel::Span span);
feel::Value call_service(const void* self, std::span<const feel::Value> arguments,
                         feel::Evaluation& evaluation, feel::Span span);

} // namespace stackbook::dmn
