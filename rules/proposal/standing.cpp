#include "rules/proposal/standing.hpp"

#include "rules/proposal/approval.hpp"

#include <map>

namespace stackbook::proposal {

std::vector<std::string_view> standings(const Proposal& proposal, const BoundTable& table) {
  using Key = std::pair<std::string, std::string>;
  std::map<Key, Consent> judged;
  for (const RowConsent& consent : consents(proposal, Digests::decided))
    if (consent.approval)
      judged.emplace(Key(consent.table->binding->sheet, consent.row->key), consent.consent);

  // Lines of all approvals tables, of which this one holds a stretch.
  std::size_t from = 0;
  for (const BoundTable& other : proposal.tables) {
    if (&other == &table) break;
    if (other.binding->sort == TableBinding::Sort::approvals) from += other.rows.size();
  }
  const std::vector<Approval> lines = approvals(proposal);
  std::map<Key, std::size_t> last;
  for (std::size_t i = 0; i < lines.size(); ++i) last[Key(lines[i].table, lines[i].key)] = i;

  std::vector<std::string_view> all;
  for (std::size_t i = from; i < lines.size() && all.size() < table.rows.size(); ++i) {
    const Key key(lines[i].table, lines[i].key);
    const auto row = judged.find(key);
    if (row == judged.end()) {
      all.push_back("unknown");
    } else if (last[key] != i) {
      all.push_back("superseded");
    } else {
      switch (row->second) {
      case Consent::approved: all.push_back("approved"); break;
      case Consent::stale: all.push_back("stale"); break;
      case Consent::revoked: all.push_back("revoked"); break;
      case Consent::none: all.push_back("unknown"); break;
      }
    }
  }
  return all;
}

} // namespace stackbook::proposal
