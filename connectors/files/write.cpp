// A planned workbook to a file, in the format that the file's suffix names.

#include "connectors/files/csv/write.hpp"

#include "connectors/files/files.hpp"
#include "connectors/files/package/directory.hpp"

#include <algorithm>

namespace stackbook::files {

Result<std::string> csv_bytes(const proposal::PlannedWorkbook& plan) {
  const auto visible = [](const proposal::PlannedSheet& sheet) { return !sheet.hidden; };
  const auto first = std::ranges::find_if(plan.sheets, visible);
  if (std::ranges::count_if(plan.sheets, visible) != 1)
    return Failure{"the workbook can't be written as .csv",
                   {},
                   "a .csv file holds one sheet, but this workbook has several",
                   "Write .xlsx instead"};
  return csv::write(*first);
}

Result<Done> write_workbook(const std::filesystem::path& path, const proposal::PlannedWorkbook& plan) {
  const std::string suffix = lower(path.extension().string());
  if (suffix != ".xlsx" && suffix != ".csv")
    return Failure{
        path.string() + " can't be written", {}, "its name must end in .xlsx or .csv", "Give it such a name"};
  auto bytes = suffix == ".csv" ? csv_bytes(plan) : xlsx_bytes(plan);
  if (!bytes) {
    if (bytes.failure().what == "the workbook can't be written")
      bytes.failure().what = path.string() + " can't be written";
    return std::move(bytes.failure());
  }
  return write_atomically(path, *bytes);
}

} // namespace stackbook::files
