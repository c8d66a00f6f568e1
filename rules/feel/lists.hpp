// Lists: what evaluations have found out about lists and will ask again. Indexes, for filters that look into a
// list by a member, as in Members[id = provider]; and types that a list was found to conform to, so that a
// table that is handed to functions is looked over once and not at every call.
//
// A list is known by its address. One that lives in an arena told to `watch` is forgotten when that is cleared.
// Every other list is the host's: who may have put it where another was calls `forget` with it, as a session does
// with every value it is given.
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/value.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

struct TypeInfo;

class Lists {
 public:
  static constexpr std::size_t most = 256;       // of each sort
  static constexpr std::size_t least_count = 16; // shorter lists are gone through

  struct Known {
    const Value* items;
    std::size_t count;
    const Arena* home; // null: the host's
    std::uint64_t generation;

    bool lives() const { return home == nullptr || home->generation() == generation; }
    bool is(std::span<const Value> list) const {
      return items == list.data() && count == list.size() && lives();
    }
  };

  // The elements by one member. `strict`: of use only if every element is a context that has the member and
  // none that `foreign` names; else a missing member is null.
  struct Index {
    enum class State : std::uint8_t { asked_once, built, unfit };
    Known list;
    std::string member;
    std::vector<std::string> foreign;
    bool strict = false;
    State state = State::asked_once;
    std::vector<std::uint32_t> heads; // by hash; rules/feel/program/join.cpp says what one holds
    std::vector<std::uint32_t>
        links; // position → the next one of its head, from 1, ascending; 0: none. Empty
               // while no hash comes twice
  };

  // The index of a list by a member. The second asking, and every later one, finds `is_new` false.
  Index& index(std::span<const Value> list, std::string_view member, bool strict,
               std::span<const std::string_view> foreign, bool& is_new);
  bool conforms(std::span<const Value> list, const TypeInfo& type) const;
  void note_conforming(std::span<const Value> list, const TypeInfo& type);

  void watch(const Arena& arena) { arenas_.push_back(&arena); }
  void forget(Value value); // all lists of the host in it
  void forget_hosts();      // all lists of the host
  std::span<const Index> indexes() const { return indexes_; }

 private:
  struct Checked {
    Known list;
    const TypeInfo* type;
  };
  using Hints = std::array<std::uint16_t, 256>; // where an entry was last found, from 1

  Known known(std::span<const Value> list) const;

  std::vector<const Arena*> arenas_;
  std::vector<Index> indexes_;
  std::vector<Checked> checked_;
  mutable Hints index_hints_{}, checked_hints_{};
};

} // namespace stackbook::feel
