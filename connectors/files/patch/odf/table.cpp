#include "connectors/files/patch/odf/table.hpp"

#include "connectors/files/patch/asked.hpp"
#include "connectors/files/patch/cell.hpp"

#include <algorithm>

namespace stackbook::files::patch::odf {

using workbook::Address;
using workbook::Area;

namespace {

class Changing {
 public:
  Changing(std::string_view file, const Text& text, const FoundTable& table, const SheetChange& change,
           const Notes& notes, const Told& told, std::vector<Splice>& splices)
      : file_(file), text_(text), table_(table), change_(change), notes_(notes), told_(told),
        splices_(splices) {}

  Result<Done> run() {
    if (auto done = plan(); !done) return done;
    for (const FoundRow& row : table_.found) {
      std::string now = rows(row);
      if (now != text_.between(row.from, row.to))
        splices_.push_back(
            {static_cast<std::size_t>(row.from), static_cast<std::size_t>(row.to), std::move(now)});
    }
    add_rows();
    return Done{};
  }

 private:
  using Row = std::map<std::uint32_t, CellNews>; // by column

  const FoundCell* cell(Address at) const {
    const auto next = std::ranges::upper_bound(table_.found, at.row, {}, &FoundRow::first);
    if (next == table_.found.begin()) return nullptr;
    const FoundRow& row = *std::prev(next);
    if (at.row - row.first >= row.count) return nullptr;
    const auto behind = std::ranges::upper_bound(row.cells, at.column, {}, &FoundCell::column);
    if (behind == row.cells.begin()) return nullptr;
    const FoundCell& found = *std::prev(behind);
    return at.column - found.column < found.count ? &found : nullptr;
  }

  Failure refused(Address at, std::string why, std::string remedy = {}) const {
    return patch::refused(file_, table_.name + ' ' + workbook::to_a1(at), std::move(why), std::move(remedy));
  }

  Result<Done> plan() {
    for (const auto& [at, wanted] : change_.cells) {
      const FoundCell* old = cell(at);
      const bool clears = std::holds_alternative<std::monostate>(wanted.value);
      if (std::string fault = fault_of(wanted.value); !fault.empty()) return refused(at, std::move(fault));
      for (const Area& area : table_.merged)
        if (area.covers(at) && at != area.first && !clears)
          return refused(at, "the merged cell " + to_a1(area) + " covers it",
                         "Change " + workbook::to_a1(area.first) + ", or take the merged cell apart");
      for (const Area& area : table_.arrays)
        if (area.covers(at))
          return refused(at, "it is part of the array formula in " + to_a1(area),
                         "Change the formula in a spreadsheet program");
      if (old && old->filled && change_.fresh.contains(at.row))
        return refused(at, "a new row was to stand here, but the cell is not empty");
      if (clears && (!old || !old->filled)) continue;
      CellNews& news = rows_[at.row][at.column];
      news.value = &wanted.value;
      if (wanted.like) news.like = cell(*wanted.like);
    }
    for (const auto& [at, note] : notes_) rows_[at.row][at.column].note = &note;
    return Done{};
  }

  // What stands for many rows, in pieces: those concerned one by one.
  std::string rows(const FoundRow& row) const {
    std::string out;
    std::uint32_t done = 0;
    const auto untouched = [&](std::uint32_t until) {
      if (until > done) out += one(row, until - done, {});
      done = until;
    };
    for (auto news = rows_.lower_bound(row.first); news != rows_.end() && news->first - row.first < row.count;
         ++news) {
      untouched(news->first - row.first);
      out += one(row, 1, news->second);
      ++done;
    }
    untouched(row.count);
    return out;
  }

  std::string one(const FoundRow& row, std::uint32_t count, const Row& news) const {
    const std::string_view old = text_.between(row.from, row.tag_to);
    std::string tag = repeated(old, "table:number-rows-repeated", count);
    if (row.cells.empty() && news.empty()) return tag + std::string(text_.between(row.tag_to, row.to));
    const std::string name(tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1));
    if (is_empty_element(tag)) tag.replace(tag.size() - 2, 2, ">");
    std::string out = std::move(tag);
    std::uint64_t at = row.tag_to;
    std::uint32_t end = 0;
    for (const FoundCell& cell : row.cells) {
      (out += text_.between(at, cell.from)) += cells(cell, news);
      at = cell.to;
      end = cell.column + cell.count;
    }
    out += text_.between(at, std::max(at, row.end_from));
    for (auto beyond = news.lower_bound(end); beyond != news.end(); ++beyond)
      out += gap(beyond->first - end) + new_cell(beyond->second, told_), end = beyond->first + 1;
    return out + "</" + name + '>';
  }

  std::string cells(const FoundCell& cell, const Row& news) const {
    std::string out;
    std::uint32_t done = 0;
    const auto untouched = [&](std::uint32_t until) {
      if (until > done) out += cell_element(text_, cell, until - done, {}, told_);
      done = until;
    };
    for (auto one = news.lower_bound(cell.column); one != news.end() && one->first - cell.column < cell.count;
         ++one) {
      untouched(one->first - cell.column);
      out += cell_element(text_, cell, 1, one->second, told_);
      ++done;
    }
    untouched(cell.count);
    return out;
  }

  static std::string gap(std::uint32_t columns) {
    return columns == 0 ? std::string()
                        : repeated("<table:table-cell/>", "table:number-columns-repeated", columns);
  }

  void add_rows() {
    std::string out;
    std::uint64_t end = table_.rows;
    for (auto row = rows_.begin(); row != rows_.end(); ++row) {
      if (row->first < table_.rows) continue;
      if (row->first > end)
        out += repeated("<table:table-row>", "table:number-rows-repeated",
                        static_cast<std::uint32_t>(row->first - end)) +
               "<table:table-cell/></table:table-row>";
      out += "<table:table-row>";
      std::uint32_t column = 0;
      for (const auto& [at, news] : row->second)
        out += gap(at - column) + new_cell(news, told_), column = at + 1;
      out += "</table:table-row>";
      end = row->first + 1;
    }
    if (out.empty()) return;
    if (table_.rows_end == 0)
      splices_.push_back(add_last(text_, table_.from, table_.tag_to, table_.end_from, std::move(out)));
    else
      splices_.push_back({static_cast<std::size_t>(table_.rows_end),
                          static_cast<std::size_t>(table_.rows_end), std::move(out)});
  }

  std::string_view file_;
  const Text& text_;
  const FoundTable& table_;
  const SheetChange& change_;
  const Notes& notes_;
  const Told& told_;
  std::vector<Splice>& splices_;
  std::map<std::uint32_t, Row> rows_;
};

} // namespace

Result<Done> change_table(std::string_view file, const Text& text, const FoundTable& table,
                          const SheetChange& change, const Notes& notes, const Told& told,
                          std::vector<Splice>& splices) {
  return Changing(file, text, table, change, notes, told, splices).run();
}

} // namespace stackbook::files::patch::odf
