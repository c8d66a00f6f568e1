#include "plugin/pipeline/parties.hpp"

#include "connectors/files/list.hpp"
#include "plugin/clock/clock.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/questions.hpp"
#include "rules/report/layout.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::pipeline {
namespace {

using findings::Datum;
using findings::Decimal;
using report::counted;

int days_since(const std::string& dated) {
  const auto then = workbook::serial_of(dated), now = workbook::serial_of(clock::today());
  return then && now ? std::max(0, static_cast<int>(*now - *then)) : 0;
}

std::string text_in(const std::vector<std::pair<std::string, Datum>>& row, std::string_view name) {
  for (const auto& [key, value] : row)
    if (const auto* text = std::get_if<std::string>(&value); text && key == name) return *text;
  return {};
}

constexpr const char* usual_decision = "Parties to screen";

} // namespace

Result<std::shared_ptr<const Lists>> read_lists(std::vector<std::filesystem::path> paths) {
  if (paths.empty()) paths = files::installed_lists();
  if (paths.empty()) return files::no_list_installed();
  std::vector<UsedList> used;
  std::vector<screening::List> lists;
  for (const auto& path : paths) {
    auto found = files::read_list(path);
    if (!found) return found.failure();
    used.push_back({found->list.name, found->digest, found->dated, found->list.entries.size(),
                    days_since(found->dated)});
    lists.push_back(std::move(found->list));
  }
  return std::make_shared<const Lists>(Lists{std::move(used), screening::Index(std::move(lists))});
}

Result<std::vector<Party>> parties_of(const proposal::Proposal& proposal, const std::string& decision,
                                      const proposal::CheckOptions& check) {
  const auto named = proposal::answer(proposal, decision, {}, check);
  if (!named) return named.failure();
  const auto* table = std::get_if<findings::Table>(&*named);
  if (!table)
    return Failure{"No names are screened", "pack " + proposal.pack->id,
                   decision + " gives no table of names",
                   "It gives one row a party: name, country, table, row, field"};
  std::vector<Party> parties;
  for (const auto& row : *table)
    if (std::string name = text_in(row, "name"); !name.empty())
      parties.push_back({std::move(name), text_in(row, "country"), text_in(row, "table"), text_in(row, "row"),
                         text_in(row, "field")});
  return parties;
}

std::optional<unsigned> least_score(const proposal::Proposal& proposal, const proposal::CheckOptions& check) {
  const auto score = proposal::answer(proposal, "Screening score", {}, check);
  if (!score) return {};
  const auto* datum = std::get_if<Datum>(&*score);
  const auto* number = datum ? std::get_if<Decimal>(datum) : nullptr;
  unsigned least = 0;
  if (number) std::from_chars(number->digits.data(), number->digits.data() + number->digits.size(), least);
  return least == 0 ? std::nullopt : std::optional(least);
}

Result<Done> screen(proposal::Proposal& proposal, const Lists& lists, proposal::CheckOptions& check) {
  const auto parties = parties_of(proposal, usual_decision, check);
  if (!parties) return parties.failure();
  screening::Options how;
  how.threshold = least_score(proposal, check).value_or(how.threshold);
  findings::Table candidates;
  std::size_t with = 0;
  for (const Party& party : *parties) {
    how.country = party.country;
    const auto screened = lists.index.screen(party.name, how);
    with += screened.found != 0;
    for (const auto& candidate : screened.candidates)
      candidates.push_back({{"table", party.table},
                            {"row", party.row},
                            {"field", party.field},
                            {"same", candidate.score == 100},
                            {"score", Decimal{std::to_string(candidate.score)}},
                            {"entry", text_of(lists.index.entry(candidate))}});
  }
  check.given.emplace_back("Candidates", std::move(candidates));

  std::string sources;
  for (const UsedList& list : lists.used)
    sources += (sources.empty() ? "" : ", ") + list.file + " of " + list.dated + " (" +
               counted(list.entries, "entry", "entries") + ")";
  proposal.findings.push_back(proposal::note(
      *proposal.pack, "screening.lists", findings::Severity::info, {},
      counted(parties->size(), "name", "names") + " screened against " + sources + ", from a score of " +
          std::to_string(how.threshold) + ": " + counted(with, "name has", "names have") +
          " candidates. A candidate is not a verdict, and none is no clearance; the official list rules."));
  return Done{};
}

} // namespace stackbook::pipeline
