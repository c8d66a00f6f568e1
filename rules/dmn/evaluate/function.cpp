#include "rules/dmn/evaluate/frame.hpp"

namespace stackbook::dmn {
namespace {

using feel::Value;

Value constant_of(const Graph& graph, NodeId node) {
  return Value::function(&graph.nodes[node].function);
}

} // namespace

Value call_function(const void* self, std::span<const Value> arguments, feel::Evaluation& evaluation,
                    feel::Span) {
  const Node& node = *static_cast<const Node*>(self);
  if (!node.logic) return Value();
  const std::size_t known = node.plan.slots.size();
  Value* frame = evaluation.arena.array<Value>(known + arguments.size());
  fill(
      node.plan, [&](NodeId id) { return constant_of(*node.graph, id); }, frame, evaluation.arena);
  std::copy(arguments.begin(), arguments.end(), frame + known);
  return run(node.logic, {frame, known + arguments.size()}, evaluation);
}

// A service sees its own inputs and nothing of its caller.
Value call_service(const void* self, std::span<const Value> arguments, feel::Evaluation& evaluation,
                   feel::Span) {
  const Node& node = *static_cast<const Node*>(self);
  const Service& service = node.service;
  const Graph& graph = *node.graph;
  Value* values = evaluation.arena.array<Value>(service.places);
  std::fill_n(values, service.places, Value());
  for (std::size_t i = 0; i < node.parameters.size() && i < arguments.size(); ++i)
    values[service.place_of[node.parameters[i]]] = arguments[i];
  const auto value_of = [&](NodeId id) {
    const NodeSort sort = graph.nodes[id].sort;
    if (sort == NodeSort::function || sort == NodeSort::service) return constant_of(graph, id);
    const std::uint32_t place = service.place_of[id];
    return place == Service::npos ? Value() : values[place];
  };
  for (const NodeId id : service.order)
    values[service.place_of[id]] = compute(graph.nodes[id], value_of, evaluation);
  if (service.outputs.size() == 1) return values[service.place_of[service.outputs[0]]];
  Value* outputs = evaluation.arena.array<Value>(service.outputs.size());
  for (std::size_t i = 0; i < service.outputs.size(); ++i)
    outputs[i] = values[service.place_of[service.outputs[i]]];
  return feel::make_context(evaluation.arena, service.shape, {outputs, service.outputs.size()});
}

} // namespace stackbook::dmn
