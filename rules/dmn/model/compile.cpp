#include "rules/dmn/table/compile.hpp"

#include "rules/dmn/boxed/function.hpp"
#include "rules/dmn/evaluate/frame.hpp"
#include "rules/dmn/model/finding.hpp"
#include "rules/dmn/model/hoist.hpp"
#include "rules/dmn/model/order.hpp"
#include "rules/dmn/model/place.hpp"
#include "rules/dmn/model/resolve.hpp"
#include "rules/dmn/model/types.hpp"
#include "rules/dmn/share.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <numeric>

namespace stackbook::dmn {
namespace {

using feel::Type;

constexpr std::size_t most_portions = 16;   // for each thread to be busy to the end, however many there are
constexpr std::size_t least_elements = 150; // of a portion: less is not worth a thread

void add_file(std::string_view name, Result<Definitions> read, std::vector<Definitions>& models,
              Graph& graph) {
  File& file = graph.files.emplace_back();
  file.name = name;
  file.first = graph.elements;
  if (!read) {
    ++graph.elements;
    graph.portions.front().issues.push_back(
        {feel::Code::model_malformed, {file.first, 0, 0}, to_text(read.failure())});
    return;
  }
  file.document = read->document;
  graph.elements += static_cast<std::uint32_t>(read->document.size());
  read->first = file.first;
  models.push_back(std::move(*read));
}

std::vector<Definitions> read_models(std::span<const ModelText> texts, std::size_t threads, Graph& graph) {
  std::vector<std::optional<Result<Definitions>>> read(texts.size());
  std::vector<std::size_t> order(texts.size()); // the longest first, so that all threads end together
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return texts[i].bytes.size(); });
  share(order.size(), threads, [&](std::size_t i) { read[order[i]] = read_definitions(texts[order[i]]); });
  std::vector<Definitions> models;
  for (std::size_t i = 0; i < texts.size(); ++i) add_file(texts[i].name, std::move(*read[i]), models, graph);
  return models;
}

void add_shipped_models(std::vector<Definitions>& models, Graph& graph) {
  const auto has = [&](std::string_view space) {
    return std::any_of(models.begin(), models.end(),
                       [&](const Definitions& model) { return model.space == space; });
  };
  const auto imports = [&](const Definitions& model) {
    return std::any_of(model.imports.begin(), model.imports.end(),
                       [](const Import& import) { return import.space == finding_space; });
  };
  if (has(finding_space) || std::none_of(models.begin(), models.end(), imports)) return;
  const ModelText shipped{"finding.dmn", finding_model()};
  add_file(shipped.name, read_definitions(shipped), models, graph);
}

void add_scopes(std::vector<Definitions>& models, Graph& graph) {
  std::vector<feel::Issue>& issues = graph.portions.front().issues;
  for (std::size_t i = 0; i < models.size(); ++i) {
    ModelScope& scope = graph.models.emplace_back();
    scope.graph = &graph;
    scope.first = models[i].first;
    scope.space = models[i].space;
    for (std::size_t k = 0; k < i; ++k)
      if (models[k].space == models[i].space)
        issues.push_back({feel::Code::model_malformed, span_of(scope, models[i].document.root()),
                          "the namespace '" + scope.space + "' is that of " + models[k].file + " too"});
  }
  for (std::size_t i = 0; i < models.size(); ++i) {
    for (const Import& import : models[i].imports) {
      ModelScope& scope = graph.models[i];
      scope.imports.push_back({import.name, import.space});
      if (graph.model_of(import.space) == nullptr)
        issues.push_back(
            {feel::Code::model_import, span_of(scope, *import.element), "'" + import.space + "'"});
    }
  }
}

// What a function's variable declares: the type of its result, or the function's own type.
Type result_type(Type declared) {
  if (declared.form() != Type::Form::function) return declared;
  return declared.info().result == nullptr ? Type() : Type(declared.info().result);
}

Type function_type(const Node& node, feel::Types& types) {
  feel::TypeInfo& info = types.add({});
  info.form = Type::Form::function;
  for (const feel::ParameterDeclaration& parameter : node.declarations)
    info.parameters.push_back({parameter.name, parameter.type});
  info.result = &node.type.info();
  return Type(&info);
}

class Builder {
 public:
  Builder(Graph& graph, std::span<const Definitions> models, std::span<const Drawn* const> drawn)
      : graph_(graph), models_(models), drawn_(drawn) {}

  // Parameters and declared results of functions, so that whoever is compiled first knows them.
  void declare(NodeId id) {
    Portion& into = graph_.portions.front();
    Node& node = graph_.nodes[id];
    if (node.sort == NodeSort::input || node.sort == NodeSort::decision) return;
    node.type = result_type(node.type);
    if (node.sort == NodeSort::service) {
      for (const NodeId parameter : node.parameters)
        node.declarations.push_back({graph_.nodes[parameter].variable, graph_.nodes[parameter].type});
    } else if (drawn_[id]->logic != nullptr) {
      feel::Tree tree;
      feel::Scope scope;
      Lowering at = lowering(node, scope, tree, into);
      node.declarations = parameters_of(*drawn_[id]->logic, at);
    }
    node.declared = function_type(node, into.types);
    node.function = {node.declarations, node.type,
                     feel::Native{node.sort == NodeSort::service ? &call_service : &call_function, &node},
                     node.name};
  }

