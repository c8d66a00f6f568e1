// Join: the elements of a list whose member may equal a key, by an index (rules/feel/lists.hpp) instead of one by one.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace stackbook::feel {

struct JoinSite {
  std::string_view member;
  bool strict = false; // what the element is, is not known before: see Lists::Index
  std::vector<std::string_view> foreign{};
  bool whole = false;         // the equality is the whole predicate
  std::uint32_t answered = 0; // where to go on when there is nothing left to ask

  // In a loop whose variable the key is read from: the loop's cursor (an operand), and the member that is the key, or
  // empty when the variable is. What later turns will look up is then fetched while this one is computed.
  static constexpr std::uint32_t no_cursor = 0xffff'ffffu;
  std::uint32_t cursor = no_cursor;
  std::string_view key_member{};
};

// False: `list` stays what the filter goes through; its predicate decides. It is narrowed to the elements that may
// equal the key, in their order, or left alone where an index does not help: it is short, not a list, or asked for the
// first time by no loop that goes on, or the key is of a kind without a hash. True, only for a site whose equality is
// the whole predicate: `list` is the answer. `cursor`: the site's, or null.
bool join(const JoinSite& site, Value& list, Value key, const Value* cursor, Evaluation& evaluation);

} // namespace stackbook::feel
