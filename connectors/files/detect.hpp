// Detect: what a file is, told from its bytes and never from its name.
#pragma once

#include "rules/result.hpp"

#include <cstdint>
#include <string_view>

namespace stackbook::files {

enum class Kind : std::uint8_t { package, flat_ods, text };

// `file` is named in the message when it is something else: password-protected, an old .xls, a PDF, nothing
// at all.
Result<Kind> detect(std::string_view bytes, std::string_view file);

} // namespace stackbook::files
