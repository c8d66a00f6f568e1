#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>

namespace stackbook::files::ods {

using proposal::Look;
using proposal::PlannedCell;
using proposal::PlannedColumn;
using proposal::PlannedSheet;
using workbook::Address;

namespace {

std::string quoted(std::string_view sheet) {
  const bool plain = std::ranges::all_of(sheet, [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || letter == '_';
  });
  if (plain && !sheet.empty()) return std::string(sheet);
  std::string name = "'";
  for (const char letter : sheet) name.append(letter == '\'' ? 2 : 1, letter);
  return name + '\'';
}

class Table {
 public:
  Table(xml::Writer& to, const PlannedSheet& plan, Wardrobe& wardrobe, Validations& validations)
      : to_(to), plan_(plan), widths_(write::widths_of(plan)), wardrobe_(wardrobe),
        validations_(validations) {}

  Result<Done> write() {
    if (auto done = check(); !done) return done;
    to_.open("table:table").attribute("table:name", plan_.name);
    to_.attribute("table:style-name", wardrobe_.table(plan_.hidden, plan_.landscape));
    if (plan_.protect) to_.attribute("table:protected", "true");
    if (const auto area = write::printed(plan_))
      to_.attribute("table:print-ranges", range(plan_.name, *area));
    write_columns();
    if (auto done = write_rows(); !done) return done;
    write_conditions();
    to_.close();
    return Done{};
  }

 private:
  Result<Done> check() const {
    for (const PlannedCell& cell : plan_.cells)
      if (cell.row >= Address::rows || cell.column >= Address::columns)
        return Failure{"the workbook can't be written",
                       "sheet " + plan_.name,
                       "a cell is planned beyond XFD1048576, the last place of a sheet",
                       {}};
    return Done{};
  }

  void repeated(const char* attribute, std::uint32_t count) {
    if (count > 1) to_.attribute(attribute, std::to_string(count));
  }

  void write_columns() {
    std::uint32_t next = 0;
    const auto gap = [&](std::uint32_t until) {
      if (until == next) return;
      to_.open("table:table-column").attribute("table:style-name", wardrobe_.column(8.43));
      repeated("table:number-columns-repeated", until - next);
      to_.attribute("table:default-cell-style-name", "Default").close();
    };
    for (std::uint32_t column = 0; column < widths_.size(); ++column) {
      if (widths_[column] <= 0) continue;
      gap(column);
      to_.open("table:table-column").attribute("table:style-name", wardrobe_.column(widths_[column]));
      to_.attribute("table:default-cell-style-name", "Default").close();
      next = column + 1;
    }
    gap(Address::columns);
  }

  double height_of(std::uint32_t row) const {
    if (row == plan_.header_row) return write::header_height(plan_);
    const auto title = std::ranges::find(plan_.cells, row, &PlannedCell::row);
    return title != plan_.cells.end() && title->look == Look::title ? write::title_height : 0;
  }

  void open_row(std::uint32_t row, std::uint32_t count = 1) {
    to_.open("table:table-row").attribute("table:style-name", wardrobe_.row(height_of(row)));
    repeated("table:number-rows-repeated", count);
  }

  bool prepared(std::uint32_t row) const {
    return plan_.header_row && row > *plan_.header_row && row <= *plan_.header_row + plan_.data_rows;
  }

  const std::string& validation(const PlannedColumn& column) {
    const auto [place, fresh] = validated_.emplace(column.column, std::string());
    if (fresh)
      place->second = validations_.of(address(plan_.name, {*plan_.header_row + 1, column.column}),
                                      column.title, column.help, column.allowed);
    return place->second;
  }

  void write_empty(const PlannedColumn& column) {
    to_.open("table:table-cell");
    to_.attribute("table:style-name", wardrobe_.cell({column.locked ? Look::computed : Look::input,
                                                      column.format, column.locked}));
    if (const std::string name = validation(column); !name.empty())
      to_.attribute("table:content-validation-name", name);
    to_.close();
  }

