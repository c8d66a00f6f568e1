#include "rules/dmn/model/types.hpp"

#include "rules/dmn/model/place.hpp"
#include "rules/feel/syntax/parse.hpp"

namespace stackbook::dmn {
namespace {

using feel::Type;
using feel::TypeInfo;

enum class Progress : std::uint8_t { unread, reading, read };

struct Definition {
  const xml::Element* element;
  const ModelScope* model;
  TypeInfo* info;
  Progress progress = Progress::unread;
};

struct Constrained { // to compile when all types are known
  AllowedValues* allowed;
  const xml::Element* text;
  const ModelScope* model;
};

class Reader {
 public:
  explicit Reader(Graph& graph) : graph_(graph), into_(graph.portions.front()) {}

  void declare(const Definitions& model, ModelScope& scope) {
    for (const xml::Element* element : model.item_definitions) {
      std::string name = feel::normalised(element->attribute_or("name"));
      TypeInfo& info = into_.types.add({});
      if (!scope.types.try_emplace(name, &info).second) continue;
      index_[&info] = all_.size();
      all_.push_back({element, &scope, &info});
      info.name = std::move(name);
    }
  }

  void resolve() {
    for (Definition& definition : all_) resolve(definition);
    for (const Constrained& constrained : constrained_) compile_constraint(constrained);
  }

 private:
  void resolve(Definition& definition) {
    if (definition.progress != Progress::unread) return;
    definition.progress = Progress::reading;
    const std::string name = definition.info->name;
    fill(*definition.info, *definition.element, *definition.model);
    definition.info->name = name;
    definition.progress = Progress::read;
  }

  // The content of what another definition is; needs that one to be read.
  void refine(TypeInfo& info, Type base, const xml::Element& element, const ModelScope& model) {
    if (const auto found = index_.find(&base.info()); found != index_.end()) {
      Definition& other = all_[found->second];
      if (other.progress == Progress::reading) {
        into_.issues.push_back({feel::Code::model_cycle, span_of(model, element),
                                "the type '" + described(element) + "' is defined by itself"});
        return;
      }
      resolve(other);
    }
    const std::string own = info.name;
    info = base.info();
    if (!own.empty()) info.name = own;
  }

  // A component, or the type inside a collection: the named type itself where nothing is added to it.
  Type type_of(const xml::Element& element, const ModelScope& model) {
    const bool plain =
        element.attribute_or("isCollection") != "true" && dmn_child(element, "itemComponent") == nullptr &&
        dmn_child(element, "functionItem") == nullptr && dmn_child(element, "allowedValues") == nullptr &&
        dmn_child(element, "typeConstraint") == nullptr;
    if (plain) return declared_type(element, model, into_);
    TypeInfo& info = into_.types.add({});
    fill(info, element, model);
    return Type(&info);
  }

  void fill(TypeInfo& info, const xml::Element& element, const ModelScope& model) {
    const xml::Element* allowed = dmn_child(element, "allowedValues");
    const xml::Element* whole = dmn_child(element, "typeConstraint");
    if (element.attribute_or("isCollection") == "true") {
      info.form = Type::Form::list;
      info.element = &item_of(element, model, allowed).info();
    } else {
      describe(info, element, model);
      if (allowed != nullptr) constrain(info, *allowed, model);
    }
    if (whole != nullptr) constrain(info, *whole, model);
  }

  Type item_of(const xml::Element& element, const ModelScope& model, const xml::Element* allowed) {
    const bool named =
        dmn_child(element, "itemComponent") == nullptr && dmn_child(element, "functionItem") == nullptr;
    if (named && allowed == nullptr) return declared_type(element, model, into_);
    TypeInfo& item = into_.types.add({});
    describe(item, element, model);
    if (allowed != nullptr) constrain(item, *allowed, model);
    return Type(&item);
  }

  void describe(TypeInfo& info, const xml::Element& element, const ModelScope& model) {
    if (const xml::Element* function = dmn_child(element, "functionItem")) {
      info.form = Type::Form::function;
      for (const xml::Element& parameter : function->children())
        if (is_dmn(parameter) && parameter.name == "parameters")
          info.parameters.push_back(
              {feel::normalised(parameter.attribute_or("name")), declared_type(parameter, model, into_)});
      const std::string result = feel::normalised(function->attribute_or("outputTypeRef"));
      info.result = &declared_type(result, *function, model, into_).info();
      return;
    }
    if (dmn_child(element, "itemComponent") != nullptr) {
      info.form = Type::Form::context;
      info.normal = true;
      for (const xml::Element& component : element.children()) {
        if (!is_dmn(component) || component.name != "itemComponent") continue;
        std::string member = feel::normalised(component.attribute_or("name"));
        const Type type = type_of(component, model);
        info.members.push_back({std::move(member), type});
      }
      return;
    }
    refine(info, declared_type(element, model, into_), element, model);
  }

