#include "connectors/files/patch/asked.hpp"

#include <algorithm>

namespace stackbook::files::patch {

using workbook::Address;

Failure refused(std::string_view file, std::string where, std::string why, std::string remedy) {
  return {std::string(file) + " can't be changed", std::move(where), std::move(why), std::move(remedy)};
}

Result<std::map<std::string, SheetChange>> asked_of(const Changes& changes, std::string_view file) {
  std::map<std::string, SheetChange> sheets;
  const auto sheet = [&](const std::string& name) -> SheetChange& {
    SheetChange& change = sheets[name];
    change.name = name;
    return change;
  };
  for (const CellChange& cell : changes.cells) sheet(cell.sheet).cells[cell.at] = {cell.value, {}};
  std::map<std::string, std::uint32_t> last;
  for (const RowChange& row : changes.rows) {
    SheetChange& change = sheet(row.sheet);
    const auto [at, first] = last.emplace(row.sheet, row.below);
    const std::uint32_t number = first ? row.below + 1 : std::max(at->second, row.below) + 1;
    if (number >= Address::rows) return refused(file, row.sheet, "the sheet has no row left");
    at->second = number;
    change.fresh.insert(number);
    for (const auto& [column, value] : row.cells)
      change.cells[{number, column}] = {value,
                                        row.alike ? std::optional(Address{row.below, column}) : std::nullopt};
  }
  return sheets;
}

} // namespace stackbook::files::patch
