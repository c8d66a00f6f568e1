#include "rules/dmn/evaluate/session.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::dmn {

namespace {

// Whether computing it may ask a table other than its own.
bool may_ask(const Graph& graph, const Node& node) {
  return node.has_inner_tables || !node.knowledge.empty() ||
         std::ranges::any_of(node.required, [&](NodeId need) {
           return graph.nodes[need].declared.form() == feel::Type::Form::function;
         });
}

} // namespace

Trace Session::trace(NodeId decision) {
  evaluate(decision);
  const Graph& graph = *state_->graph;
  Trace trace;
  std::vector<std::uint32_t> step_of(graph.nodes.size(), no_node);
  std::vector<NodeId> nodes; // of the steps
  const auto step = [&](NodeId id) {
    if (step_of[id] == no_node) {
      step_of[id] = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(id);
    }
    return step_of[id];
  };
  std::vector<std::pair<std::size_t, std::vector<Witness::Use>>> asked; // by step
  step(decision);
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const NodeId id = nodes[at];
    const Node& node = graph.nodes[id];
    const bool computed = node.sort == NodeSort::decision && state_->held[id] == State::Held::computed;
    Trace::Step& made = trace.steps.emplace_back(Trace::Step{id, state_->values[id], !computed, {}, {}});
    if (!computed) continue;
    Witness witness;
    if (!node.cyclic && (node.logic.table != nullptr || may_ask(graph, node)))
      state_->compute_watched(witness, id, node.logic.table != nullptr ? &made.table : nullptr);
    // A part of a decision that is computed by itself is the decision's own: what it needs, the decision needs.
    std::vector<NodeId> needs(node.required.rbegin(), node.required.rend());
    while (!needs.empty()) {
      const NodeId need = needs.back();
      needs.pop_back();
      const Node& needed = graph.nodes[need];
      if (needed.hidden) {
        if (may_ask(graph, needed)) state_->compute_watched(witness, need, nullptr);
        needs.insert(needs.end(), needed.required.rbegin(), needed.required.rend());
        continue;
      }
      const std::uint32_t other = step(need);
      if (std::ranges::find(made.required, other) == made.required.end()) made.required.push_back(other);
    }
    if (!witness.uses.empty()) asked.emplace_back(at, std::move(witness.uses));
  }
  // Before what it required stand the tables that it asked on the way, each as often as it asked.
  for (auto& [at, uses] : asked) {
    std::vector<std::uint32_t> required;
    for (Witness::Use& use : uses) {
      required.push_back(static_cast<std::uint32_t>(trace.steps.size()));
      trace.steps.push_back(Trace::Step{use.table->node, use.value, false, std::move(use.answer), {}});
    }
    auto& all = trace.steps[at].required;
    all.insert(all.begin(), required.begin(), required.end());
  }
  return trace;
}

} // namespace stackbook::dmn
