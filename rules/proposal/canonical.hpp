// Canonical: the entry of a list that a text means beyond doubt, though it is not written as the list writes it.
#pragma once

#include "rules/proposal/compiled.hpp"

#include <string>
#include <string_view>

namespace stackbook::proposal {

// The key that differs from `text` in case and spaces only, or the key of the one entry whose component "name" reads
// so (the code of a country whose name was typed); nullptr where there is none, or more than one.
const std::string* canonical(const ReferencePlan& plan, std::string_view text);

} // namespace stackbook::proposal
