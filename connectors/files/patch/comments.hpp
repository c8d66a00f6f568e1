// Comments: a sheet's notes (ECMA-376 part 1, 18.7), ours among those of people.
//
// A note of ours is a comment by our author. Where a person has commented the cell already, ours is appended to
// theirs behind a line that names the author, and is cut off again at that line.
#pragma once

#include "connectors/files/patch/grid.hpp"
#include "connectors/files/patch/patch.hpp"
#include "connectors/files/patch/text.hpp"

#include <map>
#include <set>

namespace stackbook::files::patch {

std::string mark_of(const std::string& author); // that line

struct ChangedComments {
  std::string bytes;
  std::set<workbook::Address> gone,
      added; // cells that lost their comment, cells that have one now and had none
};

// `entry`: the part; nullptr makes a new one. `strict`: which namespace a new one gets.
Result<ChangedComments> change_comments(const Package& package, const Entry* entry, const std::string& author,
                                        const std::map<workbook::Address, std::string>& notes, bool strict,
                                        const Limits& limits);

// The drawing that shows the comments (VML, ECMA-376 part 4, 19.4): `old` is the part's text, empty for a new
// one. `number`: of the drawing among those of the workbook; its shapes are numbered from 1024 times it.
std::string change_drawing(std::string_view old, const std::set<workbook::Address>& gone,
                           const std::map<workbook::Address, Placed>& added, std::uint32_t number);
std::uint32_t greatest_shape(std::string_view drawing); // number of its shapes; 0 without any

} // namespace stackbook::files::patch
