// Sound: what spellings of one name in different transliterations have in common: its consonants in classes, without
// vowels and doubling. "Muhammad", "Mohammed" and محمد give one; so do "Gaddafi" and "Qadhafi", "Ivanov" and "Iwanow".
#pragma once

#include <string>
#include <string_view>

namespace stackbook::screening {

std::string sound(std::string_view word); // of a folded word; empty when it holds nothing but vowels

} // namespace stackbook::screening
