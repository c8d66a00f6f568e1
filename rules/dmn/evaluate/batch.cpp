#include "rules/dmn/evaluate/session.hpp"

#include <algorithm>

namespace stackbook::dmn {

using feel::Value;

namespace {

constexpr Value none;

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
  const auto look = [&](NodeId id, std::size_t row) {
    return columns[id] != nullptr ? columns[id][row] : values[id];
  };
  for (const NodeId id : order) {
    const Node& each = graph->nodes[id];
    const std::span<Value> answers =
        id == wanted ? outcomes : std::span(evaluation.arena.array<Value>(rows), rows);
    if (each.logic.table != nullptr && !each.cyclic && each.plan.imports.empty()) {
      std::vector<Table::Source> sources;
      for (const NodeId of : each.plan.slots)
        sources.push_back(of == no_node            ? Table::Source{&none, 0}
                          : columns[of] != nullptr ? Table::Source{columns[of], 1}
                                                   : Table::Source{&values[of], 0});
      each.logic.table->evaluate(sources, evaluation, answers);
      for (Value& answer : answers)
        for (const auto& [type, span] :
             {std::pair{each.logic.declared, each.logic.span}, std::pair{each.type, each.span}})
          if (!fits_plainly(answer, type)) answer = feel::coerce(answer, type, evaluation, span);
    } else {
      for (std::size_t row = 0; row < rows; ++row) {
        evaluation.steps = 0;
        answers[row] = compute(
            each, [&](NodeId need) { return look(need, row); }, evaluation);
      }
    }
    columns[id] = answers.data();
  }
  if (node.sort == NodeSort::service) {
    std::vector<Value> arguments(node.parameters.size());
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < arguments.size(); ++i) arguments[i] = look(node.parameters[i], row);
      evaluation.steps = 0;
      outcomes[row] = feel::invoke(values[wanted], arguments, evaluation, node.span);
    }
  } else if (order.empty()) {
    for (std::size_t row = 0; row < rows; ++row) outcomes[row] = look(wanted, row);
  }
}

} // namespace stackbook::dmn
