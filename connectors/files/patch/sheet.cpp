#include "connectors/files/patch/sheet.hpp"

#include "connectors/files/patch/cell.hpp"
#include "connectors/files/patch/found.hpp"
#include "rules/workbook/moved.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::patch {

using workbook::Address;
using workbook::Area;

namespace {

class Changing {
 public:
  Changing(std::string file, const SheetChange& change, const Text& text, const FoundSheet& found,
           Looks& looks, bool date1904)
      : file_(std::move(file)), change_(change), text_(text), found_(found), looks_(looks),
        date1904_(date1904) {}

  Result<ChangedSheet> run() {
    if (auto done = check(); !done) return std::move(done.failure());
    for (auto cell = change_.cells.begin(); cell != change_.cells.end();) {
      const std::uint32_t row = cell->first.row;
      const auto next = std::ranges::find_if(cell, change_.cells.end(),
                                             [&](const auto& one) { return one.first.row != row; });
      if (auto done = change_row(row, cell, next); !done) return std::move(done.failure());
      cell = next;
    }
    add_rows();
    widen_dimension();
    widen_filter();
    if (!change_.drawing.empty() && found_.drawing.empty()) {
      const auto at = static_cast<std::size_t>(found_.drawing_at);
      splices_.push_back({at, at,
                          '<' + found_.prefix +
                              "legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                              "relationships\" r:id=\"" +
                              change_.drawing + "\"/>"});
    }
    changed_.tables = found_.tables;
    changed_.bytes = text_.with(std::move(splices_));
    return std::move(changed_);
  }

 private:
  using Cells = std::map<Address, Wanted>;

  Failure refused(Address at, std::string why, std::string remedy = {}) const {
    return {file_ + " can't be changed", change_.name + ' ' + workbook::to_a1(at), std::move(why),
            std::move(remedy)};
  }

  const FoundCell* cell(Address at) const {
    const auto found = found_.cells.find(at);
    return found == found_.cells.end() ? nullptr : &found->second;
  }

  Result<Done> check() {
    for (const auto& [at, wanted] : change_.cells) {
      const FoundCell* old = cell(at);
      if (std::string fault = fault_of(wanted.value); !fault.empty()) return refused(at, std::move(fault));
      for (const Area& area : found_.merged)
        if (area.covers(at) && at != area.first && !std::holds_alternative<std::monostate>(wanted.value))
          return refused(at, "the merged cell " + to_a1(area) + " covers it",
                         "Change " + workbook::to_a1(area.first) + ", or take the merged cell apart");
      for (const Area& area : found_.arrays)
        if (area.covers(at))
          return refused(at, "it is part of the array formula or data table in " + to_a1(area),
                         "Change the formula in a spreadsheet program");
      if (!old) continue;
      if (old->filled && change_.fresh.contains(at.row))
        return refused(at, "a new row was to stand here, but the cell is not empty");
      changed_.formula_gone |= old->formula;
      if (auto done = part(at, *old); !done) return done;
    }
    return Done{};
  }

  // Cells that repeat the formula of one that goes get it as their own.
  Result<Done> part(Address at, const FoundCell& old) {
    const auto group = found_.followers.find(old.shared);
    if (group == found_.followers.end()) return Done{};
    for (const Follower& one : group->second) {
      if (change_.cells.contains(one.at)) continue;
      const auto own = workbook::moved(old.text, std::int64_t{one.at.row} - at.row,
                                       std::int64_t{one.at.column} - at.column);
      if (!own)
        return refused(
            at, workbook::to_a1(one.at) + " repeats the formula in it, and there it points off the sheet",
            "Change the formula in a spreadsheet program");
      std::string tag = without_attributes(text_.between(one.from, one.tag_to), {"t", "si", "ref"});
      const std::string name(tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1));
      if (is_empty_element(tag)) tag.replace(tag.size() - 2, 2, ">");
      splices_.push_back({static_cast<std::size_t>(one.from), static_cast<std::size_t>(one.to),
                          tag + escaped(*own) + "</" + name + '>'});
    }
    return Done{};
  }

  // What a cell looks like that is not there yet.
  std::uint32_t look_of(Address at, const Wanted& wanted) const {
    if (wanted.like)
      if (const FoundCell* model = cell(*wanted.like)) return model->look;
    const auto row = found_.rows.find(at.row);
    if (row != found_.rows.end() && row->second.look) return *row->second.look;
    for (const auto& [columns, look] : found_.looks)
      if (at.column >= columns.first.column && at.column <= columns.last.column) return look;
    return 0;
  }

  Result<std::string> element(Address at, const Wanted& wanted) {
    const FoundCell* old = cell(at);
    std::uint32_t look = old ? old->look : look_of(at, wanted);
    if (const auto* day = std::get_if<Day>(&wanted.value)) {
      const auto dated = looks_.dated(look, day->clock);
      if (!dated) return dated.failure();
      look = *dated;
    }
    const std::string_view tag = old ? text_.between(old->from, old->tag_to) : std::string_view{};
    return cell_element(found_.prefix, at, tag, look, wanted.value, date1904_);
  }

