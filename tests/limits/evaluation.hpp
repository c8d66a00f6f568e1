// One expression within small limits: what it gives, as a code or as text.
#pragma once

#include "rules/feel/evaluation.hpp"

#include <string>
#include <string_view>

namespace stackbook::feel {

inline constexpr Limits small{256, 1'000'000, std::size_t{16} << 20};

// The code of the null that it gives; else its value as text, cut off after a hundred bytes.
std::string outcome(std::string_view text, const Limits& limits = small);

std::string times(std::string_view piece, std::size_t count);

} // namespace stackbook::feel
