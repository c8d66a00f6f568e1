// Likeness: a workbook whose sheets and captions are named nearly as a pack names them, read as if they were named so.
#pragma once

#include "rules/proposal/locate.hpp"

#include <string>
#include <vector>

namespace stackbook::proposal {

struct Reading { // one decision, for a person to look over
  findings::Place place;
  std::string was, now; // the name that stands there, the pack's
  std::string why;
};

// A copy in which sheets that hold a table's captions bear the table's name, and captions that are nearly those of a
// column (in another order of words, with or without accents, or a few letters away) are the column's. Every name taken for another is in `readings`;
// two that are equally near are left alone.
workbook::Workbook likened(const workbook::Workbook& workbook, const Pack& pack,
                           std::vector<Reading>& readings);

} // namespace stackbook::proposal
