#include "rules/dmn/model/graph.hpp"

#include <algorithm>

namespace stackbook::dmn {
namespace {

const feel::Sources no_sources;

} // namespace

std::span<const feel::Issue> Model::issues() const {
  return graph_ == nullptr ? std::span<const feel::Issue>{} : std::span<const feel::Issue>(graph_->issues);
}

const feel::Sources& Model::sources() const {
  return graph_ == nullptr ? no_sources : graph_->sources;
}

std::optional<NodeId> Model::find(std::string_view name, NodeSort sort, std::string_view ns) const {
  if (graph_ == nullptr) return std::nullopt;
  for (NodeId id = 0; id < graph_->nodes.size(); ++id) {
    const Node& node = graph_->nodes[id];
    if (node.hidden) continue;
    if (node.sort == sort && (node.name == name || node.variable == name) && (ns.empty() || node.space == ns))
      return id;
  }
  return std::nullopt;
}

std::vector<NodeId> Model::all(NodeSort sort) const {
  std::vector<NodeId> found;
  if (graph_ != nullptr)
    for (NodeId id = 0; id < graph_->nodes.size(); ++id)
      if (graph_->nodes[id].sort == sort && !graph_->nodes[id].hidden) found.push_back(id);
  return found;
}

std::string_view Model::name_of(NodeId node) const {
  return graph_->nodes[node].name;
}
std::string_view Model::namespace_of(NodeId node) const {
  return graph_->nodes[node].space;
}
NodeSort Model::sort_of(NodeId node) const {
  return graph_->nodes[node].sort;
}
feel::Type Model::type_of(NodeId node) const {
  return graph_->nodes[node].type;
}

std::optional<feel::Type> Model::find_type(std::string_view name) const {
  if (graph_ == nullptr) return std::nullopt;
  for (const ModelScope& model : graph_->models)
    if (auto type = dmn::find_type(model, name)) return type;
  return std::nullopt;
}

std::vector<NodeId> Model::inputs_of(NodeId decision) const {
  std::vector<bool> seen(graph_->nodes.size());
  std::vector<NodeId> open{decision}, inputs;
  while (!open.empty()) {
    const Node& node = graph_->nodes[open.back()];
    open.pop_back();
    for (const NodeId need : node.required) {
      if (seen[need]) continue;
      seen[need] = true;
      (graph_->nodes[need].sort == NodeSort::input ? inputs : open).push_back(need);
    }
  }
  std::ranges::sort(inputs);
  return inputs;
}

std::vector<NodeId> Model::parameters_of(NodeId service) const {
  return graph_->nodes[service].parameters;
}

std::vector<feel::ParameterDeclaration> Model::signature_of(NodeId node) const {
  return graph_->nodes[node].declarations;
}

std::span<const TableRule> Model::rules_of(NodeId decision) const {
  const Table* table = graph_->nodes[decision].logic.table;
  return table == nullptr ? std::span<const TableRule>{} : table->texts.rules;
}

std::vector<std::string> Model::allowed_values(feel::Type type) const {
  const feel::Constraint* constraint = type.info().constraint;
  for (const AllowedValues& allowed : graph_->allowed)
    if (&allowed == constraint) return allowed.texts;
  return {};
}

} // namespace stackbook::dmn
