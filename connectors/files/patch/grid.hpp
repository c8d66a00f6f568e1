// Grid: how wide a sheet's columns are and how high its rows, so that a note's box gets the size that its text needs, beside
// its cell (ECMA-376 part 1, 18.3.1.13, 18.3.1.73 and 18.3.1.81). Lengths are pixels of 1/96 inch.
#pragma once

#include "connectors/files/patch/text.hpp"
#include "rules/workbook/address.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackbook::files::patch {

struct Box {
  std::uint32_t width, height;
};
Box box_of(std::string_view note); // wide enough to be read, as high as its lines are about to be

struct Grid {
  std::uint32_t column = 64, row = 20;                             // where nothing is said
  std::vector<std::pair<workbook::Area, std::uint32_t>> columns{}; // stretches
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rows{};     // number and height, ascending
};
Result<Grid> grid_of(const Package& package, const Entry& sheet, const Limits& limits);

struct Placed {
  std::string
      anchor; // column, offset in it, row, offset in it, of the box's two corners, as a drawing of VML has them
  Box box;
};
Placed placed(const Grid& grid, workbook::Address cell, Box box);

} // namespace stackbook::files::patch
