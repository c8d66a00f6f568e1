#include "rules/dmn/boxed/function.hpp"

#include "rules/dmn/model/definitions.hpp"
#include "rules/dmn/model/types.hpp"

#include <array>

namespace stackbook::dmn {

using feel::NodeId;

feel::NodeId lower_invocation(const xml::Element& element, Lowering& at) {
  const xml::Element* called = expression_in(element);
  std::vector<NodeId> children;
  std::vector<std::string> names;
  children.push_back(called == nullptr ? null_node(element, at) : lower(*called, at));
  for (const xml::Element& binding : element.children()) {
    if (!is_dmn(binding) || binding.name != "binding") continue;
    const xml::Element* parameter = dmn_child(binding, "parameter");
    const xml::Element* expression = expression_in(binding);
    if (parameter == nullptr) continue;
    const NodeId value = expression == nullptr ? null_node(binding, at) : lower(*expression, at);
    names.push_back(feel::normalised(parameter->attribute_or("name")));
    const feel::Type type = declared_type(*parameter, at.model, at.into);
    children.push_back(converted(value, type, span_of(at.model, binding), at));
  }
  const NodeId call = at.tree.add_keyed(feel::Form::call_named, span_of(at.model, element), children, names);
  at.tree.nodes[call].flags = 1; // a parameter without a binding is null
  return call;
}

std::vector<feel::ParameterDeclaration> parameters_of(const xml::Element& element, Lowering& at) {
  std::vector<feel::ParameterDeclaration> parameters;
  for (const xml::Element& child : element.children()) {
    if (!is_dmn(child) || child.name != "formalParameter") continue;
    std::string name = feel::normalised(child.attribute_or("name"));
    const feel::Type type = declared_type(child, at.model, at.into);
    parameters.push_back({std::move(name), type});
  }
  return parameters;
}

feel::NodeId lower_body(const xml::Element& element, Lowering& at, bool& external, feel::Type* declared) {
  const std::string_view kind = element.attribute_or("kind", "FEEL");
  const xml::Element* body = expression_in(element);
  external = kind == "Java" || kind == "PMML";
  if (body == nullptr) return null_node(element, at);
  if (!external) return lower(*body, at, declared);
  const std::array<NodeId, 1> mapping{lower(*body, at)};
  const std::array<std::string, 1> keys{kind == "Java" ? "java" : "pmml"};
  return at.tree.add_keyed(feel::Form::context, span_of(at.model, element), mapping, keys);
}

feel::NodeId lower_function(const xml::Element& element, Lowering& at) {
  feel::Signature signature;
  signature.parameters = parameters_of(element, at);
  signature.result = declared_type(element, at.model, at.into);
  if (signature.result.form() == feel::Type::Form::function) // the type of the function, not of what it gives
    signature.result =
        signature.result.info().result == nullptr ? feel::Type() : feel::Type(signature.result.info().result);
  at.scope.push();
  for (const feel::ParameterDeclaration& parameter : signature.parameters)
    at.scope.declare(parameter.name, parameter.type);
  bool external = false;
  const NodeId body = lower_body(element, at, external, nullptr);
  at.scope.pop();
  return at.tree.add_function(span_of(at.model, element), std::move(signature), body, external);
}

} // namespace stackbook::dmn
