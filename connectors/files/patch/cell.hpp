// Cell: one cell's element, as a part is to hold it.
#pragma once

#include "connectors/files/patch/found.hpp"

namespace stackbook::files::patch {

// `tag`: the start tag of the cell that stands there, whose other attributes stay; empty for a new one. `look`:
// its format's number, 0 for none.
Result<std::string> cell_element(const std::string& prefix, workbook::Address at, std::string_view tag,
                                 std::uint32_t look, const Value& value, bool date1904);

// Why Excel could not hold the value; empty when it can.
std::string fault_of(const Value& value);

} // namespace stackbook::files::patch
