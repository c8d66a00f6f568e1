#include "rules/dmn/table/read.hpp"

#include "rules/dmn/model/definitions.hpp"
#include "rules/feel/syntax/scope.hpp"

namespace stackbook::dmn {
namespace {

std::string text_in(const xml::Element& element) {
  const xml::Element* text = dmn_child(element, "text");
  return std::string(text == nullptr ? std::string_view{} : trimmed(text->text));
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

} // namespace

TableForm read_form(const xml::Element& table) {
  TableForm form{&table, policy_of(table), {}, {}, {}, {}};
  for (const xml::Element& child : table.children()) {
    if (!is_dmn(child)) continue;
    if (child.name == "input")
      form.inputs.push_back(&child);
    else if (child.name == "output")
      form.outputs.push_back(&child);
    else if (child.name == "annotation")
      form.annotations.emplace_back(child.attribute_or("name"));
    else if (child.name == "rule") {
      RuleForm rule{&child, {}, {}, {}};
      rule.inputs.reserve(form.inputs.size());
      rule.outputs.reserve(form.outputs.size());
      rule.annotations.reserve(form.annotations.size());
      for (const xml::Element& part : child.children()) {
        if (!is_dmn(part)) continue;
        if (part.name == "inputEntry")
          rule.inputs.push_back(&part);
        else if (part.name == "outputEntry")
          rule.outputs.push_back(&part);
        else if (part.name == "annotationEntry")
          rule.annotations.push_back(&part);
      }
      form.rules.push_back(std::move(rule));
    }
  }
  return form;
}

std::string label_of(const xml::Element& input) {
  if (const auto label = input.attribute("label"); label && !trimmed(*label).empty())
    return std::string(*label);
  const xml::Element* expression = dmn_child(input, "inputExpression");
  return expression == nullptr ? std::string() : text_in(*expression);
}

std::vector<TableRule> texts_of(const TableForm& form) {
  std::vector<TableRule> rules;
  rules.reserve(form.rules.size());
  std::vector<std::string> inputs, outputs;
  for (const xml::Element* input : form.inputs) inputs.push_back(label_of(*input));
  for (const xml::Element* output : form.outputs)
    outputs.push_back(feel::normalised(output->attribute_or("name")));
  for (std::size_t i = 0; i < form.rules.size(); ++i) {
    const RuleForm& written = form.rules[i];
    TableRule& rule = rules.emplace_back();
    rule.number = static_cast<std::uint32_t>(i + 1);
    rule.id = written.element->attribute_or("id");
    rule.inputs.reserve(written.inputs.size());
    rule.outputs.reserve(written.outputs.size());
    rule.annotations.reserve(written.annotations.size());
    for (std::size_t k = 0; k < written.inputs.size() && k < inputs.size(); ++k)
      rule.inputs.emplace_back(inputs[k], text_in(*written.inputs[k]));
    for (std::size_t k = 0; k < written.outputs.size() && k < outputs.size(); ++k)
      rule.outputs.emplace_back(outputs[k], text_in(*written.outputs[k]));
    for (std::size_t k = 0; k < written.annotations.size(); ++k)
      rule.annotations.emplace_back(k < form.annotations.size() ? form.annotations[k] : std::string(),
                                    text_in(*written.annotations[k]));
    // DMN 1.1 and 1.2 know no annotations: tools of that time put them into the description.
    if (const xml::Element* description = dmn_child(*written.element, "description"))
      rule.annotations.emplace_back("description", std::string(trimmed(description->text)));
  }
  return rules;
}

} // namespace stackbook::dmn
