#include "plugin/calc/sidebar/view.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace stackbook::calc {
namespace {

using findings::Datum;
using findings::Decimal;
using findings::Severity;

std::string shown(const Datum& value) {
  if (const auto* number = std::get_if<Decimal>(&value)) return grouped(rounded(number->digits, 4));
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  return "–";
}

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

// A record is a figure for each of its entries; of a list of records each is a figure named by its first entry.
void add_figures(const Standing& standing, View& view) {
  for (const auto& [name, value] : standing.checked.report.totals) {
    if (const auto* single = std::get_if<Datum>(&value)) {
      view.figures.push_back({name, shown(*single)});
      continue;
    }
    const auto& table = std::get<findings::Table>(value);
    for (const auto& row : table) {
      if (table.size() == 1) {
        for (const auto& [entry, datum] : row)
          view.figures.push_back({entry + " (" + name + ")", shown(datum)});
      } else if (!row.empty()) {
        std::string rest;
        for (std::size_t i = 1; i < row.size(); ++i)
          if (!std::holds_alternative<std::monostate>(row[i].second))
            rest += (rest.empty() ? "" : ", ") + row[i].first + " " + shown(row[i].second);
        view.figures.push_back({shown(row[0].second), rest});
      }
    }
  }
}

// The place stands in a column of its own; a message that begins with it need not say it twice.
std::string without_place(const std::string& message, const std::string& place) {
  return message.starts_with(place + ": ") ? message.substr(place.size() + 2) : message;
}

View::Line line_of(const findings::Finding& finding) {
  constexpr std::array<const char*, 3> words{"Info", "Warning", "Error"};
  View::Line line;
  line.severity = finding.state == findings::State::answered
                      ? "Answered"
                      : words[static_cast<std::size_t>(finding.severity)];
  line.where = to_text(finding.place);
  line.message = without_place(finding.message, line.where);
  line.detail = finding.message + "\n\nSource: " + finding.citation.text;
  if (finding.citation.basis == findings::Basis::product)
    line.detail += "\nProduct check, not a government requirement";
  for (const auto& evidence : finding.evidence)
    line.detail += "\n" + evidence.input + ": " +
                   (std::holds_alternative<std::monostate>(evidence.value) ? "blank" : shown(evidence.value));
  line.detail += "\nRule: " + finding.rule;
  if (finding.answer) line.detail += "\nAnswered by " + finding.answer->by + ": " + finding.answer->text;
  if (finding.place.cell) {
    line.sheet = finding.place.sheet;
    line.cell = *finding.place.cell;
  }
  return line;
}

} // namespace

std::string rounded(const std::string& digits, std::size_t places) {
  const auto point = digits.find('.');
  if (point == std::string::npos || digits.size() - point - 1 <= places) return digits;
  const bool up = digits[point + 1 + places] >= '5';
  std::string text = digits.substr(0, point + 1 + places);
  for (auto at = text.size(); up;) { // carry, from the last digit to the first
    if (at == 0 || text[at - 1] == '-') {
      text.insert(at, "1");
      break;
    }
    --at;
    if (text[at] == '.') continue;
    if (text[at] != '9') {
      ++text[at];
      break;
    }
    text[at] = '0';
  }
  text.resize(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string grouped(const std::string& digits) {
  std::string text = digits;
  const std::size_t first = !text.empty() && text.front() == '-' ? 1 : 0;
  for (auto at = std::min(text.find('.'), text.size()); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

View view_of(const Standing& standing) {
  View view;
  if (!standing.is_proposal) {
    view.status = "Not a proposal";
    view.empty = standing.trouble.empty() ? "This workbook isn't a proposal yet. Make one from the template "
                                            "with the command: stackbook new."
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
