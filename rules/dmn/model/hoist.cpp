#include "rules/dmn/model/hoist.hpp"

#include "rules/dmn/model/order.hpp"
#include "rules/feel/program/instruction.hpp"

#include <algorithm>
#include <span>

namespace stackbook::dmn {
namespace {

// Looking up and computing cost no more than fetching what was computed before.
bool is_worth_keeping(const feel::Program& program) {
  return std::ranges::any_of(program.code()->code, [](const feel::Instruction& instruction) {
    switch (instruction.code) {
    case feel::Opcode::call:
    case feel::Opcode::call_value:
    case feel::Opcode::host:
    case feel::Opcode::again: return true;
    default: return false;
    }
  });
}

class Hoisting {
 public:
  explicit Hoisting(Graph& graph)
      : graph_(graph), width_((graph.nodes.size() + 63) / 64), inputs_(graph.nodes.size() * width_) {}

  // Comes after those of all that it requires.
  void run(NodeId id) {
    Node& node = graph_.nodes[id];
    const std::span<std::uint64_t> inputs = inputs_of(id);
    for (const NodeId need : node.required)
      for (std::size_t w = 0; w < width_; ++w) inputs[w] |= inputs_of(need)[w];
    if (node.sort == NodeSort::input) inputs[id / 64] |= std::uint64_t{1} << (id % 64);
    if (node.sort != NodeSort::decision || node.logic.table == nullptr || node.cyclic) return;
    Table& table = const_cast<Table&>(*node.logic.table); // one of the graph, which is still being made
    for (Table::Input& input : table.inputs)
      if (input.slot == Table::npos && !input.program.is_constant() && is_worth_keeping(input.program))
        move_out(id, table, input);
    table.finish(); // the slots are known now
  }

 private:
  // The input data that a node depends on, directly or not.
  std::span<std::uint64_t> inputs_of(NodeId id) { return std::span(inputs_).subspan(id * width_, width_); }

  // Whether nodes together depend on all input data that another does.
  bool reach_all(const std::vector<NodeId>& nodes, NodeId of) {
    for (std::size_t w = 0; w < width_; ++w) {
      std::uint64_t all = 0;
      for (const NodeId id : nodes) all |= inputs_of(id)[w];
      if (all != inputs_of(of)[w]) return false;
    }
    return true;
  }

  void move_out(NodeId decision, const Table& table, Table::Input& input) {
    Node& node = graph_.nodes[decision];
    Node part;
    const auto need = [&](NodeId id) {
      const NodeSort sort = graph_.nodes[id].sort;
      auto& list = sort == NodeSort::input || sort == NodeSort::decision ? part.required : part.knowledge;
      if (std::ranges::find(list, id) == list.end()) list.push_back(id);
    };
    part.plan.slots.reserve(table.frame_size);
    for (std::uint32_t slot = 0; slot < table.frame_size; ++slot) {
      const NodeId id = node.plan.slots[slot];
      const bool used = input.program.uses(slot);
      part.plan.slots.push_back(used ? id : no_node);
      if (used && id != no_node) need(id);
    }
    for (const Plan::Imported& imported : node.plan.imports)
      if (input.program.uses(imported.slot))
        for (const NodeId id : imported.nodes) need(id);
    if (reach_all(part.required, decision)) return;
    for (const Plan::Imported& imported : node.plan.imports) {
      if (!input.program.uses(imported.slot)) continue;
      Plan::Imported& copy = part.plan.imports.emplace_back(imported);
      copy.names.assign(copy.texts.begin(), copy.texts.end());
      copy.shape = {copy.names.data(), static_cast<std::uint32_t>(copy.names.size())};
    }
    part.sort = NodeSort::decision;
    part.hidden = true;
    part.space = node.space;
    part.model = node.model;
    part.graph = node.graph;
    part.span = input.span;
    part.logic.program = input.program;
    part.logic.declared = input.type;
    part.logic.span = input.span;
    input.slot = static_cast<std::uint32_t>(node.plan.slots.size());
    const auto id = static_cast<NodeId>(graph_.nodes.size());
    graph_.nodes.push_back(std::move(part));
    node.plan.slots.push_back(id);
    node.required.push_back(id);
  }

  Graph& graph_;
  std::size_t width_;                 // words of a set of nodes
  std::vector<std::uint64_t> inputs_; // sets, by node
};

} // namespace

void hoist(Graph& graph, const std::vector<NodeId>& order) {
  Hoisting hoisting(graph);
  for (const NodeId id : required_first(graph, order)) hoisting.run(id);
}

} // namespace stackbook::dmn
