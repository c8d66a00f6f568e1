// Expected: letters that a reader knows to come, compared a word at a time: what is expected stands in the instructions
// themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace stackbook::files {

// Moves `at` past `expected`, if it stands there; as many bytes must be readable.
template <std::size_t size> bool passed(const char*& at, const char (&expected)[size]) {
  constexpr std::size_t length = size - 1;
  const auto differ = [&]<class Word>(Word, std::size_t from) {
    Word here = 0, wanted = 0;
    std::memcpy(&here, at + from, sizeof(Word));
    std::memcpy(&wanted, expected + from, sizeof(Word));
    return here != wanted;
  };
  const auto any_differs = [&]<class Word>(Word word) {
    for (std::size_t from = 0; from + sizeof(Word) <= length; from += sizeof(Word))
      if (differ(word, from)) return true;
    return length % sizeof(Word) != 0 && differ(word, length - sizeof(Word));
  };
  if constexpr (length >= 8) {
    if (any_differs(std::uint64_t{})) return false;
  } else if constexpr (length >= 4) {
    if (any_differs(std::uint32_t{})) return false;
  } else if constexpr (length >= 2) {
    if (any_differs(std::uint16_t{})) return false;
  } else {
    if (*at != *expected) return false;
  }
  at += length;
  return true;
}

} // namespace stackbook::files
