#include "plugin/calc/functions/explain.hpp"

#include "rules/proposal/asking.hpp"
#include "rules/report/value.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

constexpr std::size_t most = 20; // a cell is no place for a long list

std::string text_of(const findings::Answered& answered) {
  if (const auto* datum = std::get_if<findings::Datum>(&answered)) return report::shown(*datum);
  std::string text;
  for (const auto& row : std::get<findings::Table>(answered)) {
    text += text.empty() ? "" : "; ";
    for (std::size_t i = 0; i < row.size(); ++i)
      text += (i == 0 ? "" : ", ") + row[i].first + " " + report::shown(row[i].second);
  }
  return text.empty() ? "nothing" : text;
}

std::string places(const Standing& standing, const auto& holds) {
  std::string text;
  std::size_t count = 0;
  for (const auto& finding : standing.checked.findings) {
    if (finding.state != findings::State::open || !holds(finding) || ++count > most) continue;
    text += "\n" + to_text(finding.place) + ": " + std::string(report::without_place(finding));
    for (const auto& evidence : finding.evidence)
      text += "\n  " + evidence.input + " = " + report::shown(evidence.value);
  }
  if (count > most) text += "\n… and " + std::to_string(count - most) + " more";
  return count == 0 ? "\nNo finding in this workbook."
                    : "\nFindings in this workbook: " + std::to_string(count) + text;
}

Result<std::string> decided(const Standing& standing, std::string_view name, const Arguments& arguments) {
  proposal::Asking asking(standing.proposal, standing.options);
  const auto value = asking.ask(name, arguments);
  if (!value) return value.failure();
  const dmn::Model& model = asking.pack().model;
  std::string text(name);
  if (value->reason() != 0)
    text += " has no value: " + dmn::explain(model, asking.session().evaluation(), *value);
  else
    text += " = " + text_of(proposal::to_data(*value));
  const auto decision = model.find(name, dmn::NodeSort::decision);
  if (!decision || model.rules_of(*decision).empty()) return text;
  const dmn::TableAnswer table = asking.session().table_answer(*decision);
  for (const std::uint32_t rule : table.fired) text += "\nRule " + std::to_string(rule) + " fired.";
  if (table.fired.empty()) text += "\nNo rule fired.";
  for (const auto& input : table.inputs)
    text += "\n" + std::string(input.text) + " = " + text_of(proposal::to_data(input.value));
  return text;
}

} // namespace

std::string rule_page(const Standing& standing, const proposal::RuleInfo& rule) {
  std::string text = rule.id + " (" + rule.severity + ")" + (rule.title.empty() ? "" : ": " + rule.title);
  if (const auto* source = standing.proposal.pack->source(rule.citation)) {
    text += "\nSource: " + source->text;
    if (!source->url.empty()) text += " <" + source->url + ">";
  }
  text += "\nDecision: " + rule.decision + ", rule " + std::to_string(rule.number);
  for (const auto& [input, condition] : rule.conditions)
    if (!condition.empty() && condition != "-")
      text.append("\nIf ").append(input).append(": ").append(condition);
  return text + "\nIt says: " + rule.message;
}

Result<std::string> explain(const Standing& standing, std::string_view name, const Arguments& arguments) {
  if (!standing.is_proposal)
    return Failure{"'" + std::string(name) + "' can't be explained", "", "this workbook is not a proposal",
                   "Make one with Stackbook > New proposal"};
  const auto& rules = standing.proposal.pack->rules;
  std::string text;
  for (const auto& rule : rules)
    if (rule.id == name) text += (text.empty() ? "" : "\n\n") + rule_page(standing, rule);
  if (!text.empty()) return text + places(standing, [&](const auto& f) { return f.rule == name; });
  if (arguments.empty() && std::ranges::find(rules, name, &proposal::RuleInfo::decision) != rules.end())
    return std::string(name) +
           places(standing, [&](const auto& f) { return f.fired && f.fired->decision == name; });
  return decided(standing, name, arguments);
}

} // namespace stackbook::calc
