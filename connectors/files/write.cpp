// A planned workbook to a file, in the format that the file's suffix names.

#include "connectors/files/csv/write.hpp"

#include "connectors/files/files.hpp"
#include "connectors/files/package/directory.hpp"

#include <algorithm>

namespace stackbook::files {

namespace {

bool is_visible(const proposal::PlannedSheet& sheet) {
  return !sheet.hidden;
}

// FILE-Sheet.csv beside FILE.csv, each whole or not at all.
Result<Done> write_tables(const std::filesystem::path& path, const proposal::PlannedWorkbook& plan) {
  for (const proposal::PlannedSheet& sheet : plan.sheets) {
    if (sheet.hidden) continue;
    std::filesystem::path one = path;
    one.replace_filename(path.stem().string() + "-" + file_name_of(sheet.name) + path.extension().string());
    if (auto done = write_atomically(one, csv::write(sheet)); !done) return done;
  }
  return Done{};
}

} // namespace

std::string file_name_of(std::string_view sheet) {
  std::string name(sheet);
  for (char& letter : name)
    if (letter == '/' || letter == '\\' || static_cast<unsigned char>(letter) < ' ') letter = '_';
  return name;
}

Result<std::string> csv_bytes(const proposal::PlannedWorkbook& plan) {
  const auto first = std::ranges::find_if(plan.sheets, is_visible);
  if (std::ranges::count_if(plan.sheets, is_visible) != 1)
    return Failure{"the workbook can't be written as .csv",
                   {},
                   "a .csv file holds one sheet, but this workbook has several",
                   "Write .xlsx or .ods instead"};
  return csv::write(*first);
}

Result<Done> write_workbook(const std::filesystem::path& path, const proposal::PlannedWorkbook& plan) {
  const std::string suffix = lower(path.extension().string());
  if (suffix != ".xlsx" && suffix != ".ods" && suffix != ".csv")
    return Failure{path.string() + " can't be written",
                   {},
                   "its name must end in .xlsx, .ods or .csv",
                   "Give it such a name"};
  if (suffix == ".csv" && std::ranges::count_if(plan.sheets, is_visible) > 1) return write_tables(path, plan);
  auto bytes = suffix == ".csv" ? csv_bytes(plan) : suffix == ".ods" ? ods_bytes(plan) : xlsx_bytes(plan);
  if (!bytes) {
    if (bytes.failure().what == "the workbook can't be written")
      bytes.failure().what = path.string() + " can't be written";
    return std::move(bytes.failure());
  }
  return write_atomically(path, *bytes);
}

} // namespace stackbook::files
