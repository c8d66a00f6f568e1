#include "rules/proposal/copies/likeness.hpp"

#include "rules/proposal/caption.hpp"
#include "rules/screening/fold.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace stackbook::proposal {

namespace {

using workbook::Address;
using workbook::Sheet;
using workbook::Workbook;

constexpr std::size_t least = 3; // captions that make a table

bool is_input_table(const TableBinding& table) {
  return table.sort == TableBinding::Sort::form || table.sort == TableBinding::Sort::table;
}

// A caption's words without case, marks of letters and punctuation, in their order.
std::vector<std::string> words_of(std::string_view caption) {
  std::vector<std::string> words;
  for (screening::Word& word : screening::fold(caption)) words.push_back(std::move(word.text));
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) (text += text.empty() ? "" : " ") += word;
  return text;
}

struct Near { // a caption that is nearly a column's
  Address at;
  std::string caption, why;
};

std::optional<std::pair<std::string, std::string>> likely(const std::string& text,
                                                          const std::vector<std::string>& free) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return {};
  std::vector<std::string> plain;
  for (const std::string& caption : free) plain.push_back(joined(words_of(caption)));
  const auto sorted = [](std::vector<std::string> some) {
    std::ranges::sort(some);
    return some;
  };
  for (const std::string& caption : free)
    if (sorted(words_of(caption)) == sorted(words)) return std::pair(caption, std::string("The same words."));
  if (const std::string* near = nearest(joined(words), plain))
    return std::pair(free[static_cast<std::size_t>(near - plain.data())],
                     std::string("A few letters differ."));
  return {};
}

// Texts of a form beside which something stands, and which name no field.
std::vector<Address> labels_left(const Located& located) {
  std::vector<Address> left;
  std::set<std::uint32_t> taken;
  for (const auto& value : located.values)
    if (value) taken.insert(value->row);
  for (std::uint32_t c = 0; c < located.sheet->columns.size(); ++c) {
    const workbook::Column& column = located.sheet->columns[c];
    for (std::size_t i = 0; i < column.rows.size() && column.rows[i] < label_search_rows; ++i)
      if (column.cells[i].content == workbook::Content::text && !taken.contains(column.rows[i]) &&
          located.sheet->cell({column.rows[i], c + 1}))
        left.push_back({column.rows[i], c});
  }
  return left;
}

// A column that two captions are near to stays without one.
std::vector<Near> near_captions(const Workbook& workbook, const Located& located, const TableBinding& table) {
  const bool form = table.sort == TableBinding::Sort::form;
  std::vector<std::string> free;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (!(form ? located.values[c].has_value() : located.columns[c].has_value()) &&
        table.columns[c].role == Role::input)
      free.push_back(table.columns[c].caption);
  std::map<std::string, std::vector<Near>> meant;
  for (const Address at : form ? labels_left(located) : located.extra) {
    const std::string text(trimmed(workbook.text(*located.sheet->cell(at))));
    if (const auto near = likely(text, free)) meant[near->first].push_back({at, near->first, near->second});
  }
  std::vector<Near> all;
  for (const auto& [caption, who] : meant)
    if (who.size() == 1) all.push_back(who.front());
  return all;
}

std::size_t inputs_of(const TableBinding& table) {
  return static_cast<std::size_t>(std::ranges::count(table.columns, Role::input, &ColumnBinding::role));
}

// As `locate`; where no caption stands as the pack writes it, the row that holds the most that are near.
Located located_nearly(const Workbook& workbook, const TableBinding& table) {
  Located located = locate(workbook, table);
  if (!located.sheet || located.header_row || table.sort == TableBinding::Sort::form) return located;
  std::map<std::uint32_t, std::vector<Address>> texts;
  for (std::uint32_t c = 0; c < located.sheet->columns.size(); ++c) {
    const workbook::Column& column = located.sheet->columns[c];
    for (std::size_t i = 0; i < column.rows.size() && column.rows[i] < header_search_rows; ++i)
      if (column.cells[i].content == workbook::Content::text)
        texts[column.rows[i]].push_back({column.rows[i], c});
  }
  std::size_t most = 0;
  Located best = located;
  for (auto& [row, cells] : texts) {
    Located here = located;
    here.header_row = row;
    here.extra = std::move(cells);
    const std::size_t found = here.extra.size() < least ? 0 : near_captions(workbook, here, table).size();
    if (found < least || found <= most) continue;
    most = found;
    best = std::move(here);
  }
  return best;
}

