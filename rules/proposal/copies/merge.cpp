#include "rules/proposal/copies/merge.hpp"

#include "rules/proposal/note.hpp"
#include "rules/proposal/scale.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using findings::Datum;
using Sort = MergeLine::Sort;

class Table {
 public:
  Table(const Copy& b, const Copy& o, const Copy& t, std::size_t index, Merged& merged)
      : base_(b), ours_(o), theirs_(t), old_(records_of(b, index)), own_(records_of(o, index)),
        their_(records_of(t, index)), columns_(own_.table->binding->columns), merged_(merged) {}

  void merge() {
    for (const auto& [identity, row] : their_.rows) {
      const BoundRow *was = old_.find(identity), *own = own_.find(identity);
      if (own)
        fields(was, *own, *row);
      else if (!was)
        add(*row);
      else if (differs(base_, *old_.table, *was, theirs_, *their_.table, *row))
        conflict(*row,
                 "Ours removed this row, theirs changed it. It is left out; add it again if it is wanted.");
    }
    for (const auto& [identity, own] : own_.rows) {
      const BoundRow* was = old_.find(identity);
      if (!was || their_.find(identity)) continue;
      if (differs(base_, *old_.table, *was, ours_, *own_.table, *own))
        conflict(*own, "Theirs removed this row, ours changed it. It stays; remove it if it is not wanted.");
      else
        remove(*own);
    }
  }

 private:
  bool differs(const Copy& a, const BoundTable& table, const BoundRow& row, const Copy& b,
               const BoundTable& other, const BoundRow& its) const {
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (columns_[c].role == Role::input && !same(held(a, table, row, c), held(b, other, its, c)))
        return true;
    return false;
  }

  void fields(const BoundRow* was, const BoundRow& own, const BoundRow& row) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].role != Role::input) continue;
      MergeLine line{Sort::changed,
                     own_.table->binding->sheet,
                     name_of(*own_.table, own),
                     columns_[c].caption,
                     was ? held(base_, *old_.table, *was, c) : Datum(),
                     held(ours_, *own_.table, own, c),
                     held(theirs_, *their_.table, row, c),
                     place_of(*own_.table, own, c),
                     {}};
      if (same(line.theirs, line.ours) || same(line.theirs, line.base)) continue;
      if (!same(line.ours, line.base)) {
        line.note = "Both changed this field. Ours stays; write theirs into the cell if that is right.";
        say(Sort::conflict, std::move(line));
      } else if (has_error(*row.cells[c])) {
        line.note = "Theirs holds an error value here. Ours stays; mend the formula in theirs.";
        say(Sort::conflict, std::move(line));
      } else if (!own.cells[c]) {
        line.note = "Ours has no place for this field. Add the caption \"" + columns_[c].caption +
                    "\" and write theirs below or beside it.";
        say(Sort::conflict, std::move(line));
      } else {
        const workbook::Cell* replaced = sheet(ours_, *own_.table).cell(*own.cells[c]);
        if (replaced && replaced->formula) line.note = "A formula stood here.";
        merged_.edits.push_back({own_.table->sheet, *own.cells[c], value_of(*row.cells[c])});
        say(Sort::changed, std::move(line));
      }
    }
  }

  void add(const BoundRow& row) {
    if (!own_.table->found)
      return conflict(row, "Ours has no sheet for this row. Copy the sheet from theirs.");
    NewRow added{own_.table->sheet, last_row(), {}};
    std::string missing;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].role != Role::input || is_blank(held(theirs_, *their_.table, row, c))) continue;
      if (own_.table->columns[c])
        added.cells.emplace_back(*own_.table->columns[c], value_of(*row.cells[c]));
      else
        missing += (missing.empty() ? "" : ", ") + columns_[c].caption;
    }
    if (!missing.empty())
      return conflict(row, "Ours has no column for " + missing + ". Add it, then this row.");
    std::ranges::sort(added.cells, {}, [](const auto& cell) { return cell.first; });
    merged_.rows.push_back(std::move(added));
    say(Sort::row_added, of_row(row));
  }

  void remove(const BoundRow& own) {
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (columns_[c].role == Role::input && own.cells[c] && !is_blank(held(ours_, *own_.table, own, c)))
        merged_.edits.push_back({own_.table->sheet, *own.cells[c], {}});
    say(Sort::row_removed, of_row(own));
  }

  void conflict(const BoundRow& row, std::string note) {
    MergeLine line = of_row(row);
    line.note = std::move(note);
    say(Sort::conflict, std::move(line));
  }

  MergeLine of_row(const BoundRow& row) const {
    findings::Place place = place_of(*own_.table);
    place.row = row.key;
    return {Sort::changed, own_.table->binding->sheet, name_of(*own_.table, row), {}, {}, {}, {}, place, {}};
  }

  void say(Sort sort, MergeLine line) {
    line.sort = sort;
    if (sort == Sort::conflict) ++merged_.conflicts;
    merged_.lines.push_back(std::move(line));
  }

  static const workbook::Sheet& sheet(const Copy& copy, const BoundTable& table) {
    return copy.workbook.sheets[table.sheet_order];
  }

  Written value_of(workbook::Address at) const {
    const workbook::Cell* cell = sheet(theirs_, *their_.table).cell(at);
    if (!cell) return {};
    Written written{*cell, {}};
    written.cell.formula = false;
    if (cell->content == workbook::Content::text) written.text = theirs_.workbook.text(*cell);
    return written;
  }
  bool has_error(workbook::Address at) const {
    const workbook::Cell* cell = sheet(theirs_, *their_.table).cell(at);
    return cell && cell->content == workbook::Content::error;
  }

  std::uint32_t last_row() const {
    std::uint32_t last = own_.table->header_row;
    for (const BoundRow& row : own_.table->rows) last = std::max(last, row.sheet_row);
    return last;
  }

  const Copy &base_, &ours_, &theirs_;
  Records old_, own_, their_;
  const std::vector<ColumnBinding>& columns_;
  Merged& merged_;
};

std::optional<Failure> hindrance(const Copy& base, const Copy& ours, const Copy& theirs) {
  const Money scale = money_of(ours.proposal);
  for (const Copy* other : {&base, &theirs}) {
    if (other->proposal.pack->id != ours.proposal.pack->id)
      return Failure{"The copies can't be merged", "",
                     "they are made from different packs, " + ours.proposal.pack->id + " and " +
                         other->proposal.pack->id,
                     "Merge copies of one workbook"};
    if (!other->proposal.id.empty() && !ours.proposal.id.empty() && other->proposal.id != ours.proposal.id)
      return Failure{"The copies can't be merged", "",
                     "they are of different proposals, " + ours.proposal.id + " and " + other->proposal.id,
                     "Merge copies of one workbook"};
    const Money its = money_of(other->proposal);
    if (its.power != scale.power || its.currency != scale.currency)
      return Failure{
          "The copies can't be merged", "",
          "their amounts are in different scales or currencies, so a number of one means something "
          "else in another",
          "Bring all three to one scale and currency first"};
  }
  return {};
}

} // namespace

Result<Merged> merge(const Copy& base, const Copy& ours, const Copy& theirs) {
  if (auto failure = hindrance(base, ours, theirs)) return std::move(*failure);
  Merged merged;
  for (std::size_t t = 0; t < ours.proposal.tables.size(); ++t) Table(base, ours, theirs, t, merged).merge();
  return merged;
}

} // namespace stackbook::proposal
