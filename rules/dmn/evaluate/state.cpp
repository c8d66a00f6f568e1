#include "rules/dmn/evaluate/session.hpp"

#include <algorithm>

namespace stackbook::dmn {

using feel::Value;

namespace {

const Graph nothing; // of a default Model

} // namespace

Session::State::State(const Model& of, feel::Limits limits, feel::Clock clock)
    : model(of), graph(model.graph() == nullptr ? &nothing : model.graph()), inputs(limits.bytes),
      shown(inputs) {
  const std::size_t count = graph->nodes.size();
  values.resize(count);
  held.assign(count, Held::nothing);
  for (NodeId id = 0; id < count; ++id) {
    const Node& node = graph->nodes[id];
    if (node.sort == NodeSort::function || node.sort == NodeSort::service)
      values[id] = Value::function(&node.function);
  }
  for (std::uint32_t i = 0; i <= graph->memories; ++i) {
    Memory& memory = memories.emplace_back(limits.bytes, shown);
    memory.evaluation.limits = limits;
    memory.evaluation.clock = clock;
  }
  shown.limits = limits;
  shown.clock = clock;
  group_inputs();
}

void Session::State::group_inputs() {
  std::map<std::pair<std::vector<NodeId>, std::vector<std::uint32_t>>, std::uint32_t> groups;
  for (NodeId id = 0; id < graph->nodes.size(); ++id) {
    const auto next = static_cast<std::uint32_t>(groups.size());
    const Node& node = graph->nodes[id];
    const auto group = groups.try_emplace({node.dependents, graph->memories_of[id]}, next).first->second;
    places.push_back({group, Fit(node.type), node.sort == NodeSort::input});
  }
  forgotten.assign(groups.size(), UINT64_MAX);
}

feel::Evaluation& Session::State::enter(Memory& entered, std::uint32_t memory) {
  ++entries;
  entered.used = true;
  entered.evaluation.steps = 0;
  entered.evaluation.depth = 0;
  const std::size_t kept = shown.reasons.kept();
  if (segments.empty() || segments.back().memory != memory) {
    if (!segments.empty() && segments.back().begin == kept)
      segments.back().memory = memory;
    else
      segments.push_back({memory, kept});
  }
  return entered.evaluation;
}

void Session::State::clear(std::uint32_t memory) {
  Memory& cleared = memories[memory];
  if (!cleared.used) return;
  cleared.arena.clear();
  cleared.used = false;
}

// Reasons of cleared memories go as far as they lie on top; those beneath a reason still needed wait for it.
void Session::State::forget_reasons(NodeId node) {
  const auto& cleared = graph->memories_of[node];
  while (!segments.empty() &&
         (segments.back().memory == given_number(node) ||
          std::find(cleared.begin(), cleared.end(), segments.back().memory) != cleared.end())) {
    shown.reasons.cut(segments.back().begin);
    segments.pop_back();
  }
}

void Session::State::forget_dependents(NodeId node) {
  const bool input = places[node].input;
  if (input) forgotten[places[node].group] = entries;
  for (const NodeId dependent : graph->nodes[node].dependents)
    if (held[dependent] == Held::computed) held[dependent] = Held::nothing;
  const auto& cleared = graph->memories_of[node];
  for (const std::uint32_t memory : cleared) clear(memory);
  if (!segments.empty()) forget_reasons(node);
  if (input) return;
  // A decision shares memories with decisions that do not need it: they, and what needs them, are computed
  // again.
  for (NodeId id = 0; id < graph->nodes.size(); ++id) {
    const Node& other = graph->nodes[id];
    if (other.sort != NodeSort::decision || held[id] != Held::computed) continue;
    if (std::find(cleared.begin(), cleared.end(), other.memory) == cleared.end()) continue;
    held[id] = Held::nothing;
    for (const NodeId dependent : other.dependents)
      if (held[dependent] == Held::computed) held[dependent] = Held::nothing;
  }
}

Session::State::Memory& Session::State::memory_of_given(NodeId node) {
  if (given.size() <= node) given.resize(graph->nodes.size());
  if (given[node] == nullptr) {
    given[node] = std::make_unique<Memory>(shown.limits.bytes, shown);
    given[node]->evaluation.limits = shown.limits;
    given[node]->evaluation.clock = shown.clock;
  }
  given[node]->arena.clear();
  return *given[node];
}

void Session::State::assign(NodeId node, Value value, Held now) {
  // Of the inputs of a row the first one forgets for those of its group: nothing was computed since.
  const Place& place = places[node];
  if (!place.input || forgotten[place.group] != entries) forget_dependents(node);
  // Where a list of it stands, another may have stood before.
  if (value.kind() == feel::Kind::list || value.kind() == feel::Kind::context) shown.lists.forget(value);
  if (!place.fit.holds(value)) {
    feel::Evaluation& evaluation = enter(memory_of_given(node), given_number(node));
    value = feel::coerce(value, graph->nodes[node].type, evaluation, graph->nodes[node].span);
  }
  values[node] = value;
  held[node] = now;
}

feel::Value Session::State::compute_in(NodeId decision, std::uint32_t memory, TableAnswer* answer) {
  const Node& node = graph->nodes[decision];
  feel::Evaluation& evaluation = enter(memory);
  const auto look = [this](NodeId id) { return values[id]; };
  Value value;
  if (answer == nullptr) {
    value = compute(node, look, evaluation);
  } else {
    table_frame.assign(node.plan.slots.size(), Value());
    fill(node.plan, look, table_frame.data(), evaluation.arena);
    value = node.logic.table->evaluate(table_frame, evaluation, answer);
  }
  return value;
}

void Session::State::compute_watched(Witness& witness, NodeId decision, TableAnswer* answer) {
  const std::uint32_t memory = graph->nodes[decision].memory;
  const void*& watching = memories[memory].evaluation.host;
  watching = &witness;
  compute_in(decision, memory, answer);
  watching = nullptr;
}

Value Session::State::value_of(NodeId decision) {
  if (held[decision] != Held::nothing) return values[decision];
  stack.assign(1, decision);
  while (!stack.empty()) {
    const NodeId id = stack.back();
    const Node& node = graph->nodes[id];
    const std::size_t before = stack.size();
    for (const NodeId need : node.required)
      if (held[need] == Held::nothing && graph->nodes[need].sort == NodeSort::decision) stack.push_back(need);
    if (stack.size() != before) continue;
    stack.pop_back();
    if (held[id] != Held::nothing) continue;
    values[id] = compute_in(id, node.memory, nullptr);
    held[id] = Held::computed;
  }
  return values[decision];
}

} // namespace stackbook::dmn
