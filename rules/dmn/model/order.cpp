#include "rules/dmn/model/order.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <type_traits>

namespace stackbook::dmn {
namespace {

enum class Colour : std::uint8_t { white, grey, black };

// Depth first with a stack of its own: chains of requirements may be long. `back` is told every member of a circle.
template <class Needs, class Back>
void visit(NodeId root, std::vector<Colour>& colours, std::vector<NodeId>& order, Needs needs, Back back) {
  struct Step {
    NodeId node;
    std::invoke_result_t<Needs, NodeId> needs;
    std::size_t next;
  };
  if (colours[root] != Colour::white) return;
  std::vector<Step> stack;
  stack.push_back({root, needs(root), 0});
  colours[root] = Colour::grey;
  while (!stack.empty()) {
    Step& step = stack.back();
    if (step.next == step.needs.size()) {
      colours[step.node] = Colour::black;
      order.push_back(step.node);
      stack.pop_back();
      continue;
    }
    const NodeId need = step.needs[step.next++];
    if (colours[need] == Colour::grey) {
      for (std::size_t i = stack.size(); i-- > 0;) {
        back(stack[i].node);
        if (stack[i].node == need) break;
      }
    }
    if (colours[need] != Colour::white) continue;
    colours[need] = Colour::grey;
    stack.push_back({need, needs(need), 0});
  }
}

void mark_cycles(Graph& graph, std::vector<feel::Issue>& issues) {
  std::vector<Colour> colours(graph.nodes.size(), Colour::white);
  std::vector<NodeId> order;
  std::vector<NodeId> cyclic;
  for (NodeId id = 0; id < graph.nodes.size(); ++id)
    visit(
        id, colours, order, [&](NodeId node) { return std::span(graph.nodes[node].required); },
        [&](NodeId member) { cyclic.push_back(member); });
  for (const NodeId id : cyclic) {
    Node& node = graph.nodes[id];
    if (node.cyclic) continue;
    node.cyclic = true;
    issues.push_back({feel::Code::model_cycle, node.span, "'" + node.name + "'"});
    node.required.clear();
  }
}

} // namespace

std::vector<NodeId> needs_of(const Node& node) {
  std::vector<NodeId> needs = node.required;
  needs.insert(needs.end(), node.knowledge.begin(), node.knowledge.end());
  needs.insert(needs.end(), node.service.outputs.begin(), node.service.outputs.end());
  return needs;
}

std::vector<NodeId> ordered(Graph& graph, std::vector<feel::Issue>& issues) {
  mark_cycles(graph, issues);
  std::vector<Colour> colours(graph.nodes.size(), Colour::white);
  std::vector<NodeId> order;
  for (NodeId id = 0; id < graph.nodes.size(); ++id)
    visit(
        id, colours, order, [&](NodeId node) { return needs_of(graph.nodes[node]); }, [](NodeId) {});
  return order;
}

std::vector<NodeId> required_first(const Graph& graph, const std::vector<NodeId>& order) {
  std::vector<Colour> colours(graph.nodes.size(), Colour::white);
  std::vector<NodeId> nodes;
  for (const NodeId id : order)
    visit(
        id, colours, nodes, [&](NodeId node) { return std::span(graph.nodes[node].required); },
        [](NodeId) {});
  return nodes;
}

void relate(Graph& graph, const std::vector<NodeId>& order) {
  const std::size_t count = graph.nodes.size(), width = (count + 63) / 64;
  using Bits = std::vector<std::uint64_t>;
  Bits needs(count * width, 0); // of each node all that it needs, directly or not
  const std::vector<NodeId> decisions = required_first(graph, order);
  Bits inputs(width, 0);
  for (NodeId id = 0; id < count; ++id)
    if (graph.nodes[id].sort == NodeSort::input) inputs[id / 64] |= std::uint64_t{1} << (id % 64);

  std::map<Bits, std::uint32_t> memories;
  memories.emplace(Bits(width, 0), 0);
  graph.memories_of.assign(count, {});
  Bits own(width, 0);
  for (const NodeId id : decisions) {
    Node& node = graph.nodes[id];
    if (node.sort != NodeSort::decision) continue;
    const std::span all = std::span(needs).subspan(id * width, width);
    for (const NodeId need : node.required) {
      all[need / 64] |= std::uint64_t{1} << (need % 64);
      for (std::size_t w = 0; w < width; ++w) all[w] |= needs[need * width + w];
    }
    for (std::size_t w = 0; w < width; ++w) own[w] = all[w] & inputs[w];
    node.memory = memories.try_emplace(own, static_cast<std::uint32_t>(memories.size())).first->second;
    for (std::size_t w = 0; w < width; ++w) {
      for (std::uint64_t left = all[w]; left != 0; left &= left - 1) {
        const auto need = static_cast<NodeId>(w * 64 + static_cast<std::size_t>(std::countr_zero(left)));
        graph.nodes[need].dependents.push_back(id);
        auto& cleared = graph.memories_of[need];
        if (std::find(cleared.begin(), cleared.end(), node.memory) == cleared.end())
          cleared.push_back(node.memory);
      }
    }
  }
  graph.memories = static_cast<std::uint32_t>(memories.size());
}

void plan_service(Node& node, Graph& graph) {
  Service& service = node.service;
  service.place_of.assign(graph.nodes.size(), Service::npos);
  const auto place = [&](NodeId id) {
    if (service.place_of[id] == Service::npos) service.place_of[id] = service.places++;
  };
  for (const NodeId id : node.parameters) place(id);
  std::vector<Colour> colours(graph.nodes.size(), Colour::white);
  for (const NodeId id : node.parameters) colours[id] = Colour::black; // given, never computed
  std::vector<NodeId> order;
  for (const NodeId id : service.outputs)
    visit(
        id, colours, order, [&](NodeId at) { return std::span(graph.nodes[at].required); }, [](NodeId) {});
  for (const NodeId id : order) {
    place(id);
    if (graph.nodes[id].sort == NodeSort::decision) service.order.push_back(id);
  }
  for (const NodeId id : service.outputs) {
    place(id);
    service.texts.push_back(graph.nodes[id].variable);
  }
  service.names.assign(service.texts.begin(), service.texts.end());
  service.shape = {service.names.data(), static_cast<std::uint32_t>(service.names.size())};
}

} // namespace stackbook::dmn
