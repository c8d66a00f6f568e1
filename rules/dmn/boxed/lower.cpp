#include "rules/dmn/boxed/lower.hpp"

#include "rules/dmn/boxed/function.hpp"
#include "rules/dmn/model/types.hpp"
#include "rules/dmn/table/compile.hpp"

#include <array>
#include <optional>

namespace stackbook::dmn {
namespace {

using feel::NodeId;
using feel::Type;

// The key of a boxed context's result: no name that FEEL can write, so nothing collides with it.
constexpr std::string_view result_key = "=";

// What can't be lowered is null with this reason when it is evaluated, and an issue now.
NodeId fault(feel::Code code, const xml::Element& element, std::string detail, Lowering& at) {
  const feel::Span span = span_of(at.model, element);
  at.into.issues.push_back({code, span, std::move(detail)});
  return at.tree.add_fault(span, code);
}

NodeId lower_inside(const xml::Element& element, std::string_view part, Lowering& at) {
  const xml::Element* holder = dmn_child(element, part);
  const xml::Element* expression = holder == nullptr ? nullptr : expression_in(*holder);
  if (expression != nullptr) return lower(*expression, at);
  return fault(feel::Code::model_malformed, element,
               "'" + std::string(element.name) + "' has no expression in '" + std::string(part) + "'", at);
}

NodeId lower_context(const xml::Element& element, Lowering& at) {
  std::vector<NodeId> values;
  std::vector<std::string> keys;
  bool has_result = false;
  at.scope.push();
  for (const xml::Element& entry : element.children()) {
    if (!is_dmn(entry) || entry.name != "contextEntry") continue;
    const xml::Element* variable = dmn_child(entry, "variable");
    const xml::Element* expression = expression_in(entry);
    const std::string name = variable == nullptr ? "" : feel::normalised(variable->attribute_or("name"));
    NodeId value = expression == nullptr ? null_node(entry, at) : lower(*expression, at);
    if (variable != nullptr)
      value = converted(value, declared_type(*variable, at.model, at.into), span_of(at.model, entry), at);
    values.push_back(value);
    if (name.empty()) {
      keys.emplace_back(result_key);
      has_result = true;
      break;
    }
    keys.push_back(name);
    at.scope.declare(name, feel::infer(at.tree, value, at.scope, at.into.types));
  }
  at.scope.pop();
  const NodeId context = at.tree.add_keyed(feel::Form::context, span_of(at.model, element), values, keys);
  if (!has_result) return context;
  const std::array<NodeId, 1> child{context};
  return at.tree.add_text(feel::Form::path, span_of(at.model, element), std::string(result_key), child);
}

NodeId lower_list(const xml::Element& element, Lowering& at) {
  std::vector<NodeId> items;
  for (const xml::Element& child : element.children())
    if (is_expression(child)) items.push_back(lower(child, at));
  return at.tree.add(feel::Form::list, span_of(at.model, element), items);
}

NodeId lower_relation(const xml::Element& element, Lowering& at) {
  std::vector<std::string> columns;
  std::vector<Type> types;
  std::vector<NodeId> rows;
  for (const xml::Element& child : element.children()) {
    if (!is_dmn(child)) continue;
    if (child.name == "column") {
      columns.push_back(feel::normalised(child.attribute_or("name")));
      types.push_back(declared_type(child, at.model, at.into));
    }
    if (child.name != "row") continue;
    std::vector<NodeId> cells;
    for (const xml::Element& cell : child.children()) {
      if (!is_expression(cell) || cells.size() == columns.size()) continue;
      const NodeId value = lower(cell, at);
      cells.push_back(converted(value, types[cells.size()], span_of(at.model, cell), at));
    }
    while (cells.size() < columns.size()) cells.push_back(null_node(child, at));
    rows.push_back(at.tree.add_keyed(feel::Form::context, span_of(at.model, child), cells, columns));
  }
  return at.tree.add(feel::Form::list, span_of(at.model, element), rows);
}

Type element_type(NodeId domain, Lowering& at) {
  const Type type = feel::infer(at.tree, domain, at.scope, at.into.types);
  if (type.form() == Type::Form::list || type.form() == Type::Form::range) return type.element();
  return type;
}

NodeId lower_loop(const xml::Element& element, feel::Form form, std::string_view body, Lowering& at) {
  const std::string name = feel::normalised(element.attribute_or("iteratorVariable"));
  const NodeId domain = lower_inside(element, "in", at);
  at.scope.push();
  at.scope.declare(name, element_type(domain, at));
  if (form == feel::Form::loop) at.scope.declare("partial", Type::any_list());
  const NodeId inner = lower_inside(element, body, at);
  at.scope.pop();
  const std::array<NodeId, 2> children{domain, inner};
  const std::array<std::string, 1> keys{name};
  return at.tree.add_keyed(form, span_of(at.model, element), children, keys);
}

NodeId lower_filter(const xml::Element& element, Lowering& at) {
  const NodeId list = lower_inside(element, "in", at);
  const Type item = element_type(list, at);
  at.scope.push();
  at.scope.declare_item(item);
  const NodeId match = lower_inside(element, "match", at);
  at.scope.pop();
  const std::array<NodeId, 2> children{list, match};
  return at.tree.add(feel::Form::filter, span_of(at.model, element), children);
}

NodeId lower_conditional(const xml::Element& element, Lowering& at) {
  const std::array<NodeId, 3> children{lower_inside(element, "if", at), lower_inside(element, "then", at),
                                       lower_inside(element, "else", at)};
  return at.tree.add(feel::Form::conditional, span_of(at.model, element), children);
}

NodeId lower_form(const xml::Element& element, Lowering& at) {
  const std::string_view form = element.name;
  if (form == "literalExpression") return lower_text(element, feel::Entry::expression, at);
  if (form == "decisionTable") return lower_table(element, at);
  if (form == "context") return lower_context(element, at);
  if (form == "invocation") return lower_invocation(element, at);
  if (form == "functionDefinition") return lower_function(element, at);
  if (form == "list") return lower_list(element, at);
  if (form == "relation") return lower_relation(element, at);
  if (form == "conditional") return lower_conditional(element, at);
  if (form == "filter") return lower_filter(element, at);
  if (form == "for") return lower_loop(element, feel::Form::loop, "return", at);
  if (form == "some") return lower_loop(element, feel::Form::some, "satisfies", at);
  return lower_loop(element, feel::Form::every, "satisfies", at);
}

feel::Value convert(const void* self, std::span<const feel::Value> arguments, std::span<const feel::Value>,
                    feel::Evaluation& evaluation, feel::Span span) {
  return feel::coerce(arguments[0], *static_cast<const Type*>(self), evaluation, span);
}

} // namespace

NodeId null_node(const xml::Element& element, Lowering& at) {
  return at.tree.add(feel::Form::null, span_of(at.model, element));
}

NodeId converted(NodeId node, Type type, feel::Span span, Lowering& at) {
  if (type.is_any()) return node;
  const std::array<NodeId, 1> child{node};
  return at.tree.add_host(span, {&convert, &at.into.coercions.emplace_back(type), type}, child);
}

NodeId lower_text(const xml::Element& holder, feel::Entry entry, Lowering& at) {
  const std::string_view language = holder.attribute_or("expressionLanguage");
  const xml::Element* text = dmn_child(holder, "text");
  if (text == nullptr || trimmed(text->text).empty()) {
    if (entry == feel::Entry::unary_tests) return at.tree.add(feel::Form::any_test, {});
    return fault(feel::Code::decision_empty, holder, "the expression is empty", at);
  }
  if (language.empty() ? !at.feel : !is_feel(language))
    return fault(feel::Code::model_language, holder,
                 language.empty() ? "the model's language" : "'" + std::string(language) + "'", at);
  // Most cells of a table hold the dash alone; there is nothing to read in them.
  if (entry == feel::Entry::unary_tests && text->text == "-") return at.tree.add(feel::Form::any_test, {});
  return feel::parse(text->text, entry, at.scope, at.into.types, at.tree, at.into.issues,
                     {.source = span_of(at.model, *text).source});
}

NodeId lower(const xml::Element& expression, Lowering& at, Type* declared) {
  const NodeId node = lower_form(expression, at);
  // The typeRef of a functionDefinition is that of its result; lower_function has taken it.
  const Type type =
      expression.name == "functionDefinition" ? Type() : declared_type(expression, at.model, at.into);
  if (declared == nullptr)
    return converted(node, type, type.is_any() ? feel::Span{} : span_of(at.model, expression), at);
  *declared = type;
  return node;
}

std::vector<feel::Variable> visible(const feel::Scope& scope) {
  std::vector<feel::Variable> names;
  for (std::uint32_t slot = 0; slot < scope.size(); ++slot)
    if (const feel::Variable* variable = scope.find(scope[slot].name);
        variable != nullptr && variable->slot == slot)
      names.push_back(*variable);
  return names;
}

} // namespace stackbook::dmn
