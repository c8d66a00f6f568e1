#include "plugin/calc/sidebar/consents.hpp"

#include "rules/proposal/laying.hpp"
#include "rules/proposal/stale.hpp"
#include "rules/report/value.hpp"

#include <array>
#include <set>

namespace stackbook::calc {
namespace {

using proposal::Consent;
using proposal::RowConsent;
using Place = std::pair<std::string, std::string>;
using Rows = std::map<Place, std::map<std::string, proposal::Row>>; // by digest

constexpr std::size_t most_searched = 20; // stale rows for which the workbook is searched

Place place_of(const RowConsent& consent) {
  return {consent.table->binding->sheet, consent.row->key};
}

// Of the rows that are stale now, those that were approved in the last standing, as they stood then.
Rows approved_then(const Standing& last, const std::vector<const RowConsent*>& stale) {
  std::set<Place> wanted;
  for (const RowConsent* now : stale) wanted.insert(place_of(*now));
  Rows rows;
  for (const RowConsent& was : proposal::consents(last.proposal, proposal::Digests::decided))
    if (was.consent == Consent::approved && wanted.contains(place_of(was)))
      rows[place_of(was)][was.digest] = proposal::row_data(*was.table, *was.row);
  return rows;
}

std::string field_changes(const RowConsent& stale, const proposal::Row& was) {
  std::string text;
  for (const auto& change :
       proposal::changes(*stale.table->binding, was, proposal::row_data(*stale.table, *stale.row)))
    text += "\n" + change.column->caption + ": " + report::shown(change.was) + " was approved, " +
            report::shown(change.is) + " stands there now";
  return text;
}

std::string by_whom(const RowConsent& consent) {
  if (!consent.approval) return {};
  const auto& line = *consent.approval;
  return (line.decision == "revoked" ? "Revoked by " : "Approved by ") + line.approver +
         (line.department.empty() ? "" : ", " + line.department) + " at " + line.at;
}

std::string name_of(const RowConsent& consent) {
  return consent.table->binding->sheet + (consent.row->key.empty() ? "" : " " + consent.row->key);
}

Consents::Line line_of(const RowConsent& consent, std::string detail) {
  Consents::Line line{name_of(consent), name_of(consent), false, consent.table->sheet, {}};
  if (!detail.empty()) line.detail += "\n" + detail;
  line.cell.row = consent.row->sheet_row;
  for (const auto& cell : consent.row->cells)
    if (cell) {
      line.cell = *cell;
      break;
    }
  return line;
}

std::string counted(std::size_t count, std::size_t all) {
  return std::to_string(count) + " of " + std::to_string(all) + (all == 1 ? " row is" : " rows are") +
         " approved";
}

} // namespace

Consents consents_of(const Standing& standing, const Standing* last, const Consents& before) {
  Consents result;
  if (!standing.is_proposal) {
    result.empty = "No approvals without a proposal.";
    return result;
  }
  const auto all = proposal::consents(standing.proposal, proposal::Digests::decided);
  std::array<std::vector<const RowConsent*>, 4> sorted;
  for (const auto& consent : all) sorted[static_cast<std::size_t>(consent.consent)].push_back(&consent);
  const auto of = [&](Consent consent) -> const auto& { return sorted[static_cast<std::size_t>(consent)]; };

  const auto& stale = of(Consent::stale);
  const Rows then = last && last->is_proposal && !stale.empty() ? approved_then(*last, stale) : Rows();
  result.summary = counted(of(Consent::approved).size(), all.size()) +
                   (stale.empty() ? "" : ", " + std::to_string(stale.size()) + " changed since");
  const auto head = [&](const char* text, std::size_t count) {
    if (count > 0)
      result.lines.push_back({std::string(text) + " (" + std::to_string(count) + ")", "", true, "", {}});
  };

  head("Changed since approved", stale.size());
  std::size_t searched = 0;
  for (const RowConsent* consent : stale) {
    const Place place = place_of(*consent);
    std::optional<proposal::Row> was;
    if (const auto row = then.find(place); row != then.end())
      if (const auto same = row->second.find(consent->approval->digest); same != row->second.end())
        was = same->second;
    if (const auto known = before.approved.find(place);
        !was && known != before.approved.end() &&
        proposal::digest(place.first, place.second, known->second) == consent->approval->digest)
      was = known->second;
    if (!was && searched++ < most_searched) was = proposal::as_approved(standing.proposal, *consent);
    result.lines.push_back(line_of(
        *consent, by_whom(*consent) + (was ? field_changes(*consent, *was)
                                           : "\nWhich field changed can't be told from the workbook: the "
                                             "approval keeps a digest, not the values.")));
    if (was) result.approved.emplace(place, std::move(*was));
  }
  head("Revoked", of(Consent::revoked).size());
  for (const RowConsent* consent : of(Consent::revoked))
    result.lines.push_back(line_of(*consent, by_whom(*consent)));
  head("Not approved yet", of(Consent::none).size());
  for (const RowConsent* consent : of(Consent::none)) result.lines.push_back(line_of(*consent, ""));
  if (all.empty())
    result.empty = "The rule pack has no rows to approve.";
  else if (result.lines.empty())
    result.lines.push_back({"Every row is approved as it stands", "", true, "", {}});
  return result;
}

} // namespace stackbook::calc
