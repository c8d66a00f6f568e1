// Writing so that a killed process leaves the old file or the new one, never half of one.

#include "connectors/files/files.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stackbook::files {

namespace {

Failure unwritable(const std::filesystem::path& path, int error) {
  Failure failure{path.string() + " can't be written", {}, std::strerror(error), {}};
  switch (error) {
  case ENOSPC:
  case EDQUOT:
    failure.why = "the disk is full";
    failure.remedy = "Free some space, or write to another disk";
    break;
  case EROFS:
    failure.why = "the disk is read-only";
    failure.remedy = "Write to another folder";
    break;
  case EACCES:
  case EPERM:
    failure.why = "permission is denied";
    failure.remedy = "Write to another folder, or ask its owner";
    break;
  case ENOENT:
  case ENOTDIR:
    failure.why = "there is no folder " + path.parent_path().string();
    failure.remedy = "Create the folder first, or check the path";
    break;
  case EISDIR:
    failure.why = "it is a folder";
    failure.remedy = "Give the name of a file";
    break;
  default: break;
  }
  return failure;
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

Result<Done> write_straight(const std::filesystem::path& path, int file, std::string_view bytes) {
  const int error = file < 0 ? errno : write_all(file, bytes);
  const int closed = file > STDERR_FILENO && close(file) != 0 ? errno : 0;
  if (error != 0 || closed != 0) return unwritable(path, error != 0 ? error : closed);
  return Done{};
}

int sync_folder(const std::filesystem::path& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return errno;
  const int error = fsync(file) == 0 || errno == EINVAL ? 0 : errno; // some file systems can't sync a folder
  close(file);
  return error;
}

// Fills the new file; its name is gone again if that fails.
int fill(int file, std::string_view bytes, mode_t mode, const std::string& name) {
  int error = write_all(file, bytes);
  if (error == 0 && fchmod(file, mode) != 0) error = errno;
  if (error == 0 && fsync(file) != 0) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  if (error != 0) unlink(name.c_str());
  return error;
}

mode_t default_mode() { // what a new file would have; the mask can only be read by setting it
  const mode_t mask = umask(022);
  umask(mask);
  return 0666 & ~mask;
}

} // namespace

Result<Done> write_atomically(const std::filesystem::path& path, std::string_view bytes) {
  if (path == "-") return write_straight("standard output", STDOUT_FILENO, bytes);
  std::error_code none;
  std::filesystem::path target = path;
  if (std::filesystem::is_symlink(path, none)) { // the file it points to is replaced, not the link
    const auto followed = std::filesystem::weakly_canonical(path, none);
    if (!none) target = followed;
  }
  struct stat state {};
  const bool exists = stat(target.c_str(), &state) == 0;
  if (exists && S_ISDIR(state.st_mode)) return unwritable(path, EISDIR);
  if (exists && !S_ISREG(state.st_mode))
    return write_straight(path, open(target.c_str(), O_WRONLY | O_CLOEXEC), bytes);
  if (exists && access(target.c_str(), W_OK) != 0) return unwritable(path, errno);

  const std::filesystem::path folder =
      target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  std::string name = (folder / ("." + target.filename().string() + ".XXXXXX")).string();
  const int file = mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) return unwritable(path, errno);
  if (const int error = fill(file, bytes, exists ? state.st_mode & 07777 : default_mode(), name); error != 0)
    return unwritable(path, error);
  if (rename(name.c_str(), target.c_str()) != 0) {
    const int error = errno;
    unlink(name.c_str());
    return unwritable(path, error);
  }
  if (const int error = sync_folder(folder); error != 0) return unwritable(path, error);
  return Done{};
}

} // namespace stackbook::files
