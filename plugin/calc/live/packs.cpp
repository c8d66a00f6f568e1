#include "plugin/calc/live/packs.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace stackbook::calc {
namespace {

std::mutex guard;
std::filesystem::path extension;
std::map<std::filesystem::path, std::shared_ptr<const proposal::Pack>> loaded;

Result<std::shared_ptr<const proposal::Pack>> load(const std::filesystem::path& folder) {
  if (const auto known = loaded.find(folder); known != loaded.end()) return known->second;
  auto bytes = files::read_pack(folder);
  if (!bytes) return bytes.failure();
  auto pack = proposal::load(std::move(*bytes), processors());
  if (!pack.pack)
    return Failure{"The rule pack can't be used", folder.string(),
                   pack.faults.empty() ? "" : to_text(pack.faults.front()), "Install it again"};
  return loaded.emplace(folder, pack.pack).first->second;
}

std::vector<files::FoundPack> installed() {
  std::vector<std::filesystem::path> folders{extension / "packs"};
  for (auto& folder : files::pack_folders(extension)) folders.push_back(std::move(folder));
  return files::installed_packs(folders);
}

} // namespace

std::vector<files::FoundPack> available_packs() {
  const std::lock_guard lock(guard);
  return installed();
}

void extension_folder(const std::filesystem::path& folder) {
  const std::lock_guard lock(guard);
  extension = folder;
}

unsigned processors() {
  return std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
}

std::filesystem::path extension_folder() {
  const std::lock_guard lock(guard);
  return extension;
}

Result<std::shared_ptr<const proposal::Pack>> choose_pack(const std::optional<proposal::PackHint>& hint,
                                                          std::string* folder) {
  const std::lock_guard lock(guard);
  const auto picked = files::pick_pack(installed(), hint);
  if (!picked) return picked.failure();
  if (folder) *folder = picked->folder.string();
  return load(picked->folder);
}

} // namespace stackbook::calc
