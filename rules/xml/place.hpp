// Places: where the bytes of a resolved text stand in the file it was read from.
#pragma once

#include "rules/xml/reader.hpp"

#include <string_view>
#include <vector>

namespace stackbook::xml {

// `raw` is the file from the first byte of `text` on, which stands at line and column `start` (in a CDATA section or
// not). Empty when text and file run alike from there.
std::vector<TextPlace> places_of(std::string_view raw, std::string_view text, bool cdata, TextPlace start);

} // namespace stackbook::xml
