// A small workbook, changed, and its parts looked at one by one.
#pragma once

#include "connectors/files/package/package.hpp"
#include "connectors/files/patch/patch.hpp"
#include "tests/files/archive.hpp"

#include <map>
#include <vector>

#include <gtest/gtest.h>

namespace stackbook::files::patch {

using workbook::Address;

Address at(std::string_view a1);
CellChange cell(std::string_view a1, Value value); // on the sheet "S"

// Parts of an archive, expanded, by name; and as they are packed.
std::map<std::string, std::string> parts_of(const std::string& bytes);
std::map<std::string, std::string> packed_of(const std::string& bytes);

std::string changed(const std::vector<Packed>& parts, const Changes& changes); // the archive; fails the test
std::string why(const std::vector<Packed>& parts,
                const Changes& changes); // why it was refused, where and why

// The sheet's part after the changes, which stood in `sheet` before.
std::string sheet_after(const std::string& sheet, const Changes& changes);
std::string rows_after(const std::string& rows, const Changes& changes); // inside sheetData

std::vector<Packed> with_part(std::vector<Packed> parts, const std::string& name, const std::string& data);

} // namespace stackbook::files::patch
