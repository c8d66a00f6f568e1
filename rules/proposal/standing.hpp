// Standing: what became of each line of the approvals sheet, for rules about approvals. A row type with a
// component `standing` gets it from here; it is no column of the sheet.
#pragma once

#include "rules/proposal/check.hpp"

#include <string_view>
#include <vector>

namespace stackbook::proposal {

inline constexpr std::string_view standing_name = "standing";

// One for each row of an approvals table: "approved", "stale" (the row changed since), "revoked", "superseded"
// (a later line of the same row decides), "unknown" (no such row, or no such decision). Needs bound values
// only, not contexts.
std::vector<std::string_view> standings(const Proposal& proposal, const BoundTable& table);

} // namespace stackbook::proposal
