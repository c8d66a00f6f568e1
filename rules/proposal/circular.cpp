#include "rules/proposal/circular.hpp"

#include "rules/proposal/caption.hpp"
#include "rules/proposal/compiled.hpp"
#include "rules/proposal/locate.hpp"
#include "rules/workbook/mentions.hpp"
#include "rules/workbook/moved.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace stackbook::proposal {

namespace {

using workbook::Address;
using workbook::Area;
using workbook::Formula;
using workbook::Workbook;
using Place = std::pair<std::size_t, std::uint32_t>; // sheet, column

// Formulas rest on each other from above or from below: each turn follows a chain of any length one way.
constexpr int most_turns = 16;
constexpr std::size_t most_names = 16; // behind one formula

// "_xlfn." and "_xludf." stand before functions that Excel does not know.
std::string upper_name(std::string_view written) {
  while (written.starts_with("_xl") && written.find('.') != std::string_view::npos)
    written.remove_prefix(written.find('.') + 1);
  std::string name(written);
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  return name;
}

class Circular {
 public:
  Circular(Workbook& workbook, const Pack& pack) : workbook_(workbook), pack_(pack) {
    for (const workbook::DefinedName& name : workbook.names)
      names_.emplace(folded(name.name), name.refers_to);
  }

  std::vector<workbook::SheetColumn> run() {
    for (const TableBinding& table : pack_.tables) begin(table);
    for (std::size_t next = 0; next < reached_.size(); ++next) reach_from(reached_[next]);
    spread();
    for (const auto& [place, rows] : circular_)
      for (const std::uint32_t row : rows) leave_out(place, row);
    return {untold_.begin(), untold_.end()};
  }

 private:
  struct Reading { // what a formula and the names behind it speak of
    std::vector<workbook::Mention> mentions;
    bool asks = false;
  };

