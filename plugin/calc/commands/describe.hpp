// Build step: what the office must know of the commands, from their list: Addons.xcu and Accelerators.xcu in a folder.
#pragma once

#include <filesystem>

namespace stackbook::calc {

void describe_commands(const std::filesystem::path& folder);

} // namespace stackbook::calc
