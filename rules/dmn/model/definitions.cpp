#include "rules/dmn/model/definitions.hpp"

#include "rules/feel/syntax/scope.hpp"

#include <algorithm>
#include <array>

namespace stackbook::dmn {
namespace {

using std::string_view;

constexpr std::array<string_view, 11> expression_names{
    "literalExpression",  "decisionTable", "context", "invocation", "list", "relation",
    "functionDefinition", "conditional",   "filter",  "for",        "some"};

Reference reference(const xml::Element& element, const Definitions& model) {
  const string_view href = trimmed(element.attribute_or("href"));
  const std::size_t hash = href.rfind('#');
  if (hash == string_view::npos) return {model.space, href, &element};
  return {hash == 0 ? model.space : href.substr(0, hash), href.substr(hash + 1), &element};
}

void read_requirements(const xml::Element& element, const Definitions& model, Drawn& drawn) {
  for (const xml::Element& child : element.children()) {
    if (!is_dmn(child)) continue;
    if (child.name == "informationRequirement" || child.name == "knowledgeRequirement") {
      for (const xml::Element& target : child.children())
        if (target.name == "requiredInput" || target.name == "requiredDecision" ||
            target.name == "requiredKnowledge")
          drawn.requirements.push_back(reference(target, model));
    } else if (child.name == "outputDecision") {
      drawn.outputs.push_back(reference(child, model));
    } else if (child.name == "inputDecision") {
      drawn.input_decisions.push_back(reference(child, model));
    } else if (child.name == "inputData") {
      drawn.input_data.push_back(reference(child, model));
    }
  }
}

void read_drawn(const xml::Element& element, NodeSort sort, Definitions& model) {
  Drawn drawn;
  drawn.sort = sort;
  drawn.id = element.attribute_or("id");
  drawn.name = feel::normalised(element.attribute_or("name"));
  drawn.element = &element;
  const xml::Element* variable = dmn_child(element, "variable");
  if (variable != nullptr) {
    drawn.variable = feel::normalised(variable->attribute_or("name"));
    drawn.type_ref = type_ref_of(*variable, model.space);
  }
  if (drawn.variable.empty()) drawn.variable = drawn.name;
  if (drawn.name.empty()) drawn.name = drawn.variable;
  if (sort == NodeSort::decision) drawn.logic = expression_in(element);
  if (sort == NodeSort::function) drawn.logic = dmn_child(element, "encapsulatedLogic");
  read_requirements(element, model, drawn);
  model.drawn.push_back(std::move(drawn));
}

} // namespace

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_model_space(std::string_view space) {
  constexpr string_view secure = "https://www.omg.org/spec/DMN/", plain = "http://www.omg.org/spec/DMN/";
  if (space.starts_with(secure))
    space.remove_prefix(secure.size());
  else if (space.starts_with(plain))
    space.remove_prefix(plain.size());
  else
    return false;
  while (space.ends_with('/')) space.remove_suffix(1);
  return !space.ends_with("DMNDI"); // not that of diagrams
}

bool is_feel_space(std::string_view space) {
  while (space.ends_with('/')) space.remove_suffix(1);
  if (space.starts_with("http://www.omg.org/spec/FEEL/")) return true; // DMN 1.1
  return is_model_space(space) && (space.ends_with("/FEEL") || space.ends_with("/feel"));
}

bool is_feel(std::string_view language) {
  language = trimmed(language);
  return language.empty() || language == "feel" || language == "FEEL" || is_feel_space(language);
}

bool is_dmn(const xml::Element& element) {
  return is_model_space(element.space);
}

const xml::Element* dmn_child(const xml::Element& element, std::string_view name) {
  for (const xml::Element& child : element.children())
    if (child.name == name && is_dmn(child)) return &child;
  return nullptr;
}

std::string type_ref_of(const xml::Element& element, std::string_view own_space) {
  string_view written;
  if (const auto attribute = element.attribute("typeRef"))
    written = *attribute;
  else if (const xml::Element* child = dmn_child(element, "typeRef"))
    written = child->text;
  written = trimmed(written);
  const std::size_t colon = written.find(':');
  if (colon != string_view::npos && written.find('<') == string_view::npos) {
    const auto space = element.namespace_of(written.substr(0, colon));
    if ((space && (is_feel_space(*space) || *space == own_space)) || written.substr(0, colon) == "feel")
      written = written.substr(colon + 1);
  }
  return feel::normalised(written);
}

bool is_expression(const xml::Element& element) {
  return is_dmn(element) &&
         (element.name == "every" || std::find(expression_names.begin(), expression_names.end(),
                                               element.name) != expression_names.end());
}

const xml::Element* expression_in(const xml::Element& element) {
  for (const xml::Element& child : element.children())
    if (is_expression(child)) return &child;
  return nullptr;
}

Result<Definitions> read_definitions(const ModelText& text) {
  Result<xml::Document> document = xml::parse(text.bytes, text.name);
  if (!document) return document.failure();
  Definitions model;
  model.file = text.name;
  model.document = std::move(*document);
  const xml::Element& root = model.document.root();
  if (root.name != "definitions" || !is_dmn(root))
    return Failure{model.file + " is not a DMN model", model.file,
                   "its root element is '" + std::string(root.name) + "', not DMN's 'definitions'",
                   "give a .dmn file of DMN 1.1 to 1.6"};
  model.space = root.attribute_or("namespace");
  model.expression_language = root.attribute_or("expressionLanguage");
  for (const xml::Element& child : root.children()) {
    if (!is_dmn(child)) continue;
    if (child.name == "import")
      model.imports.push_back({feel::normalised(child.attribute_or("name")),
                               std::string(child.attribute_or("namespace")), &child});
    else if (child.name == "itemDefinition")
      model.item_definitions.push_back(&child);
    else if (child.name == "inputData")
      read_drawn(child, NodeSort::input, model);
    else if (child.name == "decision")
      read_drawn(child, NodeSort::decision, model);
    else if (child.name == "businessKnowledgeModel")
      read_drawn(child, NodeSort::function, model);
    else if (child.name == "decisionService")
      read_drawn(child, NodeSort::service, model);
  }
  return model;
}

} // namespace stackbook::dmn
