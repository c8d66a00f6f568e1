#include "connectors/wire/admission.hpp"

#include "rules/proposal/approval.hpp"

#include <algorithm>
#include <map>

namespace stackbook::wire {
namespace {

using Place = std::pair<std::string, std::string>; // table, key

std::string own_fault(const proposal::Pack& pack, const SubmittedRow& row) {
  const auto* table = pack.table(row.table);
  if (!table) return "The rule pack " + pack.id + " has no table " + row.table + ".";
  if (!table->sync) return "Rows of " + row.table + " are not sent to a connector.";
  if (row.approval.approver.empty()) return "The row is not approved by anybody.";
  if (row.withdraw) return {};
  const std::string digest = proposal::digest(row.table, row.key, row.values);
  if (digest != row.digest) return "The digest does not fit the values sent.";
  if (row.approval.digest != digest)
    return "The row was changed after " + row.approval.approver + " approved it.";
  return {};
}

// Stored rows overlaid by the admitted ones, table by table in the pack's order, so that the same rows give
// the same places whoever sent them first.
proposal::Tables gather(const proposal::Pack& pack, const std::vector<StoredRow>& stored,
                        const std::vector<SubmittedRow>& submitted,
                        const std::vector<std::string>& refusals) {
  std::map<Place, const proposal::Row*> rows;
  for (const auto& row : stored) rows[{row.table, row.key}] = &row.values;
  for (std::size_t i = 0; i < submitted.size(); ++i) {
    if (!refusals[i].empty()) continue;
    const Place place{submitted[i].table, submitted[i].key};
    if (submitted[i].withdraw)
      rows.erase(place);
    else
      rows[place] = &submitted[i].values;
  }
  proposal::Tables tables;
  for (const auto& table : pack.tables) {
    std::vector<proposal::Row> found;
    for (auto at = rows.lower_bound({table.sheet, ""}); at != rows.end() && at->first.first == table.sheet;
         ++at)
      found.push_back(*at->second);
    tables.emplace_back(table.sheet, std::move(found));
  }
  return tables;
}

} // namespace

Admission admit(std::shared_ptr<const proposal::Pack> pack, const std::vector<StoredRow>& stored,
                const std::vector<SubmittedRow>& submitted, const std::string& today) {
  Admission admission;
  for (const auto& row : submitted) admission.refusals.push_back(own_fault(*pack, row));

  // Refusing a row can break another that rests on it; each turn refuses at least one more, so it ends.
  for (bool changed = true; changed;) {
    changed = false;
    const auto workbook = proposal::lay_out(*pack, gather(*pack, stored, submitted, admission.refusals));
    const auto bound = proposal::bind(workbook, pack);
    proposal::CheckOptions options;
    options.today = today;
    const auto checked = proposal::check(bound, options);
    admission.status = checked.report.summary.status;

    std::map<Place, std::string> errors;
    for (const auto& finding : checked.findings)
      if (finding.severity == findings::Severity::error && finding.state == findings::State::open &&
          !finding.place.row.empty())
        errors.try_emplace({finding.place.table, finding.place.row}, finding.message);
    for (std::size_t i = 0; i < submitted.size(); ++i) {
      if (!admission.refusals[i].empty() || submitted[i].withdraw) continue;
      const auto error = errors.find({submitted[i].table, submitted[i].key});
      if (error == errors.end()) continue;
      admission.refusals[i] = error->second;
      changed = true;
    }
  }
  return admission;
}

} // namespace stackbook::wire
