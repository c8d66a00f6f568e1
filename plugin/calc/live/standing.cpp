#include "plugin/calc/live/standing.hpp"

#include "plugin/calc/live/packs.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

using findings::Finding;
using findings::Severity;
using findings::State;

std::optional<std::string> severity_in(const Arguments& arguments) {
  for (const auto& [name, value] : arguments)
    if (const auto* datum = std::get_if<findings::Datum>(&value))
      if (const auto* text = std::get_if<std::string>(datum)) return *text;
  return std::nullopt;
}

// Of one severity, or errors and warnings.
std::vector<const Finding*> open_findings(const Standing& standing, std::optional<Severity> wanted) {
  std::vector<const Finding*> open;
  for (const auto& f : standing.checked.findings)
    if (f.state == State::open && (wanted ? f.severity == *wanted : f.severity >= Severity::warning))
      open.push_back(&f);
  return open;
}

findings::Table table_of(const std::vector<const Finding*>& findings) {
  findings::Table table;
  for (const auto* f : findings)
    table.push_back({{"rule", findings::Datum(f->rule)},
                     {"severity", findings::Datum(std::string(to_text(f->severity)))},
                     {"place", findings::Datum(to_text(f->place))},
                     {"message", findings::Datum(f->message)}});
  return table;
}

bool any_sheet_found(const proposal::Proposal& proposal) {
  return std::any_of(proposal.tables.begin(), proposal.tables.end(),
                     [](const auto& table) { return table.found; });
}

} // namespace

StandingPtr stand(workbook::Workbook snapshot, const std::string& file, const std::string& today) {
  auto standing = std::make_shared<Standing>();
  standing->workbook = std::move(snapshot);
  standing->options.file = file;
  standing->options.today = today;
  auto pack = choose_pack(proposal::pack_hint(standing->workbook));
  if (!pack) {
    standing->trouble = to_text(pack.failure());
    return standing;
  }
  standing->proposal = proposal::bind(standing->workbook, *pack);
  standing->is_proposal = any_sheet_found(standing->proposal);
  if (standing->is_proposal) standing->checked = proposal::check(standing->proposal, standing->options);
  return standing;
}

Result<findings::Answered> answer(const Standing& standing, std::string_view function,
                                  const Arguments& arguments) {
  if (function == "PROPOSAL.STATUS")
    return findings::Answered(
        findings::Datum(standing.is_proposal ? standing.checked.report.summary.status : "not a proposal"));
  if (!standing.is_proposal)
    return Failure{std::string(function) + " has no answer", "", "this workbook is not a proposal",
                   "Make one with Stackbook > New proposal"};
  if (function == "PROPOSAL.CHECK" || function == "PROPOSAL.FINDINGS") {
    const auto word = severity_in(arguments);
    const auto wanted = word ? findings::severity_from(*word) : std::nullopt;
    if (word && !wanted)
      return Failure{std::string(function) + " has no answer", "", "\"" + *word + "\" is not a severity",
                     "Write error, warning or info"};
    const auto open = open_findings(standing, wanted);
    if (function == "PROPOSAL.FINDINGS") return findings::Answered(table_of(open));
    return findings::Answered(findings::Datum(findings::Decimal{std::to_string(open.size())}));
  }
  return proposal::answer(standing.proposal, function, arguments, standing.options);
}

std::string row_message(const Standing& standing, std::string_view sheet, workbook::Address cell) {
  const Finding* worst = nullptr;
  for (const auto& table : standing.proposal.tables) {
    if (!table.found || table.sheet != sheet) continue;
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const auto& r) { return r.sheet_row == cell.row; });
    for (const auto& finding : standing.checked.findings) {
      if (finding.state != State::open || finding.place.sheet != sheet) continue;
      const bool here = (row != table.rows.end() && !row->key.empty() &&
                         finding.place.table == table.binding->sheet && finding.place.row == row->key) ||
                        (finding.place.cell && finding.place.cell->row == cell.row);
      if (here && (!worst || finding.severity > worst->severity)) worst = &finding;
    }
  }
  return worst ? worst->message : std::string{};
}

} // namespace stackbook::calc
