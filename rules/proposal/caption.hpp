// Captions and other words that people type: compared without regard to case, spaces and final punctuation.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace stackbook::proposal {

std::string_view trimmed(std::string_view text); // without white space at the ends, no-break spaces included
std::string folded(std::string_view text);       // one case, single spaces, no final ? : *

// The candidate that was likely meant: the same but for case and spaces, else the one the fewest edits away,
// if those are few for its length. Nothing (nullptr) when none is near.
const std::string* nearest(std::string_view text, std::span<const std::string> candidates);

} // namespace stackbook::proposal
