#include "rules/dmn/cases/cases.hpp"
#include "rules/dmn/model/definitions.hpp"
#include "rules/feel/syntax/scope.hpp"
#include "rules/feel/time/parse.hpp"

namespace stackbook::dmn {
namespace {

CaseNode read_node(const xml::Element& element) {
  return {feel::normalised(element.attribute_or("name")), std::string(element.attribute_or("namespace")),
          nullptr, element.attribute_or("errorResult") == "true"};
}

Case read_case(const xml::Element& element) {
  Case test;
  test.id = element.attribute_or("id");
  test.called = feel::normalised(element.attribute_or("invocableName"));
  const std::string_view type = element.attribute_or("type");
  if (type == "decisionService") test.sort = Case::Sort::service;
  if (type == "bkm") test.sort = Case::Sort::function;
  for (const xml::Element& child : element.children()) {
    if (child.name == "inputNode") {
      test.inputs.push_back(read_node(child));
      test.inputs.back().value = &child;
    } else if (child.name == "resultNode") {
      test.results.push_back(read_node(child));
      test.results.back().value = child.child("expected");
    }
  }
  return test;
}

std::optional<std::int64_t> read_today(const xml::Element& root) {
  constexpr std::string_view words = "as of ";
  const xml::Element* labels = root.child("labels");
  if (labels == nullptr) return std::nullopt;
  for (const xml::Element& label : labels->children()) {
    const std::string text(trimmed(label.text));
    if (!text.starts_with(words)) continue;
    if (const auto day = feel::parse_date(std::string_view(text).substr(words.size())))
      return day.value.days();
  }
  return std::nullopt;
}

} // namespace

Result<CaseFile> read_cases(const ModelSource& source) {
  Result<xml::Document> document = xml::parse(source.bytes, source.name);
  if (!document) return document.failure();
  CaseFile file;
  file.name = source.name;
  file.document = std::move(*document);
  const xml::Element& root = file.document.root();
  if (root.name != "testCases")
    return Failure{source.name + " is not a file of test cases", source.name,
                   "its root element is '" + std::string(root.name) + "', not 'testCases'", ""};
  if (const xml::Element* model = root.child("modelName")) file.model = trimmed(model->text);
  file.today = read_today(root);
  for (const xml::Element& child : root.children())
    if (child.name == "testCase") file.cases.push_back(read_case(child));
  return file;
}

} // namespace stackbook::dmn
