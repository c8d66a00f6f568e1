#include "rules/feel/number/number.hpp"
#include "rules/proposal/binding.hpp"
#include "rules/proposal/canonical.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace stackbook::proposal {

namespace {

using feel::Value;
using findings::Severity;

// The texts that a cell names: one, or several of a list.
void each_name(Value value, const auto& take) {
  const auto one = [&](Value item) {
    if (item.kind() == feel::Kind::string) take(item.as_string());
    if (item.kind() == feel::Kind::number) take(std::string_view(feel::number::to_digits(item)));
  };
  if (value.kind() != feel::Kind::list) return one(value);
  for (const Value item : value.as_list()) one(item);
}

class Checking {
 public:
  explicit Checking(Proposal& to) : proposal(to) {}

  void run() {
    for (std::size_t t = 0; t < proposal.tables.size(); ++t) unique(t);
    for (std::size_t t = 0; t < proposal.tables.size(); ++t) {
      const BoundTable& table = proposal.tables[t];
      for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
        const ColumnBinding& column = table.binding->columns[c];
        if (!column.references.empty()) references(table, c);
        if (!column.list.empty()) list(table, c);
      }
    }
  }

 private:
  void say(const BoundTable& table, const BoundRow& row, std::size_t c, std::string_view sort,
           std::string message, std::string held, std::optional<findings::Fix> fix) {
    const ColumnBinding& column = table.binding->columns[c];
    findings::Finding finding = note(
        *proposal.pack, table.binding->sheet + "." + column.component + "." + std::string(sort),
        Severity::error, place_of(table, row, c), subject(table, row, c) + " " + message, column.citation);
    finding.evidence.push_back({column.component, held});
    finding.owner = owner_of(table, row, c);
    finding.fix = std::move(fix);
    proposal.findings.push_back(std::move(finding));
  }

  // A cell with several names keeps the others.
  static std::optional<findings::Fix> instead(const BoundTable& table, const BoundRow& row, std::size_t c,
                                              const std::string& name, const std::string* near,
                                              findings::Fix::Safety safety) {
    if (!near) return {};
    if (row.values[c].kind() != feel::Kind::list)
      return findings::Fix{safety, "Write \"" + *near + "\"", *near};
    std::string whole;
    each_name(row.values[c], [&](std::string_view one) {
      (whole += whole.empty() ? "" : table.binding->columns[c].split) += one == name ? *near : one;
    });
    return findings::Fix{safety, "Write \"" + *near + "\" instead of \"" + name + '"', whole};
  }

  void unique(std::size_t t) {
    const BoundTable& table = proposal.tables[t];
    const auto key = proposal.pack->compiled->tables[t].key;
    if (!key) return;
    std::unordered_map<std::string_view, const BoundRow*> seen(table.rows.size());
    for (const BoundRow& row : table.rows) {
      if (row.values[*key].is_null()) continue;
      const auto [first, fresh] = seen.emplace(row.key, &row);
      if (fresh) continue;
      say(table, row, *key, "unique",
          "is " + row.key + ", which row " + std::to_string(first->second->sheet_row + 1) +
              " already has. Other rows point here by it, so each row needs its own; change one of the two, "
              "or remove "
              "the row that is there twice.",
          row.key, {});
    }
  }

  // Rows without a key are reported; what is named and not there may be those, if it is no more than they are.
  static bool may_be_keyless(const BoundTable& other, std::size_t key, const BoundTable& table, std::size_t c,
                             const std::unordered_set<std::string_view>& known) {
    const auto keyless =
        std::ranges::count_if(other.rows, [&](const BoundRow& row) { return row.values[key].is_null(); });
    if (keyless == 0) return false;
    std::set<std::string> unknown;
    for (const BoundRow& row : table.rows)
      each_name(row.values[c], [&](std::string_view name) {
        if (!known.contains(name)) unknown.emplace(name);
      });
    return std::cmp_less_equal(unknown.size(), keyless);
  }

  void references(const BoundTable& table, std::size_t c) {
    const BoundTable* other = proposal.table(table.binding->columns[c].references);
    if (!other || !other->found) return; // the missing sheet is reported
    const auto key =
        proposal.pack->compiled->tables[static_cast<std::size_t>(other - proposal.tables.data())].key;
    if (!key) return;
    const std::unordered_set<std::string_view>& known = keys_of(*other, *key);
    const bool missed = may_be_keyless(*other, *key, table, c, known);
    for (const BoundRow& row : table.rows)
      each_name(row.values[c], [&](std::string_view name) {
        if (!known.contains(name) && !missed) unknown(table, row, c, *other, *key, std::string(name));
      });
  }

