#include "rules/proposal/fire.hpp"

#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"

#include <algorithm>

namespace stackbook::proposal {

using feel::Kind;
using feel::Value;
using findings::Finding;
using findings::Severity;

namespace {

std::string text_member(Value context, std::string_view name) {
  const Value* value = feel::member(context, name);
  return value && value->kind() == Kind::string ? std::string(value->as_string()) : std::string();
}

std::optional<std::size_t> column_named(const BoundTable& table, std::string_view field) {
  const auto column = std::ranges::find(table.binding->columns, field, &ColumnBinding::component);
  if (field.empty() || column == table.binding->columns.end()) return {};
  return static_cast<std::size_t>(column - table.binding->columns.begin());
}

std::optional<std::size_t> key_of(const BoundTable& table) {
  return column_named(table, table.binding->key);
}

struct Target { // what a finding is about
  const BoundTable* table = nullptr;
  const BoundRow* row = nullptr;
  std::optional<std::size_t> column;
};

Target target(const Asking& asking, const RulePlan& plan, const BoundRow* row, Value context) {
  const Proposal& proposal = asking.proposal();
  Target to;
  if (plan.row_of) {
    to.table = &proposal.tables[*plan.row_of];
    to.row = row;
  }
  if (const std::string name = text_member(context, "table"); !name.empty())
    if (const BoundTable* other = proposal.table(name); other && other != to.table) to = {other, nullptr, {}};
  if (to.table) to.column = column_named(*to.table, text_member(context, "field"));
  if (to.table && !to.row && to.table->binding->sort == TableBinding::Sort::form && !to.table->rows.empty())
    to.row = &to.table->rows.front();
  return to;
}

findings::Place place_at(const Target& to) {
  if (!to.table) return {};
  const auto column = to.column ? to.column : key_of(*to.table);
  findings::Place place;
  if (to.row && column) {
    place = place_of(*to.table, *to.row, *column);
  } else if (column) {
    place = header_of(*to.table, *column);
  } else {
    place = place_of(*to.table);
    if (to.row) place.row = to.row->key;
  }
  if (!to.column) place.field.clear();
  return place;
}

bool is_tested(std::string_view cell) {
  return !cell.empty() && cell != "-";
}

// A value of one line: what stands in a list of plain values, how many rows a table has.
findings::Datum seen(Value value) {
  const findings::Answered data = to_data(value);
  if (const auto* datum = std::get_if<findings::Datum>(&data)) return *datum;
  const auto& rows = std::get<findings::Table>(data);
  const bool plain = value.kind() == Kind::list && std::ranges::none_of(value.as_list(), [](Value item) {
                       return item.kind() == Kind::context;
                     });
  if (!plain) return std::to_string(rows.size()) + (rows.size() == 1 ? " row" : " rows");
  std::string text;
  for (const auto& row : rows) {
    if (!text.empty()) text += "; ";
    if (const auto* word = std::get_if<std::string>(&row.front().second)) text += *word;
    if (const auto* number = std::get_if<findings::Decimal>(&row.front().second)) text += number->digits;
    if (const auto* boolean = std::get_if<bool>(&row.front().second)) text += *boolean ? "yes" : "no";
  }
  return text;
}

void add_evidence(Finding& finding, const dmn::TableRule& rule, const dmn::TableAnswer& answer) {
  for (std::size_t i = 0; i < rule.inputs.size() && i < answer.inputs.size(); ++i) {
    if (!is_tested(rule.inputs[i].second)) continue;
    finding.evidence.push_back({std::string(rule.inputs[i].first), seen(answer.inputs[i].value)});
  }
}

std::string title_of(const dmn::TableRule* rule) {
  if (rule)
    for (const auto& [name, text] : rule->annotations)
      if (name == "Title") return std::string(text);
  return {};
}

std::string why(Asking& asking, Value null) {
  if (null.reason() == 0) return "it gave nothing";
  std::string text = dmn::explain(asking.pack().model, asking.session().evaluation(), null, 3);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// Where, in front of what the rule says.
std::string message_of(Asking& asking, Value context, const findings::Place& place,
                       const dmn::TableRule* rule) {
  const std::string where = to_text(place);
  std::string text = text_member(context, "message");
  if (text.empty()) {
    const Value* value = feel::member(context, "message");
    const std::string title = title_of(rule);
    text = (title.empty() ? "rule " + text_member(context, "rule") : title) +
           ". The rule applies here, but its own message could not be made (" +
           (value ? why(asking, *value) : std::string("it has none")) + ").";
  }
  return where.empty() || text.starts_with(where) ? text : where + ": " + text;
}

Finding finding_of(Asking& asking, const RulePlan& plan, const BoundRow* row, Value context,
                   const dmn::TableAnswer& answer, std::size_t index) {
  const Target to = target(asking, plan, row, context);
  Finding finding;
  finding.rule = text_member(context, "rule");
  finding.severity = findings::severity_from(text_member(context, "severity")).value_or(Severity::error);
  const findings::Citation* source = asking.pack().source(text_member(context, "citation"));
  finding.citation = source ? *source : *asking.pack().source("template");
  finding.place = place_at(to);
  const dmn::TableRule* rule = nullptr;
  if (index < answer.fired.size() && answer.fired[index] >= 1 && answer.fired[index] <= plan.rules.size()) {
    rule = &plan.rules[answer.fired[index] - 1];
    finding.fired = findings::Fired{plan.name, rule->number};
    add_evidence(finding, *rule, answer);
  }
  finding.message = message_of(asking, context, finding.place, rule);
  if (const Value* fix = feel::member(context, "fix"); fix && !fix->is_null()) {
    const findings::Answered data = to_data(*fix);
    if (const auto* datum = std::get_if<findings::Datum>(&data)) {
      const auto* text = std::get_if<std::string>(datum);
      const auto* number = std::get_if<findings::Decimal>(datum);
      const std::string shown = text ? *text : number ? number->digits : std::string("the value");
      finding.fix = findings::Fix{findings::Fix::Safety::review, "Write " + shown, *datum};
    }
  }
  if (to.table && to.row)
    finding.owner = owner_of(*to.table, *to.row, to.column.value_or(to.table->binding->columns.size()));
  moderate(finding);
  return finding;
}

} // namespace

void fire(Asking& asking, const RulePlan& plan, const BoundRow* row, Value answer,
          std::vector<Finding>& findings) {
  if (is_silent(answer, asking.session().evaluation().reasons)) return;
  if (answer.is_null()) {
    const BoundTable* table = plan.row_of ? &asking.proposal().tables[*plan.row_of] : nullptr;
    findings.push_back(unexplained(asking, plan.name, table, row, answer));
    return;
  }
  const Value one[] = {answer};
  const std::span<const Value> answers =
      answer.kind() == Kind::list ? answer.as_list() : std::span<const Value>(one);
  const dmn::TableAnswer said = asking.session().table_answer(plan.decision);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::size_t rule = i < said.fired.size() ? said.fired[i] : 0;
    if (rule >= 1 && rule <= plan.periods.size() && !holds_on(plan.periods[rule - 1], asking.day())) continue;
    if (answers[i].kind() == Kind::context) {
      findings.push_back(finding_of(asking, plan, row, answers[i], said, i));
    } else {
      const BoundTable* table = plan.row_of ? &asking.proposal().tables[*plan.row_of] : nullptr;
      findings.push_back(unexplained(asking, plan.name, table, row, answers[i]));
    }
  }
}

Finding unexplained(Asking& asking, std::string_view decision, const BoundTable* table, const BoundRow* row,
                    Value null) {
  const Target to{table, row, {}};
  const std::string subject = row && !row->key.empty() ? " for " + row->key : "";
  return note(asking.pack(), "engine." + std::string(decision), Severity::warning, place_at(to),
              "'" + std::string(decision) + "' could not be judged" + subject + ": " + why(asking, null) +
                  " Check the values it looks at; if they are right, tell whoever keeps the pack.");
}

} // namespace stackbook::proposal
