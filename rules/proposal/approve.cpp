#include "rules/proposal/approve.hpp"

#include "rules/proposal/caption.hpp"
#include "rules/proposal/cell.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using Sort = TableBinding::Sort;

class Approving {
 public:
  Approving(const workbook::Workbook& workbook, const Proposal& proposal, const Checked& checked,
            const Wish& wish)
      : workbook_(workbook), proposal_(proposal), checked_(checked), wish_(wish) {}

  Result<ConsentLines> run() {
    if (trimmed(wish_.by).empty())
      return refused("the name of the approver is blank", "Name the person who approves");
    if (auto done = find_tables(); !done) return std::move(done.failure());
    if (auto done = find_rows(); !done) return std::move(done.failure());
    if (!lines_.hindering.empty()) {
      lines_.approvals.clear();
      return std::move(lines_);
    }
    for (const Approval& approval : lines_.approvals) add(approval);
    return std::move(lines_);
  }

 private:
  Failure refused(std::string why, std::string remedy) const {
    return {wish_.revoke ? "No approval is revoked" : "Nothing is approved",
            {},
            std::move(why),
            std::move(remedy)};
  }

  Result<Done> find_tables() {
    std::vector<std::string> names;
    for (const BoundTable& table : proposal_.tables)
      if (table.binding->sync) names.push_back(table.binding->sheet);
    about_ = proposal_.table(wish_.table);
    if (!about_ || !about_->binding->sync)
      return refused("no rows named " + wish_.table + " are approved", "Name " + listed(names, "or"));
    if (!about_->found)
      return refused("the workbook has no sheet " + about_->binding->sheet,
                     "Add the sheet from a new template");
    approvals_ = ledger(proposal_, Sort::approvals);
    if (auto fault = unfit(approvals_, "approval", {"table", "key", "digest", "decision", "approver", "at"}))
      return refused(std::move(fault->first), std::move(fault->second));
    return Done{};
  }

  Result<Done> find_rows() {
    const bool form = about_->binding->sort == Sort::form;
    if (form && !wish_.keys.empty())
      return refused(about_->binding->sheet + " is one record without rows", "Leave out --rows");
    if (!form && wish_.keys.empty())
      return refused("no row of " + about_->binding->sheet + " is named",
                     "Name each row by its key with --rows");
    std::vector<std::string> known;
    for (const BoundRow& row : about_->rows) known.push_back(row.key);
    std::vector<std::string> unknown;
    const auto before = approvals(proposal_);
    std::vector<std::string> keys = form ? std::vector<std::string>{""} : wish_.keys;
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(at), keys[at]) !=
          keys.begin() + static_cast<std::ptrdiff_t>(at))
        continue; // named twice
      const auto row = std::ranges::find(about_->rows, keys[at], &BoundRow::key);
      if (row != about_->rows.end()) {
        consent(keys[at], digest(proposal_, *about_, *row));
        continue;
      }
      // A row that was taken out of the workbook can still be revoked: that withdraws it from the connector.
      const auto gone = std::ranges::find_if(before.rbegin(), before.rend(), [&](const Approval& line) {
        return line.table == about_->binding->sheet && line.key == keys[at];
      });
      if (wish_.revoke && gone != before.rend())
        consent(keys[at], gone->digest);
      else
        unknown.push_back(keys[at]);
    }
    if (unknown.empty()) return Done{};
    const std::string* near = nearest(unknown.front(), known);
    return refused(about_->binding->sheet + " has no row " + listed(unknown, "or"),
                   near ? "Perhaps " + *near + " is meant"
                        : "Name the rows by the " + about_->binding->key + " that stands in the sheet");
  }

  void consent(const std::string& key, std::string digest) {
    if (!wish_.revoke)
      for (const findings::Finding& finding : checked_.findings)
        if (finding.severity == findings::Severity::error && finding.state == findings::State::open &&
            finding.place.table == about_->binding->sheet && finding.place.row == key)
          lines_.hindering.push_back(finding);
    lines_.approvals.push_back({about_->binding->sheet, key, std::move(digest),
                                wish_.revoke ? "revoked" : "approved", wish_.prepared_by,
                                std::string(trimmed(wish_.by)), wish_.department, wish_.known_by, wish_.at,
                                wish_.comment});
  }

  void add(const Approval& approval) {
    add_line(lines_.written, workbook_, *approvals_,
             {{"table", approval.table},
              {"key", approval.key},
              {"digest", approval.digest},
              {"decision", approval.decision},
              {"prepared by", approval.prepared_by},
              {"approver", approval.approver},
              {"department", approval.department},
              {"known by", approval.known_by},
              {"at", approval.at},
              {"comment", approval.comment}});
  }

  const workbook::Workbook& workbook_;
  const Proposal& proposal_;
  const Checked& checked_;
  const Wish& wish_;
  const BoundTable *about_ = nullptr, *approvals_ = nullptr;
  ConsentLines lines_;
};

} // namespace

Result<ConsentLines> approve(const workbook::Workbook& workbook, const Proposal& proposal,
                             const Checked& checked, const Wish& wish) {
  return Approving(workbook, proposal, checked, wish).run();
}

} // namespace stackbook::proposal