  void begin(const TableBinding& table) {
    const workbook::Sheet* sheet = workbook_.sheet(table.sheet);
    if (!sheet || sheet->formulas.empty()) return;
    const Located located = locate(workbook_, table);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].role != Role::input) continue;
      if (located.columns[c]) reach({located.order, *located.columns[c]});
      if (located.values[c]) reach({located.order, located.values[c]->column});
    }
  }

  // The formulas of a sheet, by column.
  std::map<std::uint32_t, std::vector<Formula*>>& formulas_of(std::size_t sheet) {
    const auto [known, fresh] = formulas_.try_emplace(sheet);
    if (fresh)
      for (Formula& formula : workbook_.sheets[sheet].formulas)
        known->second[formula.at.column].push_back(&formula);
    return known->second;
  }

  void reach(Place place) {
    if (formulas_of(place.first).contains(place.second) && known_.insert(place).second)
      reached_.push_back(place);
  }

  void reach_from(Place place) {
    for (const Formula* formula : formulas_of(place.first).at(place.second)) {
      const std::string text = text_at(workbook_, *formula);
      if (text.empty()) untold_.insert({workbook_.sheets[place.first].name, place.second});
      const Reading reading = read(text);
      if (reading.asks) circular_[place].insert(formula->at.row);
      for (const workbook::Mention& mention : reading.mentions) {
        const std::size_t sheet = sheet_of(workbook_, mention, place.first);
        if (sheet == workbook_.sheets.size()) continue;
        auto& columns = formulas_of(sheet);
        for (auto at = columns.lower_bound(mention.area.first.column);
             at != columns.end() && at->first <= mention.area.last.column; ++at)
          reach({sheet, at->first});
      }
    }
  }

  Reading read(std::string_view text) {
    Reading reading;
    std::set<std::string> names;
    std::vector<std::string_view> open{text};
    while (!open.empty()) {
      const std::string_view formula = open.back();
      open.pop_back();
      reading.asks |= calls(formula);
      for (workbook::Mention& mention : workbook::mentions(formula)) {
        if (mention.name.empty()) {
          reading.mentions.push_back(std::move(mention));
        } else if (const auto [from, to] = names_.equal_range(folded(mention.name));
                   from != to && names.size() < most_names && names.insert(from->first).second) {
          for (auto name = from; name != to; ++name) open.push_back(name->second);
        }
      }
    }
    return reading;
  }

  bool calls(std::string_view formula) {
    if (formula.find('.') == std::string_view::npos) return false; // no function of ours is named without
    return std::ranges::any_of(workbook::functions(formula), [&](std::string_view function) {
      const auto known = asking_.find(function);
      if (known != asking_.end()) return known->second;
      return asking_.emplace(function, asks_the_workbook(pack_, upper_name(function))).first->second;
    });
  }

  // From those that ask the workbook themselves to those that rest on them.
  void spread() {
    if (circular_.empty()) return;
    std::vector<std::pair<std::size_t, const Formula*>> open;
    for (const Place& place : known_)
      for (const Formula* formula : formulas_of(place.first).at(place.second))
        if (!holds(place.first, {formula->at, formula->at})) open.emplace_back(place.first, formula);
    const auto rests_on_one = [&](const auto& one) {
      const auto& [sheet, formula] = one;
      const bool rests = std::ranges::any_of(
          read(text_at(workbook_, *formula)).mentions, [&](const workbook::Mention& mention) {
            return holds(sheet_of(workbook_, mention, sheet), mention.area);
          });
      if (rests) circular_[{sheet, formula->at.column}].insert(formula->at.row);
      return rests;
    };
    std::ranges::sort(open, {}, [](const auto& one) { return std::pair(one.first, one.second->at); });
    for (int turn = 0; turn < most_turns && std::erase_if(open, rests_on_one) != 0; ++turn)
      std::ranges::reverse(open);
  }

  bool holds(std::size_t sheet, const Area& area) const {
    for (auto at = circular_.lower_bound({sheet, area.first.column});
         at != circular_.end() && at->first.first == sheet && at->first.second <= area.last.column; ++at) {
      const auto row = at->second.lower_bound(area.first.row);
      if (row != at->second.end() && *row <= area.last.row) return true;
    }
    return false;
  }

  void leave_out(Place place, std::uint32_t row) {
    workbook::Sheet& sheet = workbook_.sheets[place.first];
    for (auto at = std::ranges::lower_bound(sheet.formulas, Address{row, place.second}, {}, &Formula::at);
         at != sheet.formulas.end() && at->at == Address{row, place.second}; ++at)
      at->circular = true;
    if (place.second >= sheet.columns.size()) return;
    workbook::Column& column = sheet.columns[place.second];
    const auto cell = std::ranges::lower_bound(column.rows, row);
    if (cell == column.rows.end() || *cell != row) return;
    workbook::Cell& blank = column.cells[static_cast<std::size_t>(cell - column.rows.begin())];
    blank = {};
    blank.formula = true;
  }

  Workbook& workbook_;
  const Pack& pack_;
  std::multimap<std::string, std::string_view> names_; // folded; what they refer to
  std::map<std::string, bool, std::less<>> asking_;    // functions as they are written
  std::map<std::size_t, std::map<std::uint32_t, std::vector<Formula*>>> formulas_;
  std::set<Place> known_;
  std::vector<Place> reached_; // the same, in the order in which their formulas are looked through
  std::set<workbook::SheetColumn> untold_;
  std::map<Place, std::set<std::uint32_t>> circular_; // rows
};

bool is_bound(const Pack& pack, dmn::NodeId input) {
  return std::ranges::any_of(pack.compiled->tables, [&](const TablePlan& table) {
    return table.input == input || table.row == input;
  });
}

bool rests_on_tables(const Pack& pack, dmn::NodeId node) {
  return is_bound(pack, node) || std::ranges::any_of(pack.model.inputs_of(node), [&](dmn::NodeId input) {
           return is_bound(pack, input);
         });
}

} // namespace

bool asks_the_workbook(const Pack& pack, std::string_view function) {
  constexpr std::array<std::string_view, 6> always{"PROPOSAL.",   "ROW.",         "CELL.",
                                                   "RULE.DECIDE", "RULE.EXPLAIN", "RULE.WHY"};
  if (std::ranges::any_of(always, [&](std::string_view name) { return function.starts_with(name); }))
    return true;
  const auto published = std::ranges::find(pack.functions, function, &FunctionBinding::name);
  if (published == pack.functions.end()) return false;
  if (const auto service = pack.model.find(published->service, dmn::NodeSort::service))
    return std::ranges::any_of(pack.model.parameters_of(*service),
                               [&](dmn::NodeId parameter) { return rests_on_tables(pack, parameter); });
  const auto decision = pack.model.find(published->service, dmn::NodeSort::decision);
  return decision && rests_on_tables(pack, *decision);
}

std::vector<workbook::SheetColumn> leave_out_circular(Workbook& workbook, const Pack& pack) {
  return Circular(workbook, pack).run();
}

} // namespace stackbook::proposal
