#include "rules/proposal/completeness.hpp"

#include "rules/proposal/compiled.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"

#include <algorithm>
#include <map>

namespace stackbook::proposal {

namespace {

using findings::Completeness;
using findings::Share;

class Counting {
 public:
  Counting(const Proposal& of, const BoundTable* wanted)
      : proposal(of), only(wanted), owners(of), evaluation(scratch) {}

  Completeness run(const std::vector<findings::Finding>& findings) {
    for (std::size_t t = 0; t < proposal.tables.size(); ++t) fields(t);
    for (const findings::Finding& finding : findings) wanting(finding);
    for (auto& [name, share] : members.all) result.owners.push_back(share);
    for (auto& [name, share] : groups.all) result.groups.push_back(share);
    std::erase_if(result.sheets, [](const Share& share) { return share.required == 0; });
    return std::move(result);
  }

 private:
  bool asks(const Requirement& requirement, const BoundRow& row) {
    if (requirement.sort != Requirement::Sort::asked) return requirement.sort == Requirement::Sort::always;
    scratch.clear();
    evaluation.reasons.clear();
    evaluation.steps = 0;
    return feel::run(requirement.program, row.values, evaluation).is_true();
  }

  void fields(std::size_t t) {
    const BoundTable& table = proposal.tables[t];
    result.sheets.push_back({table.binding->sheet, 0, 0});
    if (!table.found || (only && only != &table)) return;
    const auto& columns = table.binding->columns;
    const auto group = std::ranges::find(columns, table.binding->group, &ColumnBinding::component);
    const bool grouped = !table.binding->group.empty() && group != columns.end();
    const std::vector<Requirement>& requirements = proposal.pack->compiled->tables[t].requirements;
    for (const BoundRow& row : table.rows) {
      std::string_view of;
      if (grouped) {
        const feel::Value value = row.values[static_cast<std::size_t>(group - columns.begin())];
        if (value.kind() == feel::Kind::string) of = value.as_string();
      }
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (!asks(requirements[c], row)) continue;
        const bool there = !row.values[c].is_null();
        const std::string_view owner = owners.of(table, row, c);
        count(t, of, owner, there);
        if (!there) result.left.push_back({place_of(table, row, c), columns[c].caption, std::string(owner)});
      }
    }
  }

  // What a whole sheet still lacks: an error that points at no row of it.
  void wanting(const findings::Finding& finding) {
    if (finding.severity != findings::Severity::error || !finding.fired || !finding.place.row.empty()) return;
    for (std::size_t t = 0; t < proposal.tables.size(); ++t) {
      const BoundTable& table = proposal.tables[t];
      if (table.binding->sheet != finding.place.table || table.binding->sort != TableBinding::Sort::table)
        continue;
      count(t, {}, finding.owner, false);
      result.left.push_back({finding.place, finding.rule, finding.owner});
    }
  }

  void count(std::size_t t, std::string_view group, std::string_view owner, bool there) {
    const auto add = [there](Share& share) {
      ++share.required;
      if (there) ++share.filled;
    };
    add(result.whole);
    add(result.sheets[t]);
    if (!group.empty()) add(groups.named(proposal.tables[t].binding->group, group));
    if (!owner.empty()) add(members.named({}, owner));
  }

  struct Shares { // by name
    std::map<std::string, Share> all;
    std::string kind, last; // asked for last: the cells of a row, and mostly rows, follow with the same
    Share* share = nullptr;

    Share& named(std::string_view of_kind, std::string_view name) {
      if (!share || last != name || kind != of_kind) {
        kind = of_kind;
        last = name;
        const std::string whole = kind.empty() ? last : kind + " " + last;
        share = &all[whole];
        share->name = whole;
      }
      return *share;
    }
  };

  const Proposal& proposal;
  const BoundTable* only;
  const Owners owners;
  feel::Arena scratch;
  feel::Evaluation evaluation;
  Completeness result;
  Shares groups, members;
};

} // namespace

Completeness completeness(const Proposal& proposal, const std::vector<findings::Finding>& findings,
                          const BoundTable* only) {
  return Counting(proposal, only).run(findings);
}

findings::Decimal quotient(const Share& share) {
  const std::size_t filled = share.filled, required = share.required;
  if (filled == required) return {"1"};
  std::string digits = "0.";
  std::size_t rest = filled;
  for (int place = 0; place < 15 && rest != 0; ++place) {
    rest *= 10;
    digits += static_cast<char>('0' + rest / required);
    rest %= required;
  }
  return {filled == 0 ? "0" : digits};
}

} // namespace stackbook::proposal
