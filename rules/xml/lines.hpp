// Lines and columns of places in a file.
#pragma once

#include "rules/xml/reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace stackbook::xml {

inline std::uint32_t code_points(const char* from, const char* to) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101u;
  auto count = static_cast<std::uint32_t>(to - from);
  for (; to - from >= 8; from += 8) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    count -= static_cast<std::uint32_t>((((word >> 7) & ~(word >> 6) & ones) * ones) >> 56); // 10…: goes on
  }
  for (; from != to; ++from) count -= (static_cast<unsigned char>(*from) & 0xc0) == 0x80;
  return count;
}

// Where the lines of a file begin.
class Lines {
 public:
  Lines() = default;
  explicit Lines(std::string_view bytes) {
    begins_.reserve(bytes.size() / typical + 1);
    begins_.push_back(0);
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
      begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  Place at(std::string_view bytes, std::size_t offset) const { // bytes: the same again
    offset = std::min(offset, bytes.size());
    const auto after = std::upper_bound(begins_.begin() + 1, begins_.end(), offset);
    return {static_cast<std::uint32_t>(after - begins_.begin()),
            1 + code_points(bytes.data() + *(after - 1), bytes.data() + offset)};
  }

 private:
  static constexpr std::size_t typical = 48; // bytes of a line
  std::vector<std::uint32_t> begins_;
};

} // namespace stackbook::xml
