// Owners: who is to act on a field, as the manifest's `owner` says: a column whose cell names the member.
//
// An owner column may name a row of another table that has an owner of its own (the line of a US content row,
// which has a provider). Then the owner of that row acts, and so on; a chain that breaks names nobody.
#pragma once

#include "rules/proposal/check.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace stackbook::proposal {

// What the owner column of this field holds in this row, as typed; empty when there is none. A column past
// the last asks for the table's own owner.
std::string owner_of(const BoundTable& table, const BoundRow& row, std::size_t column);

class Owners { // refers to the proposal
 public:
  explicit Owners(const Proposal& proposal);
  std::string of(const BoundTable& table, const BoundRow& row, std::size_t column) const;
  // The same for a finding that holds what its owner column says.
  std::string of(const findings::Finding& finding) const;

 private:
  std::string behind(const BoundTable* table, std::size_t column, std::string owner) const;
  const BoundTable* further(const BoundTable& table, std::size_t column) const; // the table it names rows of

  const Proposal* proposal_;
  std::unordered_map<const BoundTable*, std::unordered_map<std::string_view, const BoundRow*>> rows_;
};

} // namespace stackbook::proposal
