// Browse: a page of the web in the person's own browser.
#pragma once

#include <string>

namespace stackbook::calc {

void browse(const std::string& url); // only http and https; nothing happens where the desktop has no browser

} // namespace stackbook::calc
