// Joins: the hash indexes of one evaluation over lists that filters look into by a member, as in Members[id = provider].
//
// Built when the same list is asked for the same member a second time, then kept as long as the evaluation; so a rule run
// over many rows with one evaluation builds one index. An index knows its list by address. Lists in the evaluation's own
// arena are forgotten when it is cleared; a host that puts another list at the address of an input it has given calls
// clear(). An index only narrows what a filter looks at: the filter still asks every element it is given.
#pragma once

#include "rules/feel/value.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace stackbook::feel {

struct Joins {
  struct Index {
    const Value* list;
    std::size_t count;
    std::string member;
    std::uint64_t generation;               // of the arena, for a list in it
    bool kept_by_host;                      // the list is not in the arena
    struct Link {
      std::uint32_t next, tag; // the next position of the same head; the rest of the hash
    };
    std::vector<std::uint32_t> heads; // positions from 1, by hash
    std::vector<Link> links;          // of each position; chains ascend
  };
  static constexpr std::size_t most = 64;
  static constexpr std::size_t least_count = 16; // shorter lists are gone through

  void clear() { all.clear(); }

  std::vector<Index> all;
};

} // namespace stackbook::feel
