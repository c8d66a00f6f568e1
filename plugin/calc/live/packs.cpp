#include "plugin/calc/live/packs.hpp"

#include "connectors/files/files.hpp"

#include <map>
#include <mutex>

namespace stackbook::calc {
namespace {

std::mutex guard;
std::filesystem::path extension;
std::map<std::filesystem::path, std::shared_ptr<const proposal::Pack>> loaded;

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
  const auto picked = files::pick_pack(files::installed_packs(folders), hint);
  if (!picked) return picked.failure();
  return load(picked->folder);
}

} // namespace stackbook::calc
