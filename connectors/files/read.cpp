// The road from a path to a workbook.

#include "connectors/files/csv/read.hpp"

#include "connectors/files/carried.hpp"
#include "connectors/files/detect.hpp"
#include "connectors/files/ods/read.hpp"
#include "connectors/files/xlsx/read.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stackbook::files {

namespace {

std::string sized(std::uint64_t bytes) {
  const bool large = bytes >= std::uint64_t{1} << 20;
  return large ? std::to_string(bytes >> 20) + " MiB" : std::to_string(bytes) + " bytes";
}

Failure too_large(const std::string& file, std::uint64_t limit) {
  return unreadable(file, {}, "it is larger than the limit of " + sized(limit), raised_by("--max-size"));
}

std::string why_not_opened(int error) {
  if (error == ENOENT) return "there is no such file";
  if (error == EACCES) return "permission is denied";
  if (error == EISDIR) return "it is a folder";
  return std::strerror(error);
}

// A text that stands in many cells is in a file, and here, once; of what is made of the cells each has a copy.
std::uint64_t copied_bytes(const workbook::Workbook& book, std::uint64_t enough) {
  constexpr std::size_t is_short = 64; // as words of a list are
  std::size_t longest = 0, cells = 0;
  for (workbook::TextId id = 0; id < book.text_count(); ++id)
    longest = std::max(longest, book.text(id).size());
  for (const workbook::Sheet& sheet : book.sheets)
    for (const workbook::Column& column : sheet.columns) cells += column.cells.size();
  if (longest <= is_short || longest * cells <= enough) return 0;
  std::vector<bool> seen(book.text_count());
  std::uint64_t copied = 0;
  for (const workbook::Sheet& sheet : book.sheets)
    for (const workbook::Column& column : sheet.columns)
      for (const workbook::Cell& cell : column.cells) {
        if (cell.content != workbook::Content::text) continue;
        const std::size_t size = book.text(cell).size();
        if (size > is_short && seen[cell.text]) copied += size;
        seen[cell.text] = true;
      }
  return copied;
}

Result<workbook::Workbook> read_any(std::string_view bytes, std::string_view name, const Limits& limits,
                                    const csv::Form& form) {
  const auto kind = detect(bytes, name);
  if (!kind) return kind.failure();
  if (*kind == Kind::text) return csv::read(bytes, name, limits, form);
  if (*kind == Kind::flat_ods) return ods::read_flat(bytes, name, limits);
  const auto package = Package::open(bytes, name, limits);
  if (!package) return package.failure();
  return ods::is_opendocument(*package) ? ods::read(*package, limits) : xlsx::read(*package, limits);
}

class Opened {
 public:
  explicit Opened(int file) : file_(file) {}
  ~Opened() {
    if (file_ > STDERR_FILENO) close(file_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  int operator*() const { return file_; }

 private:
  int file_;
};

} // namespace

Result<std::string> read_bytes(const std::filesystem::path& path, std::uint64_t limit) {
  const bool standard = path == "-";
  const std::string name = standard ? "standard input" : path.string();
  const Opened file(standard ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (*file < 0) return unreadable(name, {}, why_not_opened(errno), "Check the path");
  struct stat state {};
  if (fstat(*file, &state) != 0) return unreadable(name, {}, why_not_opened(errno));
  if (S_ISDIR(state.st_mode)) return unreadable(name, {}, "it is a folder", "Give a file");
  const bool sized = S_ISREG(state.st_mode);
  if (sized && static_cast<std::uint64_t>(state.st_size) > limit) return too_large(name, limit);
  std::string bytes;
  for (std::size_t have = 0;;) {
    if (have == bytes.size())
      bytes.resize(have == 0 && sized ? static_cast<std::size_t>(state.st_size) + 1
                                      : have + have / 2 + 65536);
    const ssize_t got = ::read(*file, bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(name, {}, why_not_opened(errno));
    have += static_cast<std::size_t>(got);
    if (have > limit) return too_large(name, limit);
    if (got == 0) return bytes.resize(have), bytes;
  }
}

Result<workbook::Workbook> read_workbook(std::string_view bytes, std::string_view name, const Limits& limits,
                                         const csv::Form& form) {
  if (bytes.size() > limits.file_size) return too_large(std::string(name), limits.file_size);
  auto book = all_carried(read_any(bytes, name, limits, form), name, limits);
  const std::uint64_t most = limits.expanded / 8;
  if (book && copied_bytes(*book, most) > most)
    return unreadable(std::string(name), {},
                      "the same long texts stand in so many of its cells that they come to more than " +
                          sized(most) + ", an eighth of the limit of what a file expands to",
                      raised_by("--max-expanded"));
  return book;
}

Result<workbook::Workbook> read_workbook(const std::filesystem::path& path, const Limits& limits,
                                         const csv::Form& form) {
  const auto bytes = read_bytes(path, limits.file_size);
  if (!bytes) return bytes.failure();
  return read_workbook(*bytes, path == "-" ? "standard input" : path.string(), limits, form);
}

Result<workbook::Workbook> read_workbook(std::string_view bytes, std::string_view name,
                                         const Limits& limits) {
  return read_workbook(bytes, name, limits, {});
}

Result<workbook::Workbook> read_workbook(const std::filesystem::path& path, const Limits& limits) {
  return read_workbook(path, limits, {});
}

} // namespace stackbook::files
