// Owners: who is to act on a field, as the manifest's `owner` says: a column whose cell names the member.
//
// An owner column may name a row of another table that has an owner of its own (the line of a US content row,
// which has a provider). Then the owner of that row acts, and so on; a chain that breaks names nobody.
#pragma once

#include "rules/proposal/check.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stackbook::proposal {

// What the owner column of this field holds in this row, as typed; empty when there is none. A column past
// the last asks for the table's own owner.
std::string owner_of(const BoundTable& table, const BoundRow& row, std::size_t column);

class Owners { // refers to the proposal
 public:
  explicit Owners(const Proposal& proposal);
  // Of this field of a row of one of its tables; borrows from the proposal. A column past the last as above.
  std::string_view of(const BoundTable& table, const BoundRow& row, std::size_t column) const;
  // The same for a finding that holds what its owner column says.
  std::string of(const findings::Finding& finding) const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Way {                           // from a field to its owner
    std::size_t column = none;           // that holds the owner
    const BoundTable* further = nullptr; // whose rows it names, where they have owners of their own
  };
  const Way& way(const BoundTable& table, std::size_t column) const;
  std::string_view behind(const Way* way, std::string_view owner) const;

  const Proposal* proposal_;
  std::vector<std::vector<Way>> ways_; // by table and column; after the columns the table's own
  std::unordered_map<const BoundTable*, std::unordered_map<std::string_view, const BoundRow*>> rows_;
};

} // namespace stackbook::proposal