  Result<Done> change_row(std::uint32_t number, Cells::const_iterator first, Cells::const_iterator last) {
    const auto row = found_.rows.find(number);
    std::string added; // behind all cells of the row, or all of a new row
    for (auto wanted = first; wanted != last; ++wanted) {
      const FoundCell* old = cell(wanted->first);
      if (!old && std::holds_alternative<std::monostate>(wanted->second.value)) continue;
      auto made = element(wanted->first, wanted->second);
      if (!made) return std::move(made.failure());
      touched_.push_back(wanted->first);
      if (old) {
        splices_.push_back(
            {static_cast<std::size_t>(old->from), static_cast<std::size_t>(old->to), std::move(*made)});
        continue;
      }
      const std::uint32_t column = wanted->first.column;
      if (row != found_.rows.end()) {
        const auto& cells = row->second.cells;
        const auto next = std::ranges::find_if(cells, [&](const auto& one) { return one.first > column; });
        if (next != cells.end()) {
          const auto at = static_cast<std::size_t>(next->second);
          splices_.push_back({at, at, std::move(*made)});
          continue;
        }
      }
      added += *made;
    }
    if (row == found_.rows.end()) {
      if (!added.empty())
        new_rows_[number] = '<' + found_.prefix + "row r=\"" + std::to_string(number + 1) + "\">" + added +
                            "</" + found_.prefix + "row>";
      return Done{};
    }
    const std::size_t from = row->second.from, to = row->second.tag_to;
    const std::string tag =
        widened(text_.between(from, to), first->first.column, std::prev(last)->first.column);
    Splice behind = add_last(text_, from, to, row->second.end_from, added);
    if (is_empty_element(tag)) { // one splice: the row opens
      if (!added.empty())
        splices_.push_back(
            {from, to, tag.substr(0, tag.size() - 2) + '>' + added + "</" + found_.prefix + "row>"});
    } else {
      if (tag != text_.between(from, to)) splices_.push_back({from, to, tag});
      if (!added.empty()) splices_.push_back(std::move(behind));
    }
    return Done{};
  }

  // `spans` only helps readers to plan ahead, but must not be too narrow.
  static std::string widened(std::string_view tag, std::uint32_t first, std::uint32_t last) {
    for (const Attribute& one : attributes_of(tag)) {
      if (one.name != "spans") continue;
      const std::string_view value = tag.substr(one.from, one.to - one.from);
      std::uint32_t low = 0, high = 0;
      const char* const end = value.data() + value.size();
      const auto [colon, fault] = std::from_chars(value.data(), end, low);
      if (fault != std::errc{} || colon == end || *colon != ':' ||
          std::from_chars(colon + 1, end, high).ptr != end)
        return without_attributes(tag, {"spans"});
      if (first + 1 >= low && last + 1 <= high) break;
      return with_attribute(tag, "spans",
                            std::to_string(std::min(low, first + 1)) + ':' +
                                std::to_string(std::max(high, last + 1)));
    }
    return std::string(tag);
  }

  void add_rows() {
    std::string last;
    for (const auto& [number, element] : new_rows_) {
      const auto before = found_.before.find(number);
      if (before == found_.before.end()) {
        last += element;
      } else {
        const auto at = static_cast<std::size_t>(before->second);
        splices_.push_back({at, at, element});
      }
    }
    if (!last.empty())
      splices_.push_back(add_last(text_, found_.data_from, found_.data_to, found_.data_end, std::move(last)));
  }

  std::optional<Area> area_in(const FoundSheet::Tag& tag) const {
    const std::string_view text = text_.between(tag.from, tag.to);
    for (const Attribute& one : attributes_of(text))
      if (one.name == "ref") return area_from(text.substr(one.from, one.to - one.from));
    return std::nullopt;
  }

  void set_area(const FoundSheet::Tag& tag, const Area& area) {
    splices_.push_back({static_cast<std::size_t>(tag.from), static_cast<std::size_t>(tag.to),
                        with_attribute(text_.between(tag.from, tag.to), "ref", to_a1(area))});
  }

  void widen_dimension() {
    if (!found_.dimension) return;
    const auto stated = area_in(*found_.dimension);
    if (!stated) return;
    Area area = *stated;
    for (const Address at : touched_) {
      area.first = {std::min(area.first.row, at.row), std::min(area.first.column, at.column)};
      area.last = {std::max(area.last.row, at.row), std::max(area.last.column, at.column)};
    }
    if (area.first != stated->first || area.last != stated->last) set_area(*found_.dimension, area);
  }

  void widen_filter() {
    if (!found_.filter) return;
    if (const auto area = area_in(*found_.filter)) changed_.filter = grown(*area, change_.fresh);
    if (changed_.filter) set_area(*found_.filter, changed_.filter->after);
  }

  std::string file_;
  const SheetChange& change_;
  const Text& text_;
  const FoundSheet& found_;
  Looks& looks_;
  bool date1904_;
  ChangedSheet changed_;
  std::vector<Splice> splices_;
  std::vector<Address> touched_;
  std::map<std::uint32_t, std::string> new_rows_;
};

} // namespace

Result<ChangedSheet> change_sheet(const Package& package, const Entry& entry, const SheetChange& change,
                                  Looks& looks, bool date1904, const Limits& limits) {
  auto text = Text::of(package, entry);
  if (!text) return std::move(text.failure());
  std::set<std::uint32_t> rows;
  for (const auto& [at, wanted] : change.cells) {
    rows.insert(at.row);
    if (wanted.like) rows.insert(wanted.like->row);
  }
  auto found = find_in_sheet(package, entry, *text, rows, limits);
  if (!found) return std::move(found.failure());
  if (found->data_to == 0)
    return unreadable(package.file(), entry.name, "it has no sheetData element, so no cell can be put there",
                      "Open it in a spreadsheet program and save it anew");
  return Changing(std::string(package.file()), change, *text, *found, looks, date1904).run();
}

} // namespace stackbook::files::patch
