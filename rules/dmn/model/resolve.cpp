#include "rules/dmn/model/resolve.hpp"

#include "rules/dmn/model/place.hpp"
#include "rules/dmn/model/types.hpp"

#include <algorithm>

namespace stackbook::dmn {
namespace {

using Key = std::pair<std::string_view, std::string_view>; // namespace, id

class Linker {
 public:
  Linker(Graph& graph, std::vector<feel::Issue>& issues) : graph_(graph), issues_(issues) {
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
      const Node& node = graph.nodes[id];
      if (!node.id.empty()) by_id_.try_emplace({node.space, node.id}, id);
    }
  }

  void link(Node& node, const Drawn& drawn) {
    for (const Reference& reference : drawn.requirements)
      if (const NodeId target = find(node, reference); target != no_node) {
        const NodeSort sort = graph_.nodes[target].sort;
        auto& list = sort == NodeSort::input || sort == NodeSort::decision ? node.required : node.knowledge;
        if (std::find(list.begin(), list.end(), target) == list.end()) list.push_back(target);
      }
    gather(node, drawn.input_data, NodeSort::input, node.parameters);
    gather(node, drawn.input_decisions, NodeSort::decision, node.parameters);
    gather(node, drawn.outputs, NodeSort::decision, node.service.outputs);
  }

 private:
  NodeId find(const Node& node, const Reference& reference) {
    if (const auto found = by_id_.find({reference.space, reference.id}); found != by_id_.end())
      return found->second;
    const ModelScope& model = graph_.models[node.model];
    const bool known = graph_.model_of(reference.space) != nullptr;
    issues_.push_back({known ? feel::Code::model_reference : feel::Code::model_import,
                       span_of(model, *reference.element),
                       "'" + (known ? "#" + std::string(reference.id) : std::string(reference.space)) + "'"});
    return no_node;
  }

  void gather(const Node& node, const std::vector<Reference>& references, NodeSort sort,
              std::vector<NodeId>& into) {
    for (const Reference& reference : references) {
      const NodeId target = find(node, reference);
      if (target != no_node && graph_.nodes[target].sort == sort) into.push_back(target);
    }
  }

  Graph& graph_;
  std::vector<feel::Issue>& issues_;
  std::map<Key, NodeId> by_id_;
};

// One import as one variable: a context of what the node needs from it.
void declare_import(const std::string& name, const std::vector<NodeId>& nodes, feel::Scope& scope, Plan& plan,
                    const Graph& graph, feel::Types& types) {
  Plan::Imported imported;
  feel::TypeInfo& info = types.add({});
  info.form = feel::Type::Form::context;
  info.normal = true;
  for (const NodeId id : nodes) {
    imported.texts.push_back(graph.nodes[id].variable);
    info.members.push_back({graph.nodes[id].variable, graph.nodes[id].declared});
  }
  imported.nodes = nodes;
  imported.slot = scope.declare(name, feel::Type(&info));
  plan.slots.push_back(no_node);
  plan.imports.push_back(std::move(imported));
}

} // namespace

void add_nodes(std::span<const Definitions> models, Graph& graph, std::vector<const Drawn*>& drawn) {
  for (std::uint32_t m = 0; m < models.size(); ++m) {
    for (const Drawn& element : models[m].drawn) {
      const ModelScope& model = graph.models[m];
      Node& node = graph.nodes.emplace_back();
      node.sort = element.sort;
      node.id = element.id;
      node.name = element.name;
      node.variable = element.variable;
      node.space = model.space;
      node.model = m;
      node.graph = &graph;
      node.span = span_of(model, *element.element);
      drawn.push_back(&element);
    }
  }
}

void type_nodes(std::span<const Drawn* const> drawn, Graph& graph) {
  for (NodeId id = 0; id < drawn.size(); ++id) {
    Node& node = graph.nodes[id];
    node.type = declared_type(drawn[id]->type_ref, *drawn[id]->element, graph.models[node.model],
                              graph.portions.front());
    node.declared = node.type;
  }
}

void link(std::span<const Drawn* const> drawn, Graph& graph, std::vector<feel::Issue>& issues) {
  Linker linker(graph, issues);
  for (NodeId id = 0; id < graph.nodes.size(); ++id) linker.link(graph.nodes[id], *drawn[id]);
}

feel::Scope scope_of(const Node& node, Plan& plan, feel::Types& types) {
  const Graph& graph = *node.graph;
  const ModelScope& model = graph.models[node.model];
  feel::Scope scope = new_scope(model);
  scope.push();
  std::vector<NodeId> needed = node.required;
  needed.insert(needed.end(), node.knowledge.begin(), node.knowledge.end());
  std::vector<std::pair<std::string, std::vector<NodeId>>> imports;
  for (const NodeId id : needed) {
    const Node& target = graph.nodes[id];
    std::string prefix;
    if (target.space != model.space) {
      const auto import =
          std::find_if(model.imports.begin(), model.imports.end(),
                       [&](const ModelScope::Named& named) { return named.space == target.space; });
      if (import != model.imports.end()) prefix = import->name;
    }
    if (prefix.empty()) {
      scope.declare_staying(target.variable, target.declared);
      plan.slots.push_back(id);
      continue;
    }
    auto group = std::find_if(imports.begin(), imports.end(),
                              [&](const auto& known) { return known.first == prefix; });
    if (group == imports.end()) group = imports.insert(imports.end(), {prefix, {}});
    group->second.push_back(id);
  }
  for (const auto& [name, nodes] : imports) declare_import(name, nodes, scope, plan, graph, types);
  for (Plan::Imported& imported : plan.imports) {
    imported.names.assign(imported.texts.begin(), imported.texts.end());
    imported.shape = {imported.names.data(), static_cast<std::uint32_t>(imported.names.size())};
  }
  // A function may call itself.
  const bool is_function = node.sort == NodeSort::function;
  if (is_function && scope.find(node.variable) == nullptr) {
    scope.declare_staying(node.variable, node.declared);
    const auto self =
        std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& n) { return &n == &node; });
    plan.slots.push_back(static_cast<NodeId>(self - graph.nodes.begin()));
  }
  return scope;
}

} // namespace stackbook::dmn