  // Whether its type is known without its logic, so that nothing has to wait for it.
  bool is_settled(NodeId id) const {
    const Node& node = graph_.nodes[id];
    return node.sort == NodeSort::input || (node.sort != NodeSort::service && !node.type.is_any());
  }

  void compile(NodeId id, Portion& into) {
    Node& node = graph_.nodes[id];
    if (node.sort == NodeSort::service) infer_service(node, into.types);
    const xml::Element* logic = drawn_[id]->logic;
    if (logic == nullptr) return;
    feel::Scope scope = scope_of(node, node.plan, into.types);
    if (node.sort == NodeSort::function) {
      scope.push();
      for (const feel::ParameterDeclaration& parameter : node.declarations)
        scope.declare_staying(parameter.name, parameter.type);
    }
    feel::Tree tree;
    Lowering at = lowering(node, scope, tree, into);
    node.logic.span = node.span;
    const std::size_t placed = into.placed.size();
    Type inferred;
    if (node.sort == NodeSort::function)
      inferred = function_logic(node, *logic, at);
    else
      inferred = logic_of(node.logic, *logic, at);
    node.has_inner_tables = into.placed.size() != placed;
    settle(node, inferred);
  }

 private:
  Lowering lowering(const Node& node, feel::Scope& scope, feel::Tree& tree, Portion& into) {
    const bool feel = is_feel(models_[node.model].expression_language);
    return {into, graph_.models[node.model], scope, tree, feel};
  }

  Type logic_of(Logic& logic, const xml::Element& expression, Lowering& at) {
    if (expression.name == "decisionTable") {
      logic.declared = declared_type(expression, at.model, at.into);
      logic.table = &compile_table(expression, at);
      return logic.declared;
    }
    const feel::NodeId root = lower(expression, at, &logic.declared);
    logic.program = feel::compile(at.tree, root, at.scope, at.into.types, at.into.issues);
    return logic.declared.is_any() ? feel::infer(at.tree, root, at.scope, at.into.types) : logic.declared;
  }

  Type function_logic(Node& node, const xml::Element& encapsulated, Lowering& at) {
    const std::string_view kind = encapsulated.attribute_or("kind", "FEEL");
    const xml::Element* body = expression_in(encapsulated);
    if (body == nullptr) return {};
    if (kind != "Java" && kind != "PMML") return logic_of(node.logic, *body, at);
    external(node, encapsulated, at);
    return {};
  }

  // An external function is FEEL's own; the model's function calls it with its parameters.
  void external(Node& node, const xml::Element& encapsulated, Lowering& at) {
    bool is_external = false;
    const feel::NodeId mapping = lower_body(encapsulated, at, is_external, nullptr);
    const feel::NodeId function =
        at.tree.add_function(node.span, {node.declarations, Type()}, mapping, is_external);
    std::vector<feel::NodeId> call{function};
    for (const feel::ParameterDeclaration& parameter : node.declarations)
      call.push_back(at.tree.add_text(feel::Form::name, node.span, parameter.name));
    const feel::NodeId root = at.tree.add(feel::Form::call, node.span, call);
    node.logic.program = feel::compile(at.tree, root, at.scope, at.into.types, at.into.issues);
  }

  // Names inside values are read by type, so an undeclared type becomes what the logic shows.
  void settle(Node& node, Type inferred) {
    if (node.sort == NodeSort::decision) {
      if (node.type.is_any()) node.declared = inferred;
    } else if (node.type.is_any() && !inferred.is_any()) {
      const_cast<feel::TypeInfo&>(node.declared.info()).result = &inferred.info();
    }
  }

  void infer_service(Node& node, feel::Types& types) {
    if (!node.type.is_any()) return;
    if (node.service.outputs.size() == 1) {
      settle(node, graph_.nodes[node.service.outputs[0]].declared);
      return;
    }
    feel::TypeInfo& info = types.add({});
    info.form = Type::Form::context;
    info.normal = true;
    for (const NodeId output : node.service.outputs)
      info.members.push_back({graph_.nodes[output].variable, graph_.nodes[output].declared});
    settle(node, Type(&info));
  }

  Graph& graph_;
  std::span<const Definitions> models_;
  std::span<const Drawn* const> drawn_;
};

struct Waves { // nodes that wait only for those of earlier waves
  std::vector<std::vector<NodeId>> all;
  bool circular = false; // among nodes whose types are not known: some wait for later ones too
};

