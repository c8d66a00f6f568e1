// Where a pack's sheet stands in a workbook: by the sheet's name and the captions of its columns, in whatever
// order.
#pragma once

#include "rules/proposal/pack.hpp"
#include "rules/workbook/workbook.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stackbook::proposal {

struct Located {
  const workbook::Sheet* sheet = nullptr;
  std::uint32_t order = 0;                              // of the tab
  std::optional<std::uint32_t> header_row;              // of a table
  std::vector<std::optional<std::uint32_t>> columns;    // of a table: sheet column of each binding column
  std::vector<std::optional<workbook::Address>> values; // of a form: value cell of each field
  struct Twice {
    std::size_t column;
    workbook::Address first, second; // captions
  };
  std::vector<Twice> twice;
  std::optional<std::uint32_t> check;   // of a table: the sheet column that tells of its rows (verdict.hpp)
  std::vector<workbook::Address> extra; // other headers that no column of the pack has
};

Located locate(const workbook::Workbook& workbook, const TableBinding& table);

// The cell beside a label of any sheet, and its text: the next filled cell of its row. For fields that no pack declares.
std::optional<workbook::Address> cell_beside(const workbook::Workbook& workbook, const workbook::Sheet& sheet,
                                             std::string_view label);
std::optional<std::string> beside(const workbook::Workbook& workbook, const workbook::Sheet& sheet,
                                  std::string_view label);

// Where a workbook says which pack it was made from; what stands there is its pack_hint.
struct PackCells { // where a workbook says so
  std::string sheet;
  workbook::Address id;
  std::optional<workbook::Address> version;
};
std::optional<PackCells> pack_cells(const workbook::Workbook& workbook);

inline constexpr std::uint32_t header_search_rows = 50, label_search_rows = 1'000;

} // namespace stackbook::proposal
