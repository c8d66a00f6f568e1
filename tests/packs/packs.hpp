// The packs of rules/packs, each loaded once, with the packs that it extends.
#pragma once

#include "connectors/files/files.hpp"
#include "rules/proposal/pack.hpp"

#include <map>
#include <string>

namespace stackbook {

inline const std::string packs_folder = STACKBOOK_SOURCE "/rules/packs/";

inline const proposal::LoadedPack& loaded(const std::string& id) {
  static std::map<std::string, proposal::LoadedPack> packs;
  const auto known = packs.find(id);
  if (known != packs.end()) return known->second;
  auto files = files::read_pack(packs_folder + id);
  return packs.emplace(id, files ? proposal::load(std::move(*files)) : proposal::LoadedPack{}).first->second;
}

} // namespace stackbook
