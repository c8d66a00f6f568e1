#include "connectors/files/patch/grid.hpp"

#include "connectors/files/markup/number.hpp"
#include "connectors/files/markup/scanner.hpp"
#include "connectors/files/xlsx/parts.hpp"

#include <algorithm>
#include <optional>

namespace stackbook::files::patch {

namespace {

using workbook::Address;
using xlsx::main;

std::optional<double> length(std::optional<std::string_view> text) {
  const auto number = text ? finite(*text) : std::nullopt;
  return number >= 0 && number <= 10'000 ? number : std::nullopt;
}

std::uint32_t of_letters(double letters) { // a digit of the usual font is 7 wide
  return static_cast<std::uint32_t>(letters * 7);
}
std::uint32_t of_points(double points) {
  return static_cast<std::uint32_t>(points * 96 / 72);
}

std::uint32_t width_of(const Grid& grid, std::uint32_t column) {
  for (const auto& [stretch, width] : grid.columns)
    if (stretch.first.column <= column && column <= stretch.last.column) return width;
  return grid.column;
}

std::uint32_t height_of(const Grid& grid, std::uint32_t row) {
  const auto known =
      std::ranges::lower_bound(grid.rows, row, {}, [](const auto& each) { return each.first; });
  return known != grid.rows.end() && known->first == row ? known->second : grid.row;
}

// The column or row, and the offset in it, that lies so far behind the begin of another; at most the last one.
std::pair<std::uint32_t, std::uint32_t> walked(std::uint32_t from, std::uint32_t far, std::uint32_t last,
                                               const auto& size_of) {
  for (; from < last; ++from) {
    const std::uint32_t size = size_of(from);
    if (far < size) break;
    far -= size;
  }
  return {from, std::min(far, size_of(from))};
}

} // namespace

Box box_of(std::string_view note) {
  constexpr std::uint32_t width = 320, letters = 42, line = 17, edge = 14, most = 640;
  std::uint32_t height = edge;
  for (std::size_t at = 0; at <= note.size() && height < most;) {
    const std::size_t end = std::min(note.find('\n', at), note.size());
    const auto count = static_cast<std::uint32_t>(std::count_if(
        note.begin() + static_cast<std::ptrdiff_t>(at), note.begin() + static_cast<std::ptrdiff_t>(end),
        [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
    height += line * std::max(1u, (count + letters - 1) / letters);
    at = end + 1;
  }
  return {width, std::min(height, most)};
}

Result<Grid> grid_of(const Package& package, const Entry& sheet, const Limits& limits) {
  Scanner scanner(package.stream(sheet), xlsx::spaces(), limits);
  Grid grid;
  std::uint32_t row = 0;
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token != Token::start) continue;
    if (scanner.depth() == 2 && scanner.is("sheetFormatPr", main)) {
      if (const auto width = length(scanner.attribute("defaultColWidth"))) grid.column = of_letters(*width);
      if (const auto height = length(scanner.attribute("defaultRowHeight"))) grid.row = of_points(*height);
    } else if (scanner.depth() == 3 && scanner.is("col", main)) {
      const auto first = whole(scanner.attribute("min")), last = whole(scanner.attribute("max"));
      const auto width = length(scanner.attribute("width"));
      if (!first || !last || *first == 0 || *last == 0 || grid.columns.size() == Address::columns) continue;
      const std::uint32_t wide = width ? of_letters(*width) : grid.column;
      grid.columns.push_back(
          {{{0, *first - 1}, {0, *last - 1}}, is_true(scanner.attribute("hidden")) ? 0 : wide});
    } else if (scanner.depth() == 3 && scanner.is("row", main)) {
      row = whole(scanner.attribute("r")).value_or(row + 1);
      const auto height = length(scanner.attribute("ht"));
      const bool hidden = is_true(scanner.attribute("hidden"));
      if (row > 0 && (height || hidden)) grid.rows.emplace_back(row - 1, hidden ? 0 : of_points(*height));
    }
  }
  std::ranges::stable_sort(grid.rows, {}, [](const auto& each) { return each.first; });
  return grid;
}

Placed placed(const Grid& grid, Address cell, Box box) {
  constexpr std::uint32_t aside = 15, above = 10;
  const auto wide = [&](std::uint32_t column) { return width_of(grid, column); };
  const auto high = [&](std::uint32_t row) { return height_of(grid, row); };
  const std::uint32_t left = cell.column + 1 < Address::columns - 5 ? cell.column + 1 : cell.column - 6;
  const std::uint32_t top = cell.row == 0 ? 0 : cell.row < Address::rows - 40 ? cell.row - 1 : cell.row - 40;
  const auto [right, in_right] = walked(left, aside + box.width, Address::columns - 1, wide);
  const auto [bottom, in_bottom] = walked(top, above + box.height, Address::rows - 1, high);
  std::string text;
  for (const std::uint32_t number : {left, std::min(aside, wide(left)), top, std::min(above, high(top)),
                                     right, in_right, bottom, in_bottom})
    text += (text.empty() ? "" : ", ") + std::to_string(number);
  return {std::move(text), box};
}

} // namespace stackbook::files::patch
