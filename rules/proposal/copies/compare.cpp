#include "rules/proposal/copies/compare.hpp"

#include "rules/proposal/note.hpp"

namespace stackbook::proposal {

namespace {

using findings::Datum;
using Sort = Difference::Sort;

Difference of_row(Sort sort, const BoundTable& table, const BoundRow& row) {
  Difference difference{sort, table.binding->sheet, name_of(table, row), {}, {}, {}, {}, {}, {}};
  findings::Place place = place_of(table);
  place.cell = workbook::Address{row.sheet_row, 0};
  for (const auto& cell : row.cells)
    if (cell) {
      place.cell = cell;
      break;
    }
  place.row = row.key;
  (sort == Sort::row_added ? difference.after : difference.before) = std::move(place);
  return difference;
}

void compare_fields(const Copy& before, const BoundTable& old_table, const BoundRow& old_row,
                    const Copy& after, const BoundTable& table, const BoundRow& row,
                    std::vector<Difference>& differences) {
  for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
    const ColumnBinding& column = table.binding->columns[c];
    if (column.role != Role::input) continue;
    Datum was = held(before, old_table, old_row, c), is = held(after, table, row, c);
    if (same(was, is)) continue;
    differences.push_back({Sort::field_changed, table.binding->sheet, name_of(table, row), column.component,
                           column.caption, std::move(was), std::move(is), place_of(old_table, old_row, c),
                           place_of(table, row, c)});
  }
}

} // namespace

std::vector<Difference> compare(const Copy& before, const Copy& after) {
  std::vector<Difference> differences;
  for (std::size_t t = 0; t < after.proposal.tables.size(); ++t) {
    const Records old = records_of(before, t), now = records_of(after, t);
    for (const auto& [identity, row] : now.rows) {
      const BoundRow* was = old.find(identity);
      if (!was)
        differences.push_back(of_row(Sort::row_added, *now.table, *row));
      else
        compare_fields(before, *old.table, *was, after, *now.table, *row, differences);
    }
    for (const auto& [identity, row] : old.rows)
      if (!now.find(identity)) differences.push_back(of_row(Sort::row_removed, *old.table, *row));
  }
  return differences;
}

} // namespace stackbook::proposal
