// The blocks of Unicode by the names regular expressions use after "Is": no spaces, "Greek" and
// "GreekandCoptic" alike (XML Schema part 2, appendix G.4.2.3). A block of several stretches has a row for each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stackbook::feel {

struct Block {
  std::string_view name;
  std::uint32_t first, last;
};
extern const std::span<const Block> blocks; // ascending by name, then by stretch

} // namespace stackbook::feel
