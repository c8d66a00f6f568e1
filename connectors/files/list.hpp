// Screening lists from disk: the .csv of the Consolidated Screening List, or a list of one's own with such columns.
//
// Nothing is bundled or fetched: the user downloads the list and names it, or puts it where lists are looked for:
// STACKBOOK_LISTS (files or folders, parted by colons), else the folder stackbook/lists of the XDG data folders.
#pragma once

#include "rules/result.hpp"
#include "rules/screening/entries.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::files {

inline constexpr std::uint64_t list_bytes = 256ull << 20;

// UTF-8, or windows-1252 where it is not; commas, or tabs, semicolons or bars where the first line has more of them.
Result<screening::List> read_list(std::string_view bytes, std::string_view name);

struct FoundList {
  screening::List list;
  std::string digest; // SHA-256 of the file
  std::string dated;  // ISO date of the file's last change, UTC: the list itself carries none
};
Result<FoundList> read_list(const std::filesystem::path& path);

// Files .csv and .tsv, sorted by path; of the first XDG folder that holds any. Empty when none is installed.
std::vector<std::filesystem::path> installed_lists();
Failure no_list_installed(); // what to say then

} // namespace stackbook::files
