// Carried: what a file holds beside its cells, noted within its limits.
#pragma once

#include "connectors/files/files.hpp"

#include <algorithm>

namespace stackbook::files {

// As many of each as would take the memory of the cells that a file may hold, and one more, which tells of those left out.
void carry(std::vector<workbook::Attachment>& all, workbook::Attachment one, const Limits& limits);
void carry(std::vector<workbook::DefinedName>& all, workbook::DefinedName one, const Limits& limits);

// Few cells or texts that a file may hold are no reason to refuse it the usual things beside them.
inline std::uint64_t with_the_usual(std::uint64_t limit) {
  return std::max<std::uint64_t>(limit, 65'536);
}

// What was read, or a failure where more is carried than that.
Result<workbook::Workbook> all_carried(Result<workbook::Workbook> read, std::string_view file,
                                       const Limits& limits);

} // namespace stackbook::files
