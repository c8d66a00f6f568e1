// Withholding: a clean copy for the public, in which confidential columns stand as "[withheld]".
//
// A total may still tell what is withheld: one that few rows decide. Which rows decide it is found by asking: the
// totals are computed anew with the withheld numbers of some rows changed.
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

// A scalar total that fewer than three rows with withheld numbers decide: by it and one's own row, another's is known.
struct Revealing {
  std::string total;
  std::vector<std::string> rows; // "Boxes B01"
};
// `options` as the report in `checked` was made with.
std::vector<Revealing> revealing(const Proposal& proposal, const Checked& checked, CheckOptions options);

} // namespace stackbook::proposal
