#include "rules/proposal/caption.hpp"
#include "rules/proposal/planning.hpp"
#include "rules/proposal/withhold.hpp"
#include "rules/workbook/mentions.hpp"
#include "rules/workbook/moved.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace stackbook::proposal {

namespace {

using workbook::Address;
using workbook::Area;
using workbook::Formula;
using Spot = std::pair<std::size_t, Address>; // sheet, cell

struct Table {
  std::string name; // folded
  std::size_t sheet;
  Area area;
};

class Tracing {
 public:
  Tracing(const workbook::Workbook& workbook, const Proposal& proposal)
      : workbook_(workbook), proposal_(proposal) {
    for (const BoundTable& table : proposal.tables)
      for (std::size_t r = 0; table.found && r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
          const auto& at = table.rows[r].cells[c];
          if (at && table.binding->columns[c].confidential && workbook.sheets[table.sheet_order].cell(*at))
            withheld_.emplace(Spot(table.sheet_order, *at), row_name(table, r));
        }
    for (const workbook::Attachment& one : workbook.attachments) {
      if (one.sort != workbook::Attachment::Sort::table) continue;
      const std::size_t mark = std::min(one.where.rfind('!'), one.where.size() - 1);
      const workbook::Sheet* sheet = workbook.sheet(one.where.substr(0, mark));
      const auto place = workbook::mentions(one.where.substr(mark + 1));
      if (sheet && place.size() == 1)
        tables_.push_back(
            {folded(one.text), static_cast<std::size_t>(sheet - workbook.sheets.data()), place[0].area});
    }
    for (std::size_t s = 0; s < workbook.sheets.size(); ++s)
      for (const Formula& formula : workbook.sheets[s].formulas)
        formulas_.emplace(Spot(s, formula.at), &formula);
  }

  std::vector<Revealing> run() {
    std::vector<Revealing> found;
    if (withheld_.empty()) return found;
    for (const BoundTable& table : proposal_.tables)
      for (std::size_t r = 0; table.found && r < table.rows.size(); ++r) {
        const Row data = row_data(table, table.rows[r]);
        for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
          const auto& at = table.rows[r].cells[c];
          const Spot spot(table.sheet_order, at.value_or(Address{}));
          if (!at || !formulas_.contains(spot) ||
              withholds(*proposal_.pack, *table.binding, table.binding->columns[c], data))
            continue;
          seen_.clear();
          told_.clear();
          follow(spot);
          if (told_.empty() || told_.size() >= enough) continue;
          found.push_back(
              {table.sheet + ' ' + to_a1(*at) + " (" + table.binding->columns[c].caption + ')', {}});
          for (const Spot& one : told_) found.back().rows.push_back(withheld_.at(one));
        }
      }
    return found;
  }

 private:
  void follow(const Spot& from) {
    std::vector<Spot> open{from};
    while (!open.empty() && told_.size() < enough) {
      const Spot spot = open.back();
      open.pop_back();
      if (withheld_.contains(spot)) told_.insert(spot);
      const auto formula = formulas_.find(spot);
      if (formula == formulas_.end() || !seen_.insert(spot).second) continue;
      for (const workbook::Mention& mention : workbook::mentions(text_at(workbook_, *formula->second)))
        reach(mention, spot, open);
    }
  }

  void reach(const workbook::Mention& mention, const Spot& from, std::vector<Spot>& open) {
    const std::size_t sheet = from.first;
    if (mention.name.empty()) return reach(sheet_of(workbook_, mention, sheet), mention.area, open);
    for (const Table& table : tables_)
      if (table.name == folded(mention.name)) reach(table, mention, from.second, open);
    for (const workbook::DefinedName& name : workbook_.names)
      if (folded(name.name) == folded(mention.name))
        for (const workbook::Mention& meant : workbook::mentions(name.refers_to))
          if (meant.name.empty()) reach(sheet_of(workbook_, meant, sheet), meant.area, open);
  }

  // What it does not know of a table it takes for the whole of it.
  void reach(const Table& table, const workbook::Mention& mention, Address from, std::vector<Spot>& open) {
    Area area = table.area;
    if (mention.own_row && from.row >= area.first.row && from.row <= area.last.row)
      area.first.row = area.last.row = from.row;
    if (mention.columns.empty()) return reach(table.sheet, area, open);
    for (const auto& [first, last] : mention.columns) {
      const auto from_column = column_of(table, first), to_column = column_of(table, last);
      Area part = area;
      if (from_column && to_column) {
        part.first.column = std::min(*from_column, *to_column);
        part.last.column = std::max(*from_column, *to_column);
      }
      reach(table.sheet, part, open);
    }
  }

  std::optional<std::uint32_t> column_of(const Table& table, const std::string& caption) const {
    for (std::uint32_t column = table.area.first.column; column <= table.area.last.column; ++column) {
      const workbook::Cell* head = workbook_.sheets[table.sheet].cell({table.area.first.row, column});
      if (head && head->content == workbook::Content::text &&
          folded(workbook_.text(*head)) == folded(caption))
        return column;
    }
    return std::nullopt;
  }

  void reach(std::size_t sheet, const Area& area, std::vector<Spot>& open) {
    const auto take = [&](const auto& spots) {
      for (auto at = spots.lower_bound({sheet, {area.first.row, 0}});
           at != spots.end() && at->first.first == sheet && at->first.second.row <= area.last.row; ++at)
        if (area.covers(at->first.second)) open.push_back(at->first);
    };
    take(withheld_);
    take(formulas_);
  }

  const workbook::Workbook& workbook_;
  const Proposal& proposal_;
  std::map<Spot, std::string> withheld_; // the row's name
  std::vector<Table> tables_;
  std::map<Spot, const Formula*> formulas_;
  std::set<Spot> seen_, told_;
};

} // namespace

std::vector<Revealing> tracing(const workbook::Workbook& workbook, const Proposal& proposal) {
  return Tracing(workbook, proposal).run();
}

} // namespace stackbook::proposal
