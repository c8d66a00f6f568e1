#include "connectors/files/package/package.hpp"

#include "connectors/files/package/directory.hpp"

#include <algorithm>

namespace stackbook::files {

Failure unreadable(std::string_view file, std::string where, std::string why, std::string remedy) {
  return {std::string(file) + " can't be read", std::move(where), std::move(why), std::move(remedy)};
}

std::string raised_by(std::string_view flag) {
  return "If you trust the file, raise the limit with " + std::string(flag);
}

Result<Package> Package::open(std::string_view bytes, std::string_view file, const Limits& limits) {
  auto entries = read_directory(bytes, file, limits);
  if (!entries) return std::move(entries.failure());
  Package package;
  package.bytes_ = bytes;
  package.file_ = file;
  package.entries_ = std::move(*entries);
  for (std::size_t at = 0; at < package.entries_.size(); ++at)
    package.by_name_.emplace_back(lower(package.entries_[at].name), at);
  std::ranges::sort(package.by_name_);
  return package;
}

const Entry* Package::find(std::string_view part) const {
  if (part.starts_with('/')) part.remove_prefix(1);
  const std::string name = lower(part);
  const auto found =
      std::ranges::lower_bound(by_name_, name, {}, &std::pair<std::string, std::size_t>::first);
  return found != by_name_.end() && found->first == name ? &entries_[found->second] : nullptr;
}

PartStream Package::stream(const Entry& entry) const {
  return {bytes_.substr(entry.body, entry.packed), entry, file_};
}

Result<std::string> Package::read(const Entry& entry) const {
  PartStream part = stream(entry);
  std::string bytes(entry.expanded, '\0');
  std::size_t have = 0;
  for (char spare = 0;
       ;) { // the last turn reads past the declared size, where only the proof of the end may come
    const bool full = have == bytes.size();
    const auto got = full ? part.read(&spare, 1) : part.read(bytes.data() + have, bytes.size() - have);
    if (!got) return got.failure();
    if (*got == 0) return bytes;
    have += *got;
  }
}

} // namespace stackbook::files
