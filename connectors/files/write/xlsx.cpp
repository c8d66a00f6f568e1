// A planned workbook to .xlsx, through libxlsxwriter 1.1.4.

#include "connectors/files/files.hpp"
#include "connectors/files/write/names.hpp"
#include "connectors/files/write/sheet.hpp"
#include "connectors/files/write/text.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>

#include <unistd.h>

namespace stackbook::files {

namespace {

// The library writes only to a path; the file lives as long as this.
class Scratch {
 public:
  Scratch() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    path_ = ((error ? std::filesystem::path("/tmp") : folder) / "stackbook-XXXXXX").string();
    const int file = mkstemp(path_.data());
    made_ = file >= 0;
    if (made_) close(file);
  }
  ~Scratch() {
    if (made_) unlink(path_.c_str());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  bool made() const { return made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool made_ = false;
};

Failure unmade(std::string where, std::string why, std::string remedy = {}) {
  return {"the workbook can't be written", std::move(where), std::move(why), std::move(remedy)};
}

// Seconds since 1970 of the plan's date; a fixed day where it has none, because the library would take the
// clock's.
time_t created(const std::string& date) {
  const auto serial = workbook::serial_of(std::string_view(date).substr(0, 19));
  constexpr double day1970 = 25'569, day2000 = 36'526;
  return static_cast<time_t>(((serial && *serial > day1970 ? *serial : day2000) - day1970) * 86'400 + 0.5);
}

void describe(lxw_workbook* book, const proposal::PlannedWorkbook& plan) {
  std::string title = write::clipped(write::safe(plan.title), 255),
              subject = write::clipped(write::safe(plan.subject), 255);
  char program[] = "Stackbook";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.company = program;
  properties.created = created(plan.created);
  workbook_set_properties(book, &properties);
}

Result<Done> build(lxw_workbook* book, const proposal::PlannedWorkbook& plan) {
  describe(book, plan);
  write::Looks looks(book);
  write::Choices choices(book, write::list_name(plan));
  std::vector<lxw_worksheet*> sheets;
  for (const proposal::PlannedSheet& sheet : plan.sheets) {
    sheets.push_back(workbook_add_worksheet(book, sheet.name.c_str()));
    if (!sheets.back()) return unmade("sheet " + sheet.name, "the name can't be used for a sheet");
  }
  bool shown = false;
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    const proposal::PlannedSheet& sheet = plan.sheets[at];
    const auto helped = write::fill(sheets[at], sheet, looks);
    if (!helped) return helped.failure();
    if (auto done = write::guide(sheets[at], sheet, *helped, choices); !done) return done;
    write::mark(sheets[at], sheet, looks);
    write::arrange(sheets[at], sheet, plan.title);
    if (!sheet.hidden && !shown) {
      worksheet_activate(sheets[at]);
      worksheet_set_first_sheet(sheets[at]);
      shown = true;
    }
  }
  return choices.lay();
}

// Where the library need not keep the cells it writes them as they come, and each text in its cell instead of in the
// shared table that suites write: not what a person's file looks like, and what counts is time and memory.
bool is_large(const proposal::PlannedWorkbook& plan) {
  std::size_t cells = 0;
  for (const proposal::PlannedSheet& sheet : plan.sheets)
    cells += std::max(sheet.cells.size(), sheet.columns.size() * sheet.data_rows);
  return cells >= write::many;
}

} // namespace

Result<std::string> xlsx_bytes(const proposal::PlannedWorkbook& plan) {
  if (std::string_view(std::localeconv()->decimal_point) != ".")
    return unmade({}, "the process runs with a locale that writes numbers with a comma", "Set LC_NUMERIC=C");
  if (auto done = write::check_names(plan); !done) return std::move(done.failure());
  const Scratch scratch;
  if (!scratch.made())
    return unmade(scratch.path(), "a temporary file can't be made", "Set TMPDIR to a folder with space");
  lxw_workbook_options options{};
  options.constant_memory = is_large(plan);
  lxw_workbook* book = workbook_new_opt(scratch.path().c_str(), &options);
  if (!book) return unmade(scratch.path(), "the workbook can't be begun");
  const Result<Done> built = build(book, plan);
  const lxw_error error = workbook_close(book);
  if (!built) return built.failure();
  if (error != LXW_NO_ERROR)
    return unmade(scratch.path(), lxw_strerror(error), "Free some space, or set TMPDIR to another folder");
  return read_bytes(scratch.path(), std::uint64_t{1} << 40);
}

} // namespace stackbook::files
