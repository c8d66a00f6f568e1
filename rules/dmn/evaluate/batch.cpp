#include "rules/dmn/evaluate/session.hpp"

#include <algorithm>

namespace stackbook::dmn {

using feel::Value;

namespace {

// The values of each node, row by row; null for a node whose value is the same in all of them.
using Columns = std::vector<const Value*>;

// The decisions that differ from row to row and are needed for one, each after what it needs. `ask` computes those that
// do not differ.
template <class Ask>
std::vector<NodeId> differing(const Graph& graph, NodeId asked, const std::vector<bool>& differs, Ask ask) {
  std::vector<NodeId> order, stack{asked};
  std::vector<bool> done(graph.nodes.size());
  while (!stack.empty()) {
    const NodeId id = stack.back();
    const std::size_t before = stack.size();
    for (const NodeId need : graph.nodes[id].required) {
      if (done[need] || graph.nodes[need].sort != NodeSort::decision) continue;
      if (differs[need])
        stack.push_back(need);
      else
        ask(need), done[need] = true;
    }
    if (stack.size() != before) continue;
    stack.pop_back();
    if (done[id]) continue;
    done[id] = true;
    order.push_back(id);
  }
  return order;
}

} // namespace

feel::Evaluation& Session::State::enter_batch() {
  if (batch == nullptr) {
    batch = std::make_unique<Memory>(shown.limits.bytes, shown);
    batch->evaluation.limits = shown.limits;
    batch->evaluation.clock = shown.clock;
  }
  batch->arena.clear();
  while (!segments.empty() && segments.back().memory == batch_number()) {
    shown.reasons.cut(segments.back().begin);
    segments.pop_back();
  }
  return enter(*batch, batch_number());
}

void Session::State::evaluate_rows(NodeId wanted, std::span<const InputColumn> rows_of,
                                   std::span<Value> outcomes) {
  const std::size_t rows = outcomes.size();
  std::vector<bool> differs(graph->nodes.size());
  for (const InputColumn& column : rows_of)
    for (const NodeId dependent : graph->nodes[column.node].dependents)
      differs[dependent] = held[dependent] != Held::given;
  for (const InputColumn& column : rows_of) differs[column.node] = false;

  const Node& node = graph->nodes[wanted];
  std::vector<NodeId> order;
  if (node.sort == NodeSort::decision) {
    const auto ask = [this](NodeId id) { value_of(id); };
    if (differs[wanted])
      order = differing(*graph, wanted, differs, ask);
    else if (std::ranges::none_of(rows_of, [&](const InputColumn& column) { return column.node == wanted; }))
      ask(wanted);
  }

  feel::Evaluation& evaluation = enter_batch();
  Columns columns(graph->nodes.size());
  for (const InputColumn& column : rows_of) {
    const Node& of = graph->nodes[column.node];
    Value* converted = nullptr;
    for (std::size_t row = 0; row < rows; ++row) {
      const Value value = column.values[row];
      if (value.kind() == feel::Kind::list || value.kind() == feel::Kind::context) shown.lists.forget(value);
      if (fits_plainly(value, of.type)) continue;
      if (converted == nullptr) {
        converted = evaluation.arena.array<Value>(rows);
        std::ranges::copy(column.values, converted);
      }
      evaluation.steps = 0;
      converted[row] = feel::coerce(value, of.type, evaluation, of.span);
    }
    columns[column.node] = converted != nullptr ? converted : column.values.data();
  }
  for (const NodeId id : order)
    columns[id] = id == wanted ? outcomes.data() : evaluation.arena.array<Value>(rows);

  std::vector<Value> arguments;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto look = [&](NodeId id) { return columns[id] != nullptr ? columns[id][row] : values[id]; };
    for (const NodeId id : order) {
      evaluation.steps = 0;
      const_cast<Value*>(columns[id])[row] = compute(graph->nodes[id], look, evaluation);
    }
    if (node.sort == NodeSort::service) {
      arguments.clear();
      for (const NodeId parameter : node.parameters) arguments.push_back(look(parameter));
      evaluation.steps = 0;
      outcomes[row] = feel::invoke(values[wanted], arguments, evaluation, node.span);
    } else if (order.empty()) {
      outcomes[row] = look(wanted);
    }
  }
}

} // namespace stackbook::dmn
