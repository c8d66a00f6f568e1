#include "plugin/pipeline/packs.hpp"

#include "plugin/pipeline/host.hpp"

#include <ostream>

namespace stackbook::pipeline {
namespace {

std::string names_of(const std::vector<files::FoundPack>& packs) {
  std::string names;
  for (const auto& pack : packs) names += (names.empty() ? "" : ", ") + pack.id + "@" + pack.version;
  return names.empty() ? "none" : names;
}

} // namespace

Result<std::filesystem::path> Packs::folder_of(const std::string& wanted,
                                               const std::optional<proposal::PackHint>& hint) {
  if (!wanted.empty() && std::filesystem::is_directory(wanted)) return std::filesystem::path(wanted);
  const auto installed = files::installed_packs(files::pack_folders(terminal_.program));
  if (wanted.empty()) {
    const auto picked = files::pick_pack(installed, hint);
    if (!picked) return picked.failure();
    return picked->folder;
  }
  const std::string id = wanted.substr(0, wanted.find('@'));
  const std::string version = id.size() < wanted.size() ? wanted.substr(id.size() + 1) : "";
  for (const auto& pack : installed) // newest first
    if (pack.id == id && (version.empty() || pack.version == version)) return pack.folder;
  return Failure{"The rule pack " + wanted + " can't be used", "",
                 "it is neither a folder nor installed; installed are: " + names_of(installed),
                 "Give --pack a folder with a pack.xml, or install the pack"};
}

Result<proposal::LoadedPack> Packs::load(const std::filesystem::path& folder) {
  auto bytes = files::read_pack(folder, part_);
  if (!bytes) return bytes.failure();
  return proposal::load(std::move(*bytes), processors());
}

Result<std::shared_ptr<const proposal::Pack>> Packs::choose(const std::string& wanted,
                                                            const std::optional<proposal::PackHint>& hint) {
  auto folder = folder_of(wanted, hint);
  if (!folder) return folder.failure();
  const std::lock_guard lock(guard_);
  if (const auto known = loaded_.find(*folder); known != loaded_.end()) return known->second;

  auto loaded = load(*folder);
  if (!loaded) return loaded.failure();
  if (!loaded->pack)
    return Failure{"The rule pack can't be used", folder->string(),
                   loaded->faults.empty() ? "it has no manifest" : to_text(loaded->faults.front()),
                   "stackbook rules lint --pack " + folder->string() + " lists all its faults"};
  if (!loaded->faults.empty())
    terminal_.err << "stackbook: the rule pack " << loaded->pack->id << " has " << loaded->faults.size()
                  << " faults; the first: " << to_text(loaded->faults.front())
                  << "\n  stackbook rules lint lists all.\n";
  loaded_.emplace(*folder, loaded->pack);
  keep_to_the_end(loaded->pack);
  return loaded->pack;
}

} // namespace stackbook::pipeline
