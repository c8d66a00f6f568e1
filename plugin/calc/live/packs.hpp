// Packs for the office: the ones inside the extension, then those installed on the machine; each loaded once a process.
#pragma once

#include "connectors/files/files.hpp"
#include "rules/proposal/pack.hpp"
#include "rules/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace stackbook::calc {

void extension_folder(const std::filesystem::path& folder); // said once by the component, before any check
std::filesystem::path extension_folder();
Result<std::shared_ptr<const proposal::Pack>> choose_pack(const std::optional<proposal::PackHint>& hint,
                                                          std::string* folder = nullptr); // any thread

std::vector<files::FoundPack> available_packs(); // newest version first

unsigned processors(); // for loading and checking at most, so that some are left to the office; at least one

} // namespace stackbook::calc
