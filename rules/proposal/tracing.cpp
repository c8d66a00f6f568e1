#include "rules/proposal/caption.hpp"
#include "rules/proposal/planning.hpp"
#include "rules/proposal/withhold.hpp"
#include "rules/workbook/mentions.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace stackbook::proposal {

namespace {

using workbook::Address;
using workbook::Area;
using workbook::Formula;
using Spot = std::pair<std::size_t, Address>; // sheet, cell

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
      for (const workbook::Mention& mention : workbook::mentions(workbook_.text(formula->second->text)))
        reach(mention, spot.first, open);
    }
  }

  void reach(const workbook::Mention& mention, std::size_t sheet, std::vector<Spot>& open) {
    if (mention.name.empty()) return reach(sheet_of(mention.sheet, sheet), mention.area, open);
    for (const workbook::DefinedName& name : workbook_.names)
      if (folded(name.name) == folded(mention.name))
        for (const workbook::Mention& meant : workbook::mentions(name.refers_to))
          if (meant.name.empty()) reach(sheet_of(meant.sheet, sheet), meant.area, open);
  }

  std::size_t sheet_of(const std::string& name, std::size_t own) const {
    const workbook::Sheet* sheet = name.empty() ? nullptr : workbook_.sheet(name);
    return name.empty() ? own
           : sheet      ? static_cast<std::size_t>(sheet - workbook_.sheets.data())
                        : workbook_.sheets.size();
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
  std::map<Spot, const Formula*> formulas_;
  std::set<Spot> seen_, told_;
};

} // namespace

std::vector<Revealing> tracing(const workbook::Workbook& workbook, const Proposal& proposal) {
  return Tracing(workbook, proposal).run();
}

} // namespace stackbook::proposal
