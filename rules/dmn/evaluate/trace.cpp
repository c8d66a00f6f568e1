#include "rules/dmn/evaluate/session.hpp"

#include <algorithm>

namespace stackbook::dmn {

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
  step(decision);
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const NodeId id = nodes[at];
    const Node& node = graph.nodes[id];
    const bool computed = node.sort == NodeSort::decision && state_->held[id] == State::Held::computed;
    Trace::Step& made = trace.steps.emplace_back(Trace::Step{id, state_->values[id], !computed, {}, {}});
    if (!computed) continue;
    if (node.logic.table != nullptr && !node.cyclic) state_->compute_in(id, node.memory, &made.table);
    // A part of a decision that is computed by itself is the decision's own: what it needs, the decision needs.
    std::vector<NodeId> needs(node.required.rbegin(), node.required.rend());
    while (!needs.empty()) {
      const NodeId need = needs.back();
      needs.pop_back();
      const Node& needed = graph.nodes[need];
      if (needed.hidden) {
        needs.insert(needs.end(), needed.required.rbegin(), needed.required.rend());
        continue;
      }
      const std::uint32_t other = step(need);
      if (std::ranges::find(made.required, other) == made.required.end()) made.required.push_back(other);
    }
  }
  return trace;
}

} // namespace stackbook::dmn
