// Packs for the office: the ones inside the extension, then those installed on the machine; each loaded once a process.
#pragma once

#include "rules/proposal/pack.hpp"
#include "rules/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace stackbook::calc {

void extension_folder(const std::filesystem::path& folder); // said once by the component, before any check
Result<std::shared_ptr<const proposal::Pack>>
choose_pack(const std::optional<proposal::PackHint>& hint); // any thread

} // namespace stackbook::calc
