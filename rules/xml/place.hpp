// Places: where the bytes of a resolved text stand in the file it was read from.
#pragma once

#include "rules/xml/reader.hpp"

#include <string_view>
#include <vector>

namespace stackbook::xml {

// `text` begins at byte `at` of the file, at the place `start`. Empty when text and file run alike from there.
std::vector<TextPlace> places_of(std::string_view file, std::size_t at, std::string_view text, Place start);

} // namespace stackbook::xml
