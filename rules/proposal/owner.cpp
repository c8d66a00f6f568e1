#include "rules/proposal/owner.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

const ColumnBinding* owner_column(const TableBinding& table, std::size_t column) {
  const std::vector<ColumnBinding>& columns = table.columns;
  const std::string& name =
      column < columns.size() && !columns[column].owner.empty() ? columns[column].owner : table.owner;
  const auto owner = std::ranges::find(columns, name, &ColumnBinding::component);
  return name.empty() || owner == columns.end() ? nullptr : &*owner;
}

constexpr std::size_t own = static_cast<std::size_t>(-1); // the column that asks for the table's owner

} // namespace

std::string owner_of(const BoundTable& table, const BoundRow& row, std::size_t column) {
  const ColumnBinding* owner = owner_column(*table.binding, column);
  if (!owner) return {};
  const feel::Value value = row.values[static_cast<std::size_t>(owner - table.binding->columns.data())];
  return value.kind() == feel::Kind::string ? std::string(value.as_string()) : std::string();
}

Owners::Owners(const Proposal& proposal) : proposal_(&proposal) {
  for (const BoundTable& table : proposal.tables)
    for (std::size_t c = 0; c <= table.binding->columns.size(); ++c)
      if (const BoundTable* named = further(table, c); named && !rows_.contains(named)) {
        auto& rows = rows_[named];
        for (const BoundRow& row : named->rows) rows.emplace(row.key, &row);
      }
}

const BoundTable* Owners::further(const BoundTable& table, std::size_t column) const {
  const ColumnBinding* owner = owner_column(*table.binding, column);
  if (!owner || owner->references.empty()) return nullptr;
  const BoundTable* named = proposal_->table(owner->references);
  return named && !named->binding->owner.empty() && named->binding->owner != named->binding->key ? named
                                                                                                 : nullptr;
}

std::string Owners::behind(const BoundTable* table, std::size_t column, std::string owner) const {
  for (std::size_t hops = 0; hops < proposal_->tables.size() && !owner.empty(); ++hops) {
    const BoundTable* named = further(*table, column);
    if (!named) return owner;
    const auto& rows = rows_.at(named);
    const auto row = rows.find(owner);
    if (row == rows.end()) return {};
    owner = owner_of(*named, *row->second, own);
    table = named;
    column = own;
  }
  return {};
}

std::string Owners::of(const BoundTable& table, const BoundRow& row, std::size_t column) const {
  return behind(&table, column, owner_of(table, row, column));
}

std::string Owners::of(const findings::Finding& finding) const {
  const BoundTable* table = finding.owner.empty() ? nullptr : proposal_->table(finding.place.table);
  if (!table) return finding.owner;
  const auto& columns = table->binding->columns;
  const auto field = std::ranges::find(columns, finding.place.field, &ColumnBinding::component);
  return behind(table, static_cast<std::size_t>(field - columns.begin()), finding.owner);
}

} // namespace stackbook::proposal