Waves waves_of(const Builder& builder, const std::vector<NodeId>& order, const Graph& graph) {
  constexpr std::uint32_t unplaced = 0xffff'ffffu;
  Waves waves;
  std::vector<std::uint32_t> wave(graph.nodes.size(), unplaced);
  for (const NodeId id : order) {
    std::uint32_t own = 0;
    for (const NodeId need : needs_of(graph.nodes[id])) {
      if (need == id || builder.is_settled(need)) continue;
      if (wave[need] == unplaced)
        waves.circular = true;
      else
        own = std::max(own, wave[need] + 1);
    }
    wave[id] = own;
    if (waves.all.size() <= own) waves.all.resize(own + 1);
    waves.all[own].push_back(id);
  }
  return waves;
}

// In stretches of about as many elements each.
void add_portions(std::span<const NodeId> nodes, std::span<const Drawn* const> drawn,
                  std::vector<std::span<const NodeId>>& portions) {
  const auto size_of = [&](NodeId id) {
    const xml::Element& element = *drawn[id]->element;
    return element.next == nullptr ? std::size_t{1} : element.next->number - element.number;
  };
  std::size_t all = 0;
  for (const NodeId id : nodes) all += size_of(id);
  const std::size_t enough = std::max(all / most_portions, least_elements);
  std::size_t begin = 0, size = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    size += size_of(nodes[i]);
    if (size < enough && i + 1 < nodes.size()) continue;
    portions.push_back(nodes.subspan(begin, i + 1 - begin));
    begin = i + 1;
    size = 0;
  }
}

// A node waits for those it needs, not for its whole wave.
void compile_nodes(Builder& builder, const std::vector<NodeId>& order, std::span<const Drawn* const> drawn,
                   std::size_t threads, Graph& graph) {
  const Waves waves = waves_of(builder, order, graph);
  std::vector<std::span<const NodeId>> portions;
  for (const std::vector<NodeId>& wave : waves.all) add_portions(wave, drawn, portions);
  constexpr std::size_t nobody_waits = std::numeric_limits<std::size_t>::max();
  // By node: its portion, where its type is open.
  std::vector<std::size_t> waited_for(graph.nodes.size(), nobody_waits);
  const std::size_t first = graph.portions.size();
  for (std::size_t i = 0; i < portions.size(); ++i) {
    for (const NodeId id : portions[i])
      if (!builder.is_settled(id)) waited_for[id] = i;
    graph.portions.emplace_back();
  }
  share_in_order(portions.size(), waves.circular ? 1 : threads, [&](std::size_t i, const auto& await) {
    for (const NodeId id : portions[i]) {
      for (const NodeId need : needs_of(graph.nodes[id]))
        if (waited_for[need] < i) await(waited_for[need]);
      builder.compile(id, graph.portions[first + i]);
    }
  });
  for (Portion& portion : graph.portions)
    std::move(portion.issues.begin(), portion.issues.end(), std::back_inserter(graph.issues));
}

// So that a trace can name every table.
void own_tables(Graph& graph) {
  for (NodeId id = 0; id < graph.nodes.size(); ++id)
    if (const Table* table = graph.nodes[id].logic.table) const_cast<Table*>(table)->node = id;
  for (Portion& portion : graph.portions)
    for (Table& table : portion.tables) {
      if (table.node != no_node) continue;
      table.node = static_cast<NodeId>(graph.nodes.size());
      Node& node = graph.nodes.emplace_back();
      node.sort = NodeSort::decision;
      node.hidden = true;
      node.name = graph.sources[table.span.source].element;
      node.graph = &graph;
      node.span = table.span;
    }
}

} // namespace

Model compile(std::span<const ModelSource> sources, std::size_t threads) {
  std::vector<ModelText> texts;
  for (const ModelSource& source : sources) texts.push_back({source.name, source.bytes});
  return compile(texts, threads);
}

Model compile(std::span<const ModelText> texts, std::size_t threads) {
  auto graph = std::make_shared<Graph>();
  graph->portions.emplace_back();
  std::vector<Definitions> models = read_models(texts, threads, *graph);
  add_shipped_models(models, *graph);
  graph->sources = {graph.get(), graph->elements, &source_of};
  add_scopes(models, *graph);
  std::vector<const Drawn*> drawn;
  add_nodes(models, *graph, drawn);
  std::vector<NodeId> order;
  std::vector<feel::Issue>& of_links = graph->portions.emplace_back().issues;
  share(2, threads, [&](std::size_t task) {
    if (task == 0) {
      read_types(models, *graph);
    } else {
      link(drawn, *graph, of_links);
      order = ordered(*graph, of_links);
    }
  });
  type_nodes(drawn, *graph);
  Builder builder(*graph, models, drawn);
  for (NodeId id = 0; id < graph->nodes.size(); ++id) builder.declare(id);
  compile_nodes(builder, order, drawn, threads, *graph);
  hoist(*graph, order);
  own_tables(*graph);
  for (Node& node : graph->nodes)
    if (node.sort == NodeSort::service) plan_service(node, *graph);
  relate(*graph, order);
  Model model;
  model.graph_ = std::move(graph);
  return model;
}

} // namespace stackbook::dmn
