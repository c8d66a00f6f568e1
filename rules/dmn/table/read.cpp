#include "rules/dmn/table/read.hpp"

#include "rules/dmn/model/definitions.hpp"

namespace stackbook::dmn {
namespace {

std::string_view text_in(const xml::Element& element) {
  const xml::Element* text = dmn_child(element, "text");
  return text == nullptr ? std::string_view{} : trimmed(text->text);
}

Policy policy_of(const xml::Element& table) {
  const std::string_view policy = trimmed(table.attribute_or("hitPolicy", "UNIQUE"));
  if (policy == "ANY") return Policy::any;
  if (policy == "PRIORITY") return Policy::priority;
  if (policy == "FIRST") return Policy::first;
  if (policy == "RULE ORDER") return Policy::rule_order;
  if (policy == "OUTPUT ORDER") return Policy::output_order;
  if (policy != "COLLECT") return Policy::unique;
  const std::string_view aggregation = trimmed(table.attribute_or("aggregation"));
  if (aggregation == "SUM") return Policy::sum;
  if (aggregation == "MIN") return Policy::least;
  if (aggregation == "MAX") return Policy::greatest;
  if (aggregation == "COUNT") return Policy::count;
  return Policy::collect;
}

void read_rule(const xml::Element& element, TableForm& form) {
  const auto take = [&](std::string_view name) {
    const std::size_t begin = form.entries.size();
    for (const xml::Element& part : element.children())
      if (part.name == name && is_dmn(part)) form.entries.push_back(&part);
    return begin;
  };
  const std::size_t inputs = take("inputEntry"), outputs = take("outputEntry"),
                    annotations = take("annotationEntry");
  form.rules.push_back({&element, inputs, outputs, annotations, form.entries.size()});
}

} // namespace

TableForm read_form(const xml::Element& table) {
  TableForm form{&table, policy_of(table), {}, {}, {}, {}, {}};
  for (const xml::Element& child : table.children()) {
    if (!is_dmn(child)) continue;
    if (child.name == "rule")
      read_rule(child, form);
    else if (child.name == "input")
      form.inputs.push_back(&child);
    else if (child.name == "output")
      form.outputs.push_back(&child);
    else if (child.name == "annotation")
      form.annotations.push_back(child.attribute_or("name"));
  }
  return form;
}

std::string_view label_of(const xml::Element& input) {
  if (const auto label = input.attribute("label"); label && !trimmed(*label).empty()) return *label;
  const xml::Element* expression = dmn_child(input, "inputExpression");
  return expression == nullptr ? std::string_view{} : text_in(*expression);
}

Table::Texts texts_of(const TableForm& form, const Table& table) {
  Table::Texts texts;
  texts.rules.reserve(form.rules.size());
  texts.all.reserve(form.entries.size() + form.rules.size()); // none of them moves
  const auto since = [&](std::size_t begin) { return TableRule::Texts(texts.all).subspan(begin); };
  for (const TableForm::Rule& written : form.rules) {
    TableRule& rule = texts.rules.emplace_back();
    rule.number = static_cast<std::uint32_t>(texts.rules.size());
    rule.id = written.element->attribute_or("id");
    std::size_t begin = texts.all.size();
    const Entries inputs = form.inputs_of(written), outputs = form.outputs_of(written),
                  annotations = form.annotations_of(written);
    for (std::size_t k = 0; k < inputs.size() && k < table.inputs.size(); ++k)
      texts.all.emplace_back(table.inputs[k].text, text_in(*inputs[k]));
    rule.inputs = since(begin);
    begin = texts.all.size();
    for (std::size_t k = 0; k < outputs.size() && k < table.outputs.size(); ++k)
      texts.all.emplace_back(table.outputs[k].name, text_in(*outputs[k]));
    rule.outputs = since(begin);
    begin = texts.all.size();
    for (std::size_t k = 0; k < annotations.size(); ++k)
      texts.all.emplace_back(k < form.annotations.size() ? form.annotations[k] : std::string_view{},
                             text_in(*annotations[k]));
    // DMN 1.1 and 1.2 know no annotations: tools of that time put them into the description.
    if (const xml::Element* description = dmn_child(*written.element, "description"))
      texts.all.emplace_back("description", trimmed(description->text));
    rule.annotations = since(begin);
  }
  return texts;
}

} // namespace stackbook::dmn