  // The planned cells of one row, and between them the empty ones for input.
  Result<Done> write_cells(std::uint32_t row, std::span<const PlannedCell> cells) {
    const bool tall = write::row_height(widths_, cells) > 0;
    std::vector<const PlannedColumn*> empty;
    if (prepared(row))
      for (const PlannedColumn& column : plan_.columns) empty.push_back(&column);
    std::ranges::sort(empty, {}, &PlannedColumn::column);
    std::uint32_t next = 0;
    std::size_t blank = 0;
    const auto gap = [&](std::uint32_t until) {
      if (until > next) {
        to_.open("table:table-cell");
        repeated("table:number-columns-repeated", until - next);
        to_.close();
      }
      next = until + 1;
    };
    const auto blanks = [&](std::uint32_t until) {
      for (; blank < empty.size() && empty[blank]->column < until; ++blank) {
        gap(empty[blank]->column);
        write_empty(*empty[blank]);
      }
    };
    for (const PlannedCell& cell : cells) {
      blanks(cell.column);
      const bool planned = blank < empty.size() && empty[blank]->column == cell.column;
      gap(cell.column);
      std::string name;
      if (!cell.help.empty() || !cell.allowed.empty())
        name = validations_.of(address(plan_.name, {cell.row, cell.column}), {}, cell.help, cell.allowed);
      if (name.empty() && planned) name = validation(*empty[blank]);
      blank += planned;
      const std::string style = wardrobe_.cell(write::manner_of(plan_, widths_, cell, tall));
      if (auto done = write_cell(to_, plan_, cell, style, name); !done) return done;
    }
    blanks(Address::columns);
    return Done{};
  }

  Result<Done> write_rows() {
    std::span<const PlannedCell> cells(plan_.cells);
    std::uint32_t row = 0;
    // Rows without planned cells up to `until`; those for input are equal to each other.
    const auto pass = [&](std::uint32_t until) {
      while (row < until) {
        std::uint32_t stop = until;
        if (plan_.header_row && row <= *plan_.header_row) stop = std::min(stop, *plan_.header_row + 1);
        const bool input = prepared(row);
        if (input) stop = std::min(stop, *plan_.header_row + plan_.data_rows + 1);
        open_row(row, stop - row);
        if (input)
          (void)write_cells(row, {}); // no cells, so none to refuse
        else
          to_.open("table:table-cell").close();
        to_.close();
        row = stop;
      }
    };
    while (!cells.empty()) {
      pass(cells.front().row);
      std::size_t count = 1;
      while (count < cells.size() && cells[count].row == row) ++count;
      const bool header = row == plan_.header_row;
      if (header) to_.open("table:table-header-rows");
      open_row(row);
      if (auto done = write_cells(row, cells.first(count)); !done) return done;
      to_.close();
      if (header) to_.close();
      cells = cells.subspan(count);
      ++row;
    }
    if (plan_.header_row) pass(std::min(*plan_.header_row + plan_.data_rows + 1, Address::rows));
    if (row == 0) pass(1); // a sheet has a row
    return Done{};
  }

  void write_conditions() {
    const auto marked = [](const PlannedColumn& column) { return column.tint != proposal::Tint::none; };
    if (!plan_.header_row || plan_.data_rows == 0 || std::ranges::none_of(plan_.columns, marked)) return;
    to_.open("calcext:conditional-formats");
    for (const PlannedColumn& column : plan_.columns) {
      if (!marked(column)) continue;
      const Address first{*plan_.header_row + 1, column.column};
      to_.open("calcext:conditional-format");
      to_.attribute("calcext:target-range-address",
                    range(plan_.name, {first, {*plan_.header_row + plan_.data_rows, column.column}}));
      to_.open("calcext:condition").attribute("calcext:apply-style-name", marked_style);
      const std::string formula = open_formula(write::mark_formula(plan_, column));
      to_.attribute("calcext:value", "formula-is(" + formula.substr(formula.find('=') + 1) + ")");
      to_.attribute("calcext:base-cell-address", address(plan_.name, first)).close().close();
    }
    to_.close();
  }

  xml::Writer& to_;
  const PlannedSheet& plan_;
  const write::Widths widths_;
  Wardrobe& wardrobe_;
  Validations& validations_;
  std::map<std::uint32_t, std::string> validated_; // by column
};

} // namespace

std::string address(std::string_view sheet, Address at) {
  return quoted(sheet) + '.' + workbook::to_a1(at);
}

std::string range(std::string_view sheet, const workbook::Area& area) {
  return address(sheet, area.first) + ':' + address(sheet, area.last);
}

Result<Done> write_sheet(xml::Writer& to, const PlannedSheet& plan, Wardrobe& wardrobe,
                         Validations& validations) {
  return Table(to, plan, wardrobe, validations).write();
}

} // namespace stackbook::files::ods
