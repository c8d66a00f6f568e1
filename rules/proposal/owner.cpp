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

std::string_view text_in(const BoundRow& row, std::size_t column) {
  const feel::Value value = row.values[column];
  return value.kind() == feel::Kind::string ? value.as_string() : std::string_view();
}

} // namespace

std::string owner_of(const BoundTable& table, const BoundRow& row, std::size_t column) {
  const ColumnBinding* owner = owner_column(*table.binding, column);
  if (!owner) return {};
  return std::string(text_in(row, static_cast<std::size_t>(owner - table.binding->columns.data())));
}

Owners::Owners(const Proposal& proposal) : proposal_(&proposal) {
  for (const BoundTable& table : proposal.tables) {
    std::vector<Way>& ways = ways_.emplace_back();
    for (std::size_t c = 0; c <= table.binding->columns.size(); ++c) {
      const ColumnBinding* owner = owner_column(*table.binding, c);
      Way& way = ways.emplace_back();
      if (!owner) continue;
      way.column = static_cast<std::size_t>(owner - table.binding->columns.data());
      const BoundTable* named = owner->references.empty() ? nullptr : proposal.table(owner->references);
      if (!named || named->binding->owner.empty() || named->binding->owner == named->binding->key) continue;
      way.further = named;
      if (rows_.contains(named)) continue;
      auto& rows = rows_[named];
      for (const BoundRow& row : named->rows) rows.emplace(row.key, &row);
    }
  }
}

const Owners::Way& Owners::way(const BoundTable& table, std::size_t column) const {
  const std::vector<Way>& ways = ways_[static_cast<std::size_t>(&table - proposal_->tables.data())];
  return ways[std::min(column, ways.size() - 1)];
}

std::string_view Owners::behind(const Way* way, std::string_view owner) const {
  for (std::size_t hops = 0; hops < proposal_->tables.size() && !owner.empty(); ++hops) {
    const BoundTable* named = way->further;
    if (!named) return owner;
    const auto& rows = rows_.at(named);
    const auto row = rows.find(owner);
    if (row == rows.end()) return {};
    way = &this->way(*named, named->binding->columns.size());
    owner = way->column == none ? std::string_view() : text_in(*row->second, way->column);
  }
  return {};
}

std::string_view Owners::of(const BoundTable& table, const BoundRow& row, std::size_t column) const {
  const Way& from = way(table, column);
  return from.column == none ? std::string_view() : behind(&from, text_in(row, from.column));
}

std::string Owners::of(const findings::Finding& finding) const {
  const BoundTable* table = finding.owner.empty() ? nullptr : proposal_->table(finding.place.table);
  if (!table) return finding.owner;
  const auto& columns = table->binding->columns;
  const auto field = std::ranges::find(columns, finding.place.field, &ColumnBinding::component);
  return std::string(behind(&way(*table, static_cast<std::size_t>(field - columns.begin())), finding.owner));
}

} // namespace stackbook::proposal
