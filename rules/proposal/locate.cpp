#include "rules/proposal/locate.hpp"

#include "rules/proposal/caption.hpp"
#include "rules/proposal/verdict.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace stackbook::proposal {

namespace {

using workbook::Address;
using workbook::Content;
using workbook::Sheet;
using workbook::Workbook;

using Captions = std::unordered_map<std::string, std::size_t>;

Captions captions_of(const TableBinding& table) {
  Captions captions;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    captions.emplace(folded(table.columns[c].caption), c);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    captions.emplace(folded(table.columns[c].component), c);
    for (const std::string& old : table.columns[c].old_captions) captions.emplace(folded(old), c);
  }
  return captions;
}

struct Caption {
  Address at;
  std::optional<std::size_t> column;
  Address cell; // that holds the text: another than `at` in a merged area
};

// Every text in the first `rows` rows, and which column it names.
std::vector<Caption> captions_in(const Workbook& workbook, const Sheet& sheet, const Captions& captions,
                                 std::uint32_t rows) {
  std::vector<Caption> found;
  for (std::uint32_t c = 0; c < sheet.columns.size(); ++c) {
    const workbook::Column& column = sheet.columns[c];
    for (std::size_t i = 0; i < column.rows.size() && column.rows[i] < rows; ++i) {
      if (column.cells[i].content != Content::text) continue;
      const std::string text = folded(workbook.text(column.cells[i]));
      if (text.empty()) continue;
      const auto named = captions.find(text);
      const Address at{column.rows[i], c};
      found.push_back({at, named == captions.end() ? std::optional<std::size_t>() : named->second, at});
    }
  }
  return found;
}

// A caption merged downwards stands in each of its rows, so that it counts beside captions of two storeys.
void repeat_merged(const Sheet& sheet, std::vector<Caption>& captions) {
  std::map<Address, std::uint32_t> tall;
  for (const workbook::Area& area : sheet.merged)
    if (area.last.row > area.first.row && area.first.row < header_search_rows)
      tall.emplace(area.first, std::min(area.last.row, header_search_rows - 1));
  if (tall.empty()) return;
  for (std::size_t i = captions.size(); i-- > 0;) {
    const Caption top = captions[i];
    const auto last = tall.find(top.at);
    if (last == tall.end()) continue;
    for (std::uint32_t row = top.at.row + 1; row <= last->second; ++row)
      captions.push_back({{row, top.at.column}, top.column, top.cell});
  }
}

void locate_table(const Workbook& workbook, const TableBinding& table, Located& located) {
  auto captions = captions_in(workbook, *located.sheet, captions_of(table), header_search_rows);
  repeat_merged(*located.sheet, captions);
  std::ranges::stable_sort(captions, {}, [](const Caption& caption) { return caption.at.column; });
  std::map<std::uint32_t, std::size_t> matches;
  for (const Caption& caption : captions)
    if (caption.column) ++matches[caption.at.row];
  std::size_t most = 0;
  for (const auto& [row, count] : matches) {
    const bool expected = row + 1 == table.header_row;
    if (count > most || (count == most && expected)) {
      most = count;
      located.header_row = row;
    }
  }
  for (const Caption& caption : captions) {
    if (!located.header_row || caption.at.row != *located.header_row) continue;
    if (!caption.column &&
        folded(workbook.text(*located.sheet->cell(caption.cell))) == folded(check_caption)) {
      located.check = caption.at.column;
    } else if (!caption.column) {
      located.extra.push_back(caption.cell);
    } else if (auto& column = located.columns[*caption.column]; column) {
      located.twice.push_back({*caption.column, {*located.header_row, *column}, caption.cell});
    } else {
      column = caption.at.column;
    }
  }
}

// The next filled cell right of a label, else the cell beside it. A label further right ends the search.
Address value_cell(const Sheet& sheet, Address label) {
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t step = 1; step <= reach; ++step) {
    const Address at{label.row, label.column + step};
    const workbook::Cell* cell = sheet.cell(at);
    if (cell && (cell->content != Content::blank || cell->formula)) return at;
  }
  return {label.row, label.column + 1};
}

void locate_form(const Workbook& workbook, const TableBinding& table, Located& located) {
  auto captions = captions_in(workbook, *located.sheet, captions_of(table), label_search_rows);
  // Labels stand left of their values: a value that reads like a label is not taken for one.
  std::ranges::stable_sort(captions, {}, [](const Caption& caption) { return caption.at.column; });
  std::map<std::size_t, Address> labels;
  std::vector<Address> taken;
  for (const Caption& caption : captions) {
    if (!caption.column || std::ranges::find(taken, caption.at) != taken.end()) continue;
    const auto [label, fresh] = labels.emplace(*caption.column, caption.at);
    if (!fresh) {
      located.twice.push_back({*caption.column, label->second, caption.at});
      continue;
    }
    located.values[*caption.column] = value_cell(*located.sheet, caption.at);
    taken.push_back(*located.values[*caption.column]);
  }
}

} // namespace

Located locate(const Workbook& workbook, const TableBinding& table) {
  Located located;
  located.columns.resize(table.columns.size());
  located.values.resize(table.columns.size());
  located.sheet = workbook.sheet(table.sheet);
  if (!located.sheet) return located;
  located.order = static_cast<std::uint32_t>(located.sheet - workbook.sheets.data());
  if (table.sort == TableBinding::Sort::form) {
    locate_form(workbook, table, located);
  } else {
    locate_table(workbook, table, located);
  }
  return located;
}

namespace {

// `folded(text) == wanted`, which most texts fail at their first letter.
bool reads(std::string_view text, std::string_view wanted) {
  text = trimmed(text);
  if (text.size() < wanted.size() || text.empty() || wanted.empty()) return text.empty() && wanted.empty();
  const char first = text.front();
  return (first >= 'A' && first <= 'Z' ? first - 'A' + 'a' : first) == wanted.front() &&
         folded(text) == wanted;
}

} // namespace

std::optional<Address> cell_beside(const Workbook& workbook, const Sheet& sheet, std::string_view label) {
  const std::string wanted = folded(label);
  std::optional<Address> first; // where none of them holds a text
  for (std::uint32_t c = 0; c < sheet.columns.size(); ++c) {
    const workbook::Column& column = sheet.columns[c];
    for (std::size_t i = 0; i < column.rows.size() && column.rows[i] < label_search_rows; ++i) {
      if (column.cells[i].content != Content::text || !reads(workbook.text(column.cells[i]), wanted))
        continue;
      const Address at = value_cell(sheet, {column.rows[i], c});
      if (const workbook::Cell* value = sheet.cell(at); value && value->content == Content::text) return at;
      if (!first) first = at;
    }
  }
  return first;
}

std::optional<std::string> beside(const Workbook& workbook, const Sheet& sheet, std::string_view label) {
  const auto at = cell_beside(workbook, sheet, label);
  const workbook::Cell* value = at ? sheet.cell(*at) : nullptr;
  if (!value || value->content != Content::text) return {};
  return std::string(trimmed(workbook.text(*value)));
}

} // namespace stackbook::proposal
