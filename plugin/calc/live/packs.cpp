#include "plugin/calc/live/packs.hpp"

#include "connectors/files/files.hpp"

#include <map>
#include <mutex>

namespace stackbook::calc {
namespace {

std::mutex guard;
std::filesystem::path extension;
std::map<std::filesystem::path, std::shared_ptr<const proposal::Pack>> loaded;

std::string major(std::string_view version) {
  return std::string(version.substr(0, version.find('.')));
}

Result<std::shared_ptr<const proposal::Pack>> load(const std::filesystem::path& folder) {
  if (const auto known = loaded.find(folder); known != loaded.end()) return known->second;
  auto bytes = files::read_pack(folder);
  if (!bytes) return bytes.failure();
  auto pack = proposal::load(std::move(*bytes));
  if (!pack.pack)
    return Failure{"The rule pack can't be used", folder.string(),
                   pack.faults.empty() ? "" : to_text(pack.faults.front()), "Install it again"};
  return loaded.emplace(folder, pack.pack).first->second;
}

} // namespace

void extension_folder(const std::filesystem::path& folder) {
  const std::lock_guard lock(guard);
  extension = folder;
}

Result<std::shared_ptr<const proposal::Pack>> choose_pack(const std::optional<proposal::PackHint>& hint) {
  const std::lock_guard lock(guard);
  std::vector<std::filesystem::path> folders{extension / "packs"};
  for (auto& folder : files::pack_folders(extension)) folders.push_back(std::move(folder));
  const auto installed = files::installed_packs(folders);
  if (hint && !hint->id.empty()) {
    for (const auto& pack : installed)
      if (pack.id == hint->id && pack.version == hint->version) return load(pack.folder);
    for (const auto& pack : installed) // the newest of the same major number
      if (pack.id == hint->id && (hint->version.empty() || major(pack.version) == major(hint->version)))
        return load(pack.folder);
    return Failure{"The rule pack " + hint->id + " " + hint->version + " is not installed", "",
                   "the workbook was made with it", "Install it"};
  }
  if (installed.size() == 1) return load(installed.front().folder);
  return Failure{
      "No rule pack is chosen", "",
      installed.empty() ? "none is installed" : "the workbook names none and several are installed", ""};
}

} // namespace stackbook::calc
