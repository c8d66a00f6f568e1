#include "plugin/calc/sidebar/view.hpp"

#include "rules/report/amount.hpp"
#include "rules/report/value.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace stackbook::calc {
namespace {

using findings::Datum;
using findings::Decimal;

double number_in(const Result<findings::Answered>& answered) {
  double number = -1;
  if (!answered) return number;
  if (const auto* datum = std::get_if<Datum>(&*answered))
    if (const auto* decimal = std::get_if<Decimal>(datum))
      std::from_chars(decimal->digits.data(), decimal->digits.data() + decimal->digits.size(), number);
  return number;
}

void add_bars(const Standing& standing, View& view) {
  for (const char* layer : {"A", "B", "C", "D", "E"}) {
    const double share =
        number_in(answer(standing, "STACK.COMPLETENESS", {{"layer", Datum(std::string(layer))}}));
    if (share < 0) continue;
    // Rounded down, so that 100 % is said only when nothing is missing.
    const int percent = static_cast<int>(std::floor(share * 100));
    view.bars.push_back({"Layer " + std::string(layer), percent,
                         percent == 100 ? "complete" : std::to_string(percent) + " %"});
  }
}

// A record of numbers is a figure for each of its entries. Lists are for the report: a panel has no room for a line a member.
void add_figures(const Standing& standing, View& view) {
  const auto& report = standing.checked.report;
  for (std::size_t i = 0; i < report.totals.size(); ++i) {
    const auto& [name, value] = report.totals[i];
    const auto format =
        i < report.total_formats.size() ? report.total_formats[i] : findings::TotalFormat::plain;
    const auto shown = [&](const Datum& datum) { return report::shown(datum, format, report.currency); };
    if (const auto* single = std::get_if<Datum>(&value)) {
      view.figures.push_back({name, shown(*single)});
      continue;
    }
    const auto& table = std::get<findings::Table>(value);
    const auto text = [](const auto& entry) { return std::holds_alternative<std::string>(entry.second); };
    if (table.size() != 1 || std::ranges::any_of(table.front(), text)) continue;
    for (const auto& [entry, datum] : table.front())
      view.figures.push_back({name + ", " + entry, shown(datum)});
  }
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
  line.fixable = finding.fix.has_value();
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

View view_of(const Standing& standing) {
  View view;
  if (!standing.is_proposal) {
    view.status = "Not a proposal";
    view.empty = standing.trouble.empty() ? "This workbook isn't a proposal yet. Make one from the template: "
                                            "Proposal > New proposal from template."
                                          : standing.trouble;
    return view;
  }
  const auto& report = standing.checked.report;
  view.status = report.summary.status;
  view.against = "Pack " + report.pack.id + " " + report.pack.version + " as of " + report.as_of;
  add_bars(standing, view);
  add_figures(standing, view);
  for (const auto& finding : standing.checked.findings)
    if (finding.state == findings::State::open || finding.state == findings::State::answered)
      view.lines.push_back(line_of(finding));
  if (view.lines.empty()) view.empty = "Nothing to mend.";
  return view;
}

} // namespace stackbook::calc
