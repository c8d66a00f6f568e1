// Withholding: a clean copy for the public, in which confidential columns stand as "[withheld]".
//
// What is shown may still tell what is withheld: a total, or the difference of two, that few rows decide; a cell whose
// formula looks at few withheld ones. Which rows decide a total is found by asking: the totals alone are computed anew
// with the withheld numbers of some rows made larger, then smaller.
#pragma once

#include "rules/proposal/check.hpp"

#include <string>
#include <vector>

namespace stackbook::proposal {

inline constexpr std::string_view withheld_text = "[withheld]";

struct Withheld {
  std::string sheet, caption;
  std::size_t cells = 0; // that are not blank
};
std::vector<Withheld>
withheld(const Proposal& proposal); // every confidential column, in the order of the pack

bool withholds(const TableBinding& table); // has a confidential column
// Whether the row's cell in this column is withheld: a confidential one; beside one, what was computed; a digest
// over one, by which values could be tried.
bool withholds(const Pack& pack, const TableBinding& table, const ColumnBinding& column, const Row& row);
void withhold(const Pack& pack, Tables& tables);

// Fewer than three rows with withheld numbers decide the figure: by it and one's own row, another's is known.
struct Revealing {
  std::string figure;            // "Price total", "Boxes H6 (Note)"
  std::vector<std::string> rows; // "Boxes B01"
};
// Scalar totals first, then pairs of them, then cells. `options` as the report in `checked` was made with.
std::vector<Revealing> revealing(const workbook::Workbook& workbook, const Proposal& proposal,
                                 const Checked& checked, CheckOptions options);
inline constexpr std::size_t enough = 3; // rows, so that none can be told
std::string row_name(const BoundTable& table, std::size_t row);
std::vector<Revealing> tracing(const workbook::Workbook& workbook, const Proposal& proposal); // cells alone

} // namespace stackbook::proposal
