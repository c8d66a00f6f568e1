#include "rules/proposal/withhold.hpp"

#include "rules/proposal/laying.hpp"

#include <algorithm>

namespace stackbook::proposal {

using findings::Datum;

std::vector<Withheld> withheld(const Proposal& proposal) {
  std::vector<Withheld> all;
  for (const BoundTable& table : proposal.tables)
    for (std::size_t c = 0; table.found && c < table.binding->columns.size(); ++c) {
      const ColumnBinding& column = table.binding->columns[c];
      if (!column.confidential) continue;
      const auto filled = [&](const BoundRow& row) {
        return !row.values[c].is_null() || std::ranges::binary_search(row.unusable, c);
      };
      all.push_back({table.binding->sheet, column.caption,
                     static_cast<std::size_t>(std::ranges::count_if(table.rows, filled))});
    }
  return all;
}

bool withholds(const TableBinding& table) {
  return std::ranges::any_of(table.columns, &ColumnBinding::confidential);
}

bool withholds(const Pack& pack, const TableBinding& table, const ColumnBinding& column, const Row& row) {
  using Sort = TableBinding::Sort;
  if (column.confidential) return true;
  if (table.sort == Sort::form || table.sort == Sort::table)
    return column.role == Role::computed && withholds(table);
  if (column.component != (table.sort == Sort::approvals ? "digest" : "evidence digest")) return false;
  const Datum* about = find(row, "table");
  const auto* name = about ? std::get_if<std::string>(about) : nullptr;
  const TableBinding* other = name ? pack.table(*name) : nullptr;
  return !other || withholds(*other);
}

void withhold(const Pack& pack, Tables& tables) {
  for (auto& [sheet, rows] : tables) {
    const TableBinding* table = pack.table(sheet);
    for (std::size_t r = 0; table && r < rows.size(); ++r) {
      const Row before = rows[r];
      for (auto& [component, datum] : rows[r]) {
        const auto column = std::ranges::find(table->columns, component, &ColumnBinding::component);
        if (column != table->columns.end() && withholds(pack, *table, *column, before))
          datum = std::string(withheld_text);
      }
    }
  }
}

} // namespace stackbook::proposal
