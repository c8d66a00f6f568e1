#include "plugin/calc/live/standing.hpp"

#include "plugin/calc/live/lists.hpp"
#include "plugin/calc/live/packs.hpp"
#include "rules/proposal/circular.hpp"
#include "rules/proposal/completeness.hpp"
#include "rules/proposal/verdict.hpp"

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

std::string word_in(const Arguments& arguments, std::string_view wanted) {
  for (const auto& [name, value] : arguments)
    if (name == wanted)
      if (const auto* datum = std::get_if<findings::Datum>(&value))
        if (const auto* text = std::get_if<std::string>(datum)) return *text;
  return {};
}

Result<findings::Answered> filled(const Standing& standing, const std::string& sheet,
                                  const std::string& member) {
  const auto& tables = standing.proposal.tables;
  const auto table = std::find_if(tables.begin(), tables.end(), [&](const auto& t) {
    return t.binding->sheet == sheet || (t.found && t.sheet == sheet);
  });
  if (!sheet.empty() && table == tables.end())
    return Failure{"PROPOSAL.COMPLETENESS has no answer", "",
                   "the rule pack binds no sheet \"" + sheet + "\"", "Name one of its sheets"};
  std::vector<Finding> here;
  if (!sheet.empty())
    std::ranges::copy_if(standing.checked.findings, std::back_inserter(here),
                         [&](const Finding& f) { return f.place.table == table->binding->sheet; });
  const findings::Completeness all = sheet.empty() ? standing.checked.report.completeness
                                                   : proposal::completeness(standing.proposal, here, &*table);
  findings::Share share = all.whole;
  if (!member.empty()) {
    const auto own =
        std::find_if(all.owners.begin(), all.owners.end(), [&](const auto& s) { return s.name == member; });
    if (own == all.owners.end())
      return Failure{"PROPOSAL.COMPLETENESS has no answer", "",
                     "nothing is required of a member \"" + member + "\"",
                     "Name a member by its id, for example M01"};
    share = *own;
  }
  return findings::Answered(findings::Datum(proposal::quotient(share)));
}

// Sorted findings: a cell's worst is the first of the highest severity.
void index_cells(Standing& standing) {
  const auto& findings = standing.checked.findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].state != State::open || !findings[i].place.cell) continue;
    const auto [at, fresh] = standing.cells[findings[i].place.sheet].emplace(*findings[i].place.cell, i);
    if (!fresh && findings[i].severity > findings[at->second].severity) at->second = i;
  }
}

const Finding* worst_at(const Standing& standing, const auto& sheets, std::string_view sheet,
                        const auto& place) {
  const auto places = sheets.find(sheet);
  if (places == sheets.end()) return nullptr;
  const auto known = places->second.find(place);
  return known == places->second.end() ? nullptr : &standing.checked.findings[known->second];
}

bool any_sheet_found(const proposal::Proposal& proposal) {
  return std::any_of(proposal.tables.begin(), proposal.tables.end(),
                     [](const auto& table) { return table.found; });
}

} // namespace

StandingPtr stand(workbook::Workbook snapshot, const std::string& file, const std::string& today,
                  const std::function<bool()>& cancelled) {
  auto standing = std::make_shared<Standing>();
  standing->workbook = std::move(snapshot);
  standing->options.file = file;
  standing->options.today = today;
  auto pack = choose_pack(proposal::pack_hint(standing->workbook), &standing->pack_folder);
  if (!pack) {
    standing->trouble = to_text(pack.failure());
    return standing;
  }
  standing->untold = proposal::leave_out_circular(standing->workbook, **pack);
  if (!standing->untold.empty()) return standing;
  standing->proposal = proposal::bind(standing->workbook, *pack);
  standing->is_proposal = any_sheet_found(standing->proposal);
  if (standing->is_proposal) {
    auto options = standing->options;
    options.cancelled = cancelled;
    options.threads = processors();
    standing->questions = std::make_unique<proposal::Questions>(standing->proposal, options);
    standing->checked = standing->questions->check();
    standing->rows = proposal::worst_of_rows(standing->proposal, standing->checked.findings);
    index_cells(*standing);
  }
  return standing;
}

Result<findings::Answered> answer(const Standing& standing, std::string_view function,
                                  const Arguments& arguments) {
  if (function == "PROPOSAL.STATUS")
    return findings::Answered(
        findings::Datum(standing.is_proposal ? standing.checked.report.summary.status : "not a proposal"));
  if (function.starts_with("PARTY.")) return party(standing, function, arguments);
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
  if (function == "PROPOSAL.COMPLETENESS")
    return filled(standing, word_in(arguments, "sheet"), word_in(arguments, "member"));
  return standing.questions->answer(function, arguments);
}

const Finding* worst_of_row(const Standing& standing, std::string_view sheet, workbook::Address cell) {
  return worst_at(standing, standing.rows, sheet, cell.row);
}

const Finding* worst_of_cell(const Standing& standing, std::string_view sheet, workbook::Address cell) {
  return worst_at(standing, standing.cells, sheet, cell);
}

} // namespace stackbook::calc
