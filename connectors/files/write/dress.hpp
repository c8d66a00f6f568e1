// Dress: how each look of a planned cell meets the eye, in words that every file format's writer understands.
#pragma once

#include "rules/proposal/sheets.hpp"

#include <optional>
#include <span>
#include <vector>

namespace stackbook::files::write {

using Color = std::uint32_t; // 0xRRGGBB
inline constexpr Color navy = 0x1F3864, steel = 0x5B7BA8, grid = 0xBFC5CE, pale = 0xF2F4F7, cream = 0xFFFCEB,
                       sky = 0xE4EBF5, gray = 0x5F6670, white = 0xFFFFFF,
                       rose = 0xF8D7D5; // of a marked cell

enum class Upright : std::uint8_t { bottom, center, top };

struct Dress {
  bool bold = false, boxed = false, wrapped = false, ruled = false; // ruled: a strong line above
  double size = 0;                                                  // in points; 0 as usual
  std::optional<Color> ink{}, fill{};
  Upright upright = Upright::bottom;
};

// What of a cell its appearance depends on.
struct Manner {
  proposal::Look look = proposal::Look::plain;
  workbook::Format format = workbook::Format::general;
  bool locked = true;
  bool left = false;   // aligned so, numbers too
  bool folded = false; // in a row of several lines, where others of the look stand on one
  auto operator<=>(const Manner&) const = default;
  bool usual() const { return *this == Manner{}; }
};

Dress dress_of(const Manner& manner);

// Of the columns, in characters; 0 where none is planned.
using Widths = std::vector<double>;
Widths widths_of(const proposal::PlannedSheet& plan);
Manner manner_of(const proposal::PlannedSheet& plan, const Widths& widths, const proposal::PlannedCell& cell,
                 bool tall);

// In points; captions may be wider than their columns.
double header_height(const proposal::PlannedSheet& plan);
inline constexpr double title_height = 26;

// What the wrapped texts of one row need, estimated; 0 where one line does. Calc takes a row of .xlsx without a height
// for one line high.
double row_height(const Widths& widths, std::span<const proposal::PlannedCell> row);

// From the header's first cell to the last row of data or input; nothing where the header is empty.
std::optional<workbook::Area> filtered(const proposal::PlannedSheet& plan);

// Whether a cell may not be typed into on a protected sheet.
bool locked(const proposal::PlannedSheet& plan, const proposal::PlannedCell& cell);

// What a cell, or a formula's stored value, is as a number; nothing where it is text.
std::optional<double> number_in(const proposal::PlannedCell& cell);
bool is_temporal(workbook::Format format);

// Whether a dropdown of these fits a validation itself (Excel: 255 characters, joined by commas).
bool fit_inline(const std::vector<std::string>& allowed);

// True where a cell of a column is to be marked, for the row that is the first of input: a blank one once its row has
// begun, "AND(COUNTA($A6:$L6)>0,ISBLANK(C6))", or one that shows something, "LEN(M6)>0".
std::string mark_formula(const proposal::PlannedSheet& plan, const proposal::PlannedColumn& column);

// The columns before one whose cells are marked where they show something: such a one is for the screen, and its formulas
// would have every prepared row printed. Nothing where all columns are to be printed.
std::optional<workbook::Area> printed(const proposal::PlannedSheet& plan);

} // namespace stackbook::files::write
