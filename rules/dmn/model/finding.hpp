// The models that ship with the engine: `Finding`, the type of what a rule table gives, which rule packs
// import.
#pragma once

#include <string_view>

namespace stackbook::dmn {

inline constexpr std::string_view finding_space = "urn:stackbook:finding:1";

std::string_view finding_model(); // DMN XML

} // namespace stackbook::dmn