// How many of the table's captions the sheet holds, were it named like the table.
std::size_t score(const Workbook& workbook, std::size_t sheet, const TableBinding& table) {
  TableBinding renamed = table;
  renamed.sheet = workbook.sheets[sheet].name;
  const Located located = located_nearly(workbook, renamed);
  const auto there = [](const auto& place) { return place.has_value(); };
  const auto found =
      std::ranges::count_if(located.columns, there) + std::ranges::count_if(located.values, there);
  if (found == 0 && !located.header_row) return 0;
  return static_cast<std::size_t>(found) + near_captions(workbook, located, table).size();
}

class Names {
 public:
  Names(Workbook& workbook, const Pack& pack, std::vector<Reading>& readings)
      : workbook_(workbook), pack_(pack), readings_(readings) {}

  // The best pair of sheet and table first. At least half of the captions, and three, so that a chance likeness is none.
  void name_sheets() {
    std::vector<bool> taken(workbook_.sheets.size(), false);
    std::vector<const TableBinding*> open;
    for (const TableBinding& table : pack_.tables) {
      const Sheet* sheet = workbook_.sheet(table.sheet);
      if (sheet)
        taken[static_cast<std::size_t>(sheet - workbook_.sheets.data())] = true;
      else if (is_input_table(table))
        open.push_back(&table);
    }
    while (!open.empty()) {
      std::size_t most = 0, sheet = 0, table = 0;
      bool twice = false;
      for (std::size_t t = 0; t < open.size(); ++t)
        for (std::size_t s = 0; s < taken.size(); ++s) {
          if (taken[s]) continue;
          const std::size_t found = score(workbook_, s, *open[t]);
          if (found < least || found * 2 < inputs_of(*open[t])) continue;
          twice = found == most || (twice && found < most);
          if (found > most) most = found, sheet = s, table = t;
        }
      if (most == 0) return;
      if (twice && equally_near(*open[table], sheet, most, taken)) {
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(table));
        continue;
      }
      rename(sheet, open[table]->sheet, most);
      taken[sheet] = true;
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(table));
    }
  }

  void name_captions() {
    for (const TableBinding& table : pack_.tables) {
      if (!is_input_table(table)) continue;
      const Located located = located_nearly(workbook_, table);
      if (!located.sheet) continue;
      for (const Near& near : near_captions(workbook_, located, table)) {
        findings::Place place;
        place.sheet = located.sheet->name;
        place.sheet_order = located.order;
        place.table = table.sheet;
        place.cell = near.at;
        readings_.push_back({place, std::string(trimmed(workbook_.text(*located.sheet->cell(near.at)))),
                             near.caption, near.why});
        workbook::put(workbook_.sheets[located.order], near.at, workbook::text_cell(workbook_, near.caption));
      }
    }
  }

 private:
  bool equally_near(const TableBinding& table, std::size_t sheet, std::size_t found,
                    const std::vector<bool>& taken) const {
    for (std::size_t s = 0; s < taken.size(); ++s)
      if (s != sheet && !taken[s] && score(workbook_, s, table) == found) return true;
    return false;
  }

  void rename(std::size_t sheet, const std::string& name, std::size_t found) {
    findings::Place place;
    place.sheet = workbook_.sheets[sheet].name;
    place.sheet_order = static_cast<std::uint32_t>(sheet);
    readings_.push_back(
        {place, place.sheet, name, "It holds " + std::to_string(found) + " captions of " + name + "."});
    workbook_.sheets[sheet].name = name;
  }

  Workbook& workbook_;
  const Pack& pack_;
  std::vector<Reading>& readings_;
};

} // namespace

Workbook likened(const Workbook& workbook, const Pack& pack, std::vector<Reading>& readings) {
  Workbook copy = workbook;
  Names names(copy, pack, readings);
  names.name_sheets();
  names.name_captions();
  return copy;
}

} // namespace stackbook::proposal
