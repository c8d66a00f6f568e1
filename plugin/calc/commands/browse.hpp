// Browse: a page in the person's own browser. Nothing happens where the desktop has none.
#pragma once

#include <filesystem>
#include <string>

namespace stackbook::calc {

void browse(const std::string& url);                 // of the web: only http and https
void browse_file(const std::filesystem::path& page); // of this machine

} // namespace stackbook::calc
