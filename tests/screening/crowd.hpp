// A crowd: generated entries of a screening list, for measures at the size of the real one. All names are made of
// syllables and words by a seeded generator; none is meant to be anybody's.
#pragma once

#include "rules/screening/entries.hpp"

#include <cstdint>

namespace stackbook::screening {

List crowd(std::size_t entries, std::uint64_t seed); // persons, companies, some with aliases and countries

// Names to ask about: some listed in `list` with a letter changed or the words turned round, the others nobody's.
std::vector<std::string> questions(const List& list, std::size_t count, std::uint64_t seed);

} // namespace stackbook::screening
