// Words of business names that say little about who is meant: legal forms, trades, particles, with one spelling each.
#pragma once

#include "rules/screening/fold.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace stackbook::screening {

struct KnownWord {
  std::string_view written, means; // "limited" means "ltd"
  Kind kind;
};
std::optional<KnownWord> known_word(std::string_view folded);

// Han words that stand for one of these, the longest first: 有限公司 is "ltd".
struct HanWord {
  std::string_view characters, means;
};
std::span<const HanWord> han_words();

} // namespace stackbook::screening