  void constrain(TypeInfo& info, const xml::Element& element, const ModelScope& model) {
    const xml::Element* text = dmn_child(element, "text");
    if (text == nullptr) return;
    AllowedValues& allowed = graph_.allowed.emplace_back();
    allowed.text = trimmed(text->text);
    allowed.inherited = info.constraint;
    info.constraint = &allowed;
    constrained_.push_back({&allowed, text, &model});
  }

  void compile_constraint(const Constrained& constrained) {
    feel::Scope scope = new_scope(*constrained.model);
    scope.push();
    scope.declare("?", Type());
    feel::Tree tree;
    const feel::NodeId root =
        feel::parse(constrained.text->text, feel::Entry::unary_tests, scope, into_.types, tree, into_.issues,
                    {.source = span_of(*constrained.model, *constrained.text).source});
    constrained.allowed->tests = feel::compile(tree, root, scope, into_.types, into_.issues);
    const feel::Node& tests = tree.nodes[root];
    if (tests.form != feel::Form::tests) return;
    for (const feel::NodeId child : tree.children_of(tests)) {
      if (tree.nodes[child].form != feel::Form::string) {
        constrained.allowed->texts.clear();
        return;
      }
      constrained.allowed->texts.push_back(tree.texts[tree.nodes[child].text]);
    }
  }

  Graph& graph_;
  Portion& into_;
  std::deque<Definition> all_;
  std::map<const TypeInfo*, std::size_t> index_;
  std::vector<Constrained> constrained_;
};

// FEEL's parser reads generic types, "list<number>".
std::optional<Type> generic_type(const ModelScope& model, feel::Types& types, std::string_view name) {
  feel::Scope scope = new_scope(model);
  feel::Tree tree;
  std::vector<feel::Issue> issues;
  const feel::NodeId root = feel::parse("null instance of " + std::string(name), feel::Entry::expression,
                                        scope, types, tree, issues);
  if (!issues.empty() || tree.nodes[root].form != feel::Form::instance_of) return std::nullopt;
  return tree.types[tree.nodes[root].extra];
}

} // namespace

void read_types(std::span<const Definitions> models, Graph& graph) {
  Reader reader(graph);
  for (std::size_t i = 0; i < models.size(); ++i) reader.declare(models[i], graph.models[i]);
  reader.resolve();
}

std::optional<Type> find_type(const ModelScope& model, std::string_view name) {
  if (model.graph == nullptr) return feel::builtin_type(name);
  const auto find = [](const ModelScope& scope, std::string_view local) -> std::optional<Type> {
    const auto found = scope.types.find(local);
    return found == scope.types.end() ? std::nullopt : std::optional(Type(found->second));
  };
  const auto in = [&](std::string_view space, std::string_view local) -> std::optional<Type> {
    for (const ModelScope& other : model.graph->models)
      if (other.space == space)
        if (auto found = find(other, local)) return found;
    return std::nullopt;
  };
  if (auto own = find(model, name)) return own;
  if (auto builtin = feel::builtin_type(name)) return builtin;
  for (const ModelScope::Named& import : model.imports) {
    if (import.name.empty()) {
      if (auto found = in(import.space, name)) return found;
    } else if (name.size() > import.name.size() + 1 && name.starts_with(import.name) &&
               name[import.name.size()] == '.') {
      if (auto found = in(import.space, trimmed(name.substr(import.name.size() + 1)))) return found;
    }
  }
  return std::nullopt;
}

std::optional<Type> find_type_in_scope(const void* model, std::string_view name) {
  return find_type(*static_cast<const ModelScope*>(model), name);
}

Type declared_type(std::string_view name, const xml::Element& element, const ModelScope& model,
                   Portion& into) {
  if (name.empty()) return Type();
  if (auto type = find_type(model, name)) return *type;
  if (name.find('<') != std::string_view::npos)
    if (auto type = generic_type(model, into.types, name)) return *type;
  into.issues.push_back({feel::Code::type_unknown, span_of(model, element), std::string(name)});
  return Type();
}

Type declared_type(const xml::Element& element, const ModelScope& model, Portion& into) {
  return declared_type(type_ref_of(element, model.space), element, model, into);
}

} // namespace stackbook::dmn
