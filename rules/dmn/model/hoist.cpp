#include "rules/dmn/model/hoist.hpp"

#include "rules/dmn/model/order.hpp"
#include "rules/feel/program/instruction.hpp"

#include <algorithm>

namespace stackbook::dmn {
namespace {

using Bits = std::vector<std::uint64_t>;

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
  explicit Hoisting(Graph& graph) : graph_(graph), inputs_(graph.nodes.size()) {}

  // Comes after those of all that it requires.
  void run(NodeId id) {
    Node& node = graph_.nodes[id];
    inputs_[id] = inputs_of(node.required);
    if (node.sort == NodeSort::input) inputs_[id][id / 64] |= std::uint64_t{1} << (id % 64);
    if (node.sort != NodeSort::decision || node.logic.table == nullptr || node.cyclic) return;
    Table& table = const_cast<Table&>(*node.logic.table); // one of the graph, which is still being made
    for (Table::Input& input : table.inputs)
      if (input.slot == Table::npos && !input.program.is_constant() && is_worth_keeping(input.program))
        move_out(id, table, input);
    table.finish(); // the slots are known now
  }

 private:
  // The input data that some nodes depend on, directly or not.
  Bits inputs_of(const std::vector<NodeId>& nodes) const {
    Bits all((inputs_.size() + 63) / 64, 0);
    for (const NodeId id : nodes)
      for (std::size_t w = 0; w < all.size(); ++w) all[w] |= inputs_[id][w];
    return all;
  }

  void move_out(NodeId decision, const Table& table, Table::Input& input) {
    Node& node = graph_.nodes[decision];
    Node part;
    const auto need = [&](NodeId id) {
      const NodeSort sort = graph_.nodes[id].sort;
      auto& list = sort == NodeSort::input || sort == NodeSort::decision ? part.required : part.knowledge;
      if (std::ranges::find(list, id) == list.end()) list.push_back(id);
    };
    for (std::uint32_t slot = 0; slot < table.frame_size; ++slot) {
      const NodeId id = node.plan.slots[slot];
      const bool used = input.program.uses(slot);
      part.plan.slots.push_back(used ? id : no_node);
      if (used && id != no_node) need(id);
    }
    for (const Plan::Imported& imported : node.plan.imports)
      if (input.program.uses(imported.slot))
        for (const NodeId id : imported.nodes) need(id);
    if (inputs_of(part.required) == inputs_[decision]) return;
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
  std::vector<Bits> inputs_; // by node
};

} // namespace

void hoist(Graph& graph, const std::vector<NodeId>& order) {
  Hoisting hoisting(graph);
  for (const NodeId id : required_first(graph, order)) hoisting.run(id);
}

} // namespace stackbook::dmn
