// Samples as people type them: a folder of CSV files, one a sheet, read into the tables that a template is
// filled with.
#pragma once

#include "rules/proposal/check.hpp"
#include "rules/result.hpp"

#include <filesystem>
#include <memory>

namespace stackbook::samples {

// `folder`/<Sheet>.csv for each sheet of the pack: a header of component names, then rows. Amounts are in the
// scale that Cover.csv names and become full units. A text where a number belongs stays a text: flawed
// samples need it.
Result<proposal::Tables> read_tables(const std::filesystem::path& folder, const proposal::Pack& pack);

// Puts digests into the rows of Approvals and Answers. A row says in `as in` whose content was approved:
// blank, this folder's; else `before`, so that an approval can be stale. The column `as in` is taken away.
void seal(proposal::Tables& tables, const proposal::Tables& before,
          std::shared_ptr<const proposal::Pack> pack);

// The same proposal with `lines` more lines on Stack and their content on USContent, for measuring.
proposal::Tables enlarge(proposal::Tables tables, std::size_t lines);

} // namespace stackbook::samples
