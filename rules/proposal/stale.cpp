#include "rules/proposal/stale.hpp"

#include "rules/proposal/compiled.hpp"
#include "rules/proposal/laying.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using findings::Datum;

std::vector<Datum> candidates(const Proposal& proposal, const BoundTable& table, std::size_t c,
                              std::size_t most) {
  const ColumnBinding& column = table.binding->columns[c];
  std::vector<Datum> tried{Datum(), Datum(true), Datum(false)};
  const auto add = [&](Datum datum) { // false when there are enough
    if (std::ranges::find(tried, datum) == tried.end()) tried.push_back(std::move(datum));
    return tried.size() < most;
  };
  for (const auto& word : column.allowed)
    if (!add(word)) break;
  for (const BoundRow& row : table.rows)
    if (!add(datum_of(row.values[c], column))) break;
  if (const BoundTable* other = column.references.empty() ? nullptr : proposal.table(column.references))
    for (const BoundRow& row : other->rows)
      if (!add(row.key)) break;
  const auto& references = proposal.pack->references;
  const auto list = std::ranges::find(references, column.list, &Reference::input);
  if (!column.list.empty() && list != references.end())
    for (const auto& key :
         proposal.pack->compiled->references[static_cast<std::size_t>(list - references.begin())].keys)
      if (!add(key)) break;
  return tried;
}

} // namespace

std::optional<Row> as_approved(const Proposal& proposal, const RowConsent& stale, std::size_t most) {
  if (stale.consent != Consent::stale || !stale.approval) return std::nullopt;
  const BoundTable& table = *stale.table;
  const Row now = row_data(table, *stale.row);
  for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
    const ColumnBinding& column = table.binding->columns[c];
    if (column.role != Role::input) continue;
    Row before = now;
    auto entry = std::ranges::find(before, column.component, &Row::value_type::first);
    if (entry == before.end()) entry = before.insert(before.end(), {column.component, Datum()});
    for (Datum& datum : candidates(proposal, table, c, most)) {
      entry->second = std::move(datum);
      if (digest(table.binding->sheet, stale.row->key, before) == stale.approval->digest) return before;
    }
  }
  return std::nullopt;
}

std::vector<Change> changes(const TableBinding& table, const Row& was, const Row& is) {
  std::vector<Change> all;
  for (const ColumnBinding& column : table.columns) {
    if (column.role != Role::input) continue;
    const Datum* before = find(was, column.component);
    const Datum* after = find(is, column.component);
    Change change{&column, before ? *before : Datum(), after ? *after : Datum()};
    if (change.was != change.is) all.push_back(std::move(change));
  }
  return all;
}

} // namespace stackbook::proposal