  void unknown(const BoundTable& table, const BoundRow& row, std::size_t c, const BoundTable& other,
               std::size_t key, const std::string& name) {
    const std::string* near = near_key(other, key, name);
    std::string message = "is " + name + ", but no row of " + other.sheet + " has the " +
                          other.binding->columns[key].caption + " " + name + ". ";
    message += near ? "Perhaps " + *near + " is meant; else add the row to " + other.sheet + "."
                    : "Add the row to " + other.sheet + ", or name one that is there.";
    say(table, row, c, "reference", std::move(message), name,
        instead(table, row, c, name, near, findings::Fix::Safety::review));
  }

  // Several columns may point to one table.
  const std::unordered_set<std::string_view>& keys_of(const BoundTable& other, std::size_t key) {
    const auto [at, fresh] = known_.try_emplace(&other);
    if (!fresh) return at->second;
    at->second.reserve(other.rows.size());
    for (const BoundRow& row : other.rows)
      if (!row.values[key].is_null()) at->second.insert(row.key);
    return at->second;
  }

  const std::string* near_key(const BoundTable& other, std::size_t key, std::string_view name) {
    Near& near = near_[&other];
    if (!near.nearest) {
      for (const BoundRow& row : other.rows)
        if (!row.values[key].is_null()) near.keys.push_back(row.key);
      near.nearest.emplace(near.keys);
    }
    return near.nearest->to(name);
  }

  // The keys that people mean by a text, from the reference of what they write instead: none, one or several.
  std::vector<std::string> aliases(const Reference& reference, std::string_view written) {
    std::vector<std::string> meant;
    const Pack& pack = *proposal.pack;
    const auto names = std::ranges::find(pack.references, reference.aliases, &Reference::input);
    if (reference.aliases.empty() || names == pack.references.end()) return meant;
    const Value lines =
        pack.compiled->references[static_cast<std::size_t>(names - pack.references.begin())].value;
    for (const Value line : lines.as_list()) {
      const Value* typed = feel::member(line, names->key);
      const Value* key = feel::member(line, reference.key);
      if (!typed || !key || typed->kind() != feel::Kind::string || key->kind() != feel::Kind::string)
        continue;
      if (folded(typed->as_string()) == folded(written)) meant.emplace_back(key->as_string());
    }
    return meant;
  }

  void list(const BoundTable& table, std::size_t c) {
    const Pack& pack = *proposal.pack;
    const auto reference =
        std::ranges::find(pack.references, table.binding->columns[c].list, &Reference::input);
    if (reference == pack.references.end()) return;
    const ReferencePlan& plan =
        pack.compiled->references[static_cast<std::size_t>(reference - pack.references.begin())];
    std::optional<Nearest> nearest;
    for (const BoundRow& row : table.rows)
      each_name(row.values[c], [&](std::string_view written) {
        if (plan.known.contains(written)) return;
        const std::string name(written);
        if (!nearest) nearest.emplace(plan.keys);
        const std::vector<std::string> meant = aliases(*reference, name);
        // What people write for several entries is none of them, even where it is the name of one, such as Congo.
        const std::string* same = meant.size() > 1 ? nullptr : canonical(plan, name);
        const std::string* near = same                ? same
                                  : meant.size() == 1 ? &meant.front()
                                  : meant.empty()     ? nearest->to(name)
                                                      : nullptr;
        std::string message = "is \"" + name + "\", which is not in the list " + reference->input + " (" +
                              std::to_string(plan.keys.size()) + " entries";
        if (!reference->read.empty()) message += ", as of " + reference->read;
        message += "). ";
        message += same ? "The list writes it " + *same + "."
                   : meant.size() > 1
                       ? "It can mean " + listed(meant, "or") + "; enter the one that is meant."
                   : near ? "Perhaps " + *near + " is meant."
                          : "Enter the " + reference->key + " of an entry.";
        using Safety = findings::Fix::Safety;
        say(table, row, c, "list", std::move(message), name,
            instead(table, row, c, name, near, same ? Safety::safe : Safety::review));
      });
  }

  struct Near {
    std::vector<std::string> keys;
    std::optional<Nearest> nearest; // made for the first name that is not there
  };
  Proposal& proposal;
  std::unordered_map<const BoundTable*, std::unordered_set<std::string_view>> known_;
  std::unordered_map<const BoundTable*, Near> near_;
};

} // namespace

void check_keys(Proposal& proposal) {
  Checking(proposal).run();
}

} // namespace stackbook::proposal
