#include "rules/feel/time/parse.hpp"
#include "rules/proposal/compiled.hpp"

#include <algorithm>
#include <map>

namespace stackbook::proposal {

namespace {

// The text of a FEEL string literal; nothing for any other expression.
std::optional<std::string> literal(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\n') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\n') || text.ends_with('\t')) text.remove_suffix(1);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return {};
  text = text.substr(1, text.size() - 2);
  if (text.find('"') == std::string_view::npos && text.find('\\') == std::string_view::npos)
    return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return {};
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

std::optional<std::string_view> entry(dmn::TableRule::Texts entries, std::string_view name) {
  for (const auto& [key, text] : entries)
    if (key == name) return text;
  return {};
}

class Listing {
 public:
  Listing(Pack& to, Pack::Compiled& kept, std::vector<PackFault>& list)
      : pack(to), compiled(kept), faults(list) {}

  void run() {
    for (const dmn::NodeId decision : pack.model.all(dmn::NodeSort::decision)) {
      const std::span<const dmn::TableRule> rules = pack.model.rules_of(decision);
      if (rules.empty() || !is_finding(rules.front())) continue;
      RulePlan plan{decision, std::string(pack.model.name_of(decision)), {}, {}, rules, {}};
      needs(plan);
      for (const dmn::TableRule& rule : plan.rules) {
        list(plan, rule);
        plan.periods.emplace_back(pack.rules.back().from, pack.rules.back().to);
      }
      compiled.rules.push_back(std::move(plan));
    }
  }

 private:
  static bool is_finding(const dmn::TableRule& rule) {
    return std::ranges::all_of(
        std::initializer_list<std::string_view>{"rule", "severity", "message", "citation"},
        [&](std::string_view name) { return entry(rule.outputs, name).has_value(); });
  }

  void say(const RulePlan& plan, const dmn::TableRule& rule, std::string code, std::string message) {
    faults.push_back(
        {plan.name, 0, 0, std::move(code), "rule " + std::to_string(rule.number) + ": " + message});
  }

  void needs(RulePlan& plan) {
    const std::vector<dmn::NodeId> inputs = pack.model.inputs_of(plan.decision);
    const auto requires_node = [&](const std::optional<dmn::NodeId>& node) {
      return node && std::ranges::find(inputs, *node) != inputs.end();
    };
    for (std::size_t t = 0; t < compiled.tables.size(); ++t) {
      if (requires_node(compiled.tables[t].input) || requires_node(compiled.tables[t].row))
        plan.tables.push_back(t);
      if (!requires_node(compiled.tables[t].row)) continue;
      if (plan.row_of) {
        faults.push_back(
            {plan.name, 0, 0, "RULE-ROWS",
             "the decision requires a row of " + pack.tables[*plan.row_of].sheet + " and a row of " +
                 pack.tables[t].sheet +
                 "; it can be asked for the rows of one table only, so look the other row up by its key"});
      } else {
        plan.row_of = t;
      }
    }
  }

  std::optional<std::string> text_of(const RulePlan& plan, const dmn::TableRule& rule,
                                     std::string_view output, bool needed) {
    const auto cell = entry(rule.outputs, output);
    if (!cell || cell->empty() || *cell == "null" || *cell == "-") {
      if (needed) say(plan, rule, "RULE-LITERAL", "the cell '" + std::string(output) + "' is empty");
      return {};
    }
    auto text = literal(*cell);
    if (!text)
      say(plan, rule, "RULE-LITERAL",
          "the cell '" + std::string(output) + "' holds " + std::string(*cell) +
              "; write a text in quotes, so that rules can be listed without data");
    return text;
  }

  std::string day(const RulePlan& plan, const dmn::TableRule& rule, std::string_view name) {
    const auto text = entry(rule.annotations, name);
    if (!text || text->empty() || *text == "-") return {};
    if (!feel::parse_date(*text))
      say(plan, rule, "RULE-DATE",
          "the annotation " + std::string(name) + " is '" + std::string(*text) +
              "'; write a date as 2026-11-23");
    return std::string(*text);
  }

  void list(const RulePlan& plan, const dmn::TableRule& rule) {
    RuleInfo info;
    info.id = text_of(plan, rule, "rule", true).value_or("");
    info.severity = text_of(plan, rule, "severity", true).value_or("");
    info.citation = text_of(plan, rule, "citation", true).value_or("");
    const auto table_name = text_of(plan, rule, "table", !plan.row_of.has_value());
    const auto field = text_of(plan, rule, "field", false);
    info.field = field.value_or("");
    info.decision = plan.name;
    info.number = rule.number;
    info.conditions = rule.inputs;
    info.message = entry(rule.outputs, "message").value_or("");
    info.title = entry(rule.annotations, "Title").value_or("");
    info.clause = entry(rule.annotations, "Clause").value_or("");
    info.from = day(plan, rule, "From");
    info.to = day(plan, rule, "To");
    if (const findings::Citation* source = pack.source(info.citation)) {
      if (info.from.empty()) info.from = source->from;
      if (info.to.empty()) info.to = source->to;
    }
    if (!info.severity.empty() && !findings::severity_from(info.severity))
      say(plan, rule, "RULE-LITERAL", "severity is '" + info.severity + "'; write error, warning or info");
    if (!info.citation.empty() && !pack.source(info.citation))
      say(plan, rule, "RULE-SOURCE", "there is no source '" + info.citation + "' in pack.xml");
    const TableBinding* table = plan.row_of ? &pack.tables[*plan.row_of] : nullptr;
    if (table_name) {
      table = pack.table(*table_name);
      if (!table)
        say(plan, rule, "RULE-PLACE", "there is no table or form '" + *table_name + "' in pack.xml");
    }
    if (table) {
      info.sheet = table->sheet;
      if (!info.field.empty() &&
          std::ranges::find(table->columns, info.field, &ColumnBinding::component) == table->columns.end())
        say(plan, rule, "RULE-PLACE", "the sheet " + table->sheet + " has no field '" + info.field + "'");
    }
    if (!info.id.empty()) {
      const auto [first, fresh] = first_use.emplace(info.id, plan.name);
      if (!fresh && first->second != plan.name)
        say(plan, rule, "RULE-TWICE", "the rule id '" + info.id + "' is also used by " + first->second);
    }
    pack.rules.push_back(std::move(info));
  }

  Pack& pack;
  Pack::Compiled& compiled;
  std::vector<PackFault>& faults;
  std::map<std::string, std::string> first_use;
};

} // namespace

void plan_rules(Pack& pack, Pack::Compiled& compiled, std::vector<PackFault>& faults) {
  Listing(pack, compiled, faults).run();
}

} // namespace stackbook::proposal
