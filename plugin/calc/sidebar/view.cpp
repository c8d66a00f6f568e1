#include "plugin/calc/sidebar/view.hpp"

#include "rules/report/amount.hpp"
#include "rules/report/value.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace stackbook::calc {
namespace {

using findings::Datum;
using findings::Decimal;

std::optional<double> number_in(const Result<findings::Answered>& answered) {
  const auto* datum = answered ? std::get_if<Datum>(&*answered) : nullptr;
  const auto* decimal = datum ? std::get_if<Decimal>(datum) : nullptr;
  if (!decimal) return std::nullopt;
  double number = 0;
  std::from_chars(decimal->digits.data(), decimal->digits.data() + decimal->digits.size(), number);
  return number;
}

void add_bars(const Standing& standing, State& state) {
  for (const char* layer : {"A", "B", "C", "D", "E"}) {
    const auto share =
        number_in(answer(standing, "STACK.COMPLETENESS", {{"layer", Datum(std::string(layer))}}));
    if (!share) continue;
    // Rounded down, so that 100 % is said only when nothing is missing.
    const int percent = static_cast<int>(std::floor(*share * 100));
    state.bars.push_back({"Layer " + std::string(layer), percent,
                          percent == 100 ? "complete" : std::to_string(percent) + " %"});
  }
}

std::string days(double number) {
  const auto whole = static_cast<long long>(number);
  return std::to_string(whole) + (whole == 1 ? " day" : " days");
}

std::string deadline_of(const Standing& standing) {
  const auto left = number_in(answer(standing, "DEADLINE.DAYS", {}));
  if (!left) return "The call has no closing date";
  if (*left == 0) return "The call closes that day";
  return *left > 0 ? days(*left) + " to the call's close" : "The call closed " + days(-*left) + " before";
}

// A record of numbers is a figure for each of its entries. Lists are for the report: a panel has no room for a line a member.
void add_figures(const Standing& standing, Totals& totals) {
  const auto& report = standing.checked.report;
  for (std::size_t i = 0; i < report.totals.size(); ++i) {
    const auto& [name, value] = report.totals[i];
    const auto format =
        i < report.total_formats.size() ? report.total_formats[i] : findings::TotalFormat::plain;
    const auto shown = [&](const Datum& datum) { return report::shown(datum, format, report.currency); };
    if (const auto* single = std::get_if<Datum>(&value)) {
      totals.figures.push_back({name, shown(*single)});
      continue;
    }
    const auto& table = std::get<findings::Table>(value);
    const auto text = [](const auto& entry) { return std::holds_alternative<std::string>(entry.second); };
    if (table.size() != 1 || std::ranges::any_of(table.front(), text)) continue;
    for (const auto& [entry, datum] : table.front())
      totals.figures.push_back({name + ", " + entry, shown(datum)});
  }
}

// Of each tool: texts beside its name, amounts as figures.
void add_tools(const Standing& standing, Totals& totals) {
  const auto answered = answer(standing, "INCENTIVE.BYTOOL", {});
  const auto* table = answered ? std::get_if<findings::Table>(&*answered) : nullptr;
  if (!table) return;
  for (const auto& row : *table) {
    Totals::Group group;
    for (const auto& [entry, datum] : row) {
      if (std::holds_alternative<std::monostate>(datum)) continue;
      if (const auto* text = std::get_if<std::string>(&datum))
        group.name += (group.name.empty() ? "" : ", ") + *text;
      else
        group.figures.push_back(
            {entry, report::shown(datum, findings::TotalFormat::money, standing.checked.report.currency)});
    }
    totals.groups.push_back(std::move(group));
  }
}

std::string why_empty(const Standing& standing) {
  return standing.trouble.empty() ? no_proposal : standing.trouble;
}

View::Line line_of(const findings::Finding& finding) {
  constexpr std::array<const char*, 3> words{"Info", "Warning", "Error"};
  View::Line line;
  line.severity = finding.state == findings::State::answered
                      ? "Answered"
                      : words[static_cast<std::size_t>(finding.severity)];
  line.where = to_text(finding.place);
  line.message = std::string(report::without_place(finding));
  line.rule = finding.rule;
  line.group = finding.place.sheet.empty() ? "The workbook" : finding.place.sheet;
  line.url = finding.citation.url;
  line.fixable = finding.fix.has_value() && finding.state == findings::State::open;
  line.answerable = finding.severity == findings::Severity::warning && finding.state == findings::State::open;
  line.detail = finding.message + "\n\nSource: " + finding.citation.text;
  if (finding.citation.basis == findings::Basis::product)
    line.detail += "\nProduct check, not a government requirement";
  for (const auto& evidence : finding.evidence)
    line.detail += "\n" + evidence.input + ": " + report::shown(evidence.value);
  if (finding.fix) line.detail += "\nFix: " + finding.fix->title;
  if (!finding.citation.url.empty()) line.detail += "\n" + finding.citation.url;
  line.detail += "\nRule: " + finding.rule;
  if (finding.answer) line.detail += "\nAnswered by " + finding.answer->by + ": " + finding.answer->text;
  if (finding.place.cell) {
    line.sheet = finding.place.sheet;
    line.cell = *finding.place.cell;
  }
  return line;
}

} // namespace

State state_of(const Standing& standing) {
  State state;
  if (!standing.is_proposal) {
    state.status = "Not a proposal";
    state.empty = why_empty(standing);
    return state;
  }
  const auto& report = standing.checked.report;
  state.status = report.summary.status;
  state.against = "Pack " + report.pack.id + " " + report.pack.version +
                  (report.pack.data.empty() ? "" : ", data of " + report.pack.data) + ", as of " +
                  report.as_of;
  state.deadline = deadline_of(standing);
  add_bars(standing, state);
  return state;
}

Totals totals_of(const Standing& standing) {
  Totals totals;
  if (!standing.is_proposal) {
    totals.empty = "No totals without a proposal.";
    return totals;
  }
  add_figures(standing, totals);
  add_tools(standing, totals);
  return totals;
}

std::vector<std::string> lines_of(const Totals& totals, const std::function<bool(const std::string&)>& fits) {
  constexpr const char* indent = "    ";
  std::vector<std::string> lines;
  for (const auto& [name, value] : totals.figures) {
    if (std::string line = name + ": " + value; fits(line)) {
      lines.push_back(std::move(line));
    } else {
      lines.push_back(name + ":");
      lines.push_back(indent + value);
    }
  }
  for (const auto& group : totals.groups) {
    lines.push_back(group.name);
    bool begun = false;
    for (const auto& figure : group.figures) {
      const std::string text = figure.name + " " + figure.value;
      if (std::string line = lines.back() + ", " + text; begun && fits(line))
        lines.back() = std::move(line);
      else
        lines.push_back(indent + text);
      begun = true;
    }
  }
  return lines;
}

View view_of(const Standing& standing) {
  View view;
  if (!standing.is_proposal) {
    view.empty = "No findings without a proposal.";
    return view;
  }
  const auto& findings = standing.checked.findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].state != findings::State::open && findings[i].state != findings::State::answered)
      continue;
    view.lines.push_back(line_of(findings[i]));
    view.lines.back().finding = i;
  }
  if (view.lines.empty()) view.empty = "Nothing to mend.";
  return view;
}

} // namespace stackbook::calc
