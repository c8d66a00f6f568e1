#include "connectors/http/plan.hpp"

#include "rules/proposal/laying.hpp"
#include "rules/proposal/stale.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace stackbook::http {
namespace {

using Place = std::pair<std::string, std::string>;

// A table goes after those it refers to; a circle keeps the pack's order.
void visit(const proposal::Pack& pack, const std::string& sheet, std::set<std::string>& seen,
           std::vector<std::string>& order) {
  const auto* table = pack.table(sheet);
  if (!table || !seen.insert(table->sheet).second) return;
  for (const auto& column : table->columns)
    if (!column.references.empty()) visit(pack, column.references, seen, order);
  order.push_back(table->sheet);
}

std::vector<std::string> reference_order(const proposal::Pack& pack) {
  std::set<std::string> seen;
  std::vector<std::string> order;
  for (const auto& table : pack.tables) visit(pack, table.sheet, seen, order);
  return order;
}

constexpr std::size_t most_searched = 20; // changed rows for which the workbook is searched for the field

// ": Legal name", where the workbook tells which field changed.
std::string changed_field(const proposal::Proposal& proposal, const proposal::RowConsent& consent) {
  const auto was = proposal::as_approved(proposal, consent);
  if (!was) return {};
  std::string names;
  for (const auto& change :
       proposal::changes(*consent.table->binding, *was, proposal::row_data(*consent.table, *consent.row)))
    names += (names.empty() ? ": " : ", ") + change.column->caption;
  return names;
}

std::string why_withheld(const proposal::Proposal& proposal, const proposal::RowConsent& consent,
                         std::size_t& searched) {
  switch (consent.consent) {
  case proposal::Consent::none: return "not approved";
  case proposal::Consent::stale:
    return "changed after " + consent.approval->approver + " approved it" +
           (searched++ < most_searched ? changed_field(proposal, consent) : "");
  case proposal::Consent::revoked: return "approval revoked by " + consent.approval->approver;
  case proposal::Consent::approved: break;
  }
  return {};
}

wire::ApprovalNote note(const proposal::Approval& approval) {
  return {approval.digest, approval.approver, approval.department, approval.at};
}

proposal::Row values_of(const proposal::Tables& taken, const proposal::RowConsent& consent) {
  const auto index = static_cast<std::size_t>(consent.row - consent.table->rows.data());
  for (const auto& [name, rows] : taken)
    if (name == consent.table->binding->sheet && index < rows.size()) return rows[index];
  return {};
}

// Rows that the connector holds and the workbook doesn't: withdrawn when a person revoked them, else left and
// said.
void add_missing(const proposal::Proposal& proposal, std::map<Place, const KnownRow*>& known, Plan& plan) {
  std::map<Place, proposal::Approval> last;
  for (auto& approval : proposal::approvals(proposal)) last[{approval.table, approval.key}] = approval;
  for (const auto& [place, row] : known) {
    PlannedRow planned{Step::withheld, {place.first, place.second, "", {}, {}, true}, "", row->receipt};
    const auto approval = last.find(place);
    if (approval != last.end() && approval->second.decision == "revoked") {
      planned.step = Step::withdraw;
      planned.row.approval = note(approval->second);
    } else {
      planned.reason = "sent before and no longer in the workbook; revoke its approval to withdraw it";
    }
    plan.rows.push_back(std::move(planned));
  }
}

} // namespace

std::string_view to_text(Step step) {
  constexpr std::array<std::string_view, 4> words{"send", "withdraw", "unchanged", "withheld"};
  return words[static_cast<std::size_t>(step)];
}

Result<Plan> plan(const proposal::Proposal& proposal, const std::vector<KnownRow>& known,
                  const std::string& today, bool again) {
  if (proposal.id.empty())
    return Failure{"Nothing can be sent", "", "the workbook has no proposal id",
                   "Make it from the template with stackbook new, or fill in its id"};
  Plan plan{proposal.id, {}, ""};
  std::map<Place, const KnownRow*> receipted;
  std::vector<wire::StoredRow> stored;
  for (const auto& row : known) {
    receipted[{row.row.table, row.row.key}] = &row;
    stored.push_back(row.row);
  }

  const auto taken = proposal::take_out(proposal);
  std::size_t searched = 0;
  for (auto& consent : proposal::consents(proposal)) {
    const auto& table = *consent.table->binding;
    PlannedRow planned{Step::withheld,
                       {table.sheet, consent.row->key, consent.digest, {}, {}, false},
                       why_withheld(proposal, consent, searched),
                       ""};
    if (const auto at = receipted.find({planned.row.table, planned.row.key}); at != receipted.end()) {
      planned.receipt = at->second->receipt;
      if (at->second->row.digest == consent.digest && !again &&
          consent.consent != proposal::Consent::revoked) {
        planned.step = Step::unchanged;
        planned.reason.clear();
      }
      receipted.erase(at);
    }
    if (planned.step != Step::unchanged && consent.consent == proposal::Consent::approved) {
      planned.step = Step::send;
      planned.row.approval = note(*consent.approval);
      planned.row.values = values_of(taken, consent);
    } else if (consent.consent == proposal::Consent::revoked && !planned.receipt.empty()) {
      planned.step = Step::withdraw;
      planned.reason.clear();
      planned.row.withdraw = true;
      planned.row.approval = note(*consent.approval);
    }
    plan.rows.push_back(std::move(planned));
  }
  add_missing(proposal, receipted, plan);

  const auto order = reference_order(*proposal.pack);
  std::map<std::string, std::size_t> rank;
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  std::stable_sort(plan.rows.begin(), plan.rows.end(), [&](const PlannedRow& a, const PlannedRow& b) {
    return rank[a.row.table] < rank[b.row.table];
  });

  std::vector<wire::SubmittedRow> submitted;
  std::vector<PlannedRow*> asked;
  for (auto& row : plan.rows)
    if (row.step == Step::send || row.step == Step::withdraw) {
      submitted.push_back(row.row);
      asked.push_back(&row);
    }
  const auto admission = wire::admit(proposal.pack, stored, submitted, today);
  plan.status = admission.status;
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (!admission.refusals[i].empty()) {
      asked[i]->step = Step::withheld;
      asked[i]->reason = admission.refusals[i];
    }
  return plan;
}

std::vector<wire::Batch> batches(const Plan& plan, const proposal::Pack& pack, std::size_t most) {
  std::vector<wire::Batch> all;
  for (const auto& planned : plan.rows) {
    if (planned.step != Step::send && planned.step != Step::withdraw) continue;
    if (all.empty() || all.back().rows.size() == most) all.push_back({{pack.id, pack.version}, {}});
    all.back().rows.push_back(planned.row);
  }
  return all;
}

} // namespace stackbook::http
