// Scope: the names an expression may use and their types, in layers from outer to inner (DMN 1.5
// section 10.3.2.10).
//
// Names may hold spaces, operators and keywords, so the parser asks the scope for the longest name that
// starts at a place. The variables of a scope are numbered in order of declaration, outermost layer first:
// that number is the slot in the frame a program runs with. The names of builtin functions lie beneath all
// layers; a variable shadows them.
#pragma once

#include "rules/feel/type.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

struct Variable {
  std::string_view name; // normalised: inner white space is one space; the scope's, or what was given to stay
  Type type;
  std::uint32_t slot;
};

// Names ascending by bytes, found by the first.
class Names {
 public:
  explicit Names(std::span<const std::string_view> ascending);
  std::span<const std::string_view> beginning_with(char first) const;

 private:
  std::span<const std::string_view> all_;
  std::array<std::uint16_t, 257> begins_{}; // by the first byte
};

class Scope {
 public:
  // `first`: the slot of its first variable; `room`: where what it knows lies.
  explicit Scope(std::uint32_t first = 0,
                 std::pmr::memory_resource* room = std::pmr::get_default_resource())
      : first_(first), variables_(room), links_(room), chains_(room), items_(room), layers_(room),
        names_(room) {}
  Scope(Scope&&) = default;
  Scope& operator=(Scope&&) = default;
  void push(); // a new inner layer
  void pop();
  std::uint32_t declare(std::string_view name, Type type); // in the innermost layer; answers its slot
  // The same for a name that outlives the scope.
  std::uint32_t declare_staying(std::string_view name, Type type);
  // What a filter sees of an element (10.3.2.5): `item`, then the members of its type, whose names outlive the scope.
  // Answers the slot of `item`.
  std::uint32_t declare_item(Type element);
  std::uint32_t size() const; // the slot of the next
  const Variable& operator[](std::uint32_t slot) const { return variables_[slot - first_]; }

  // The innermost variable of exactly this (normalised) name.
  const Variable* find(std::string_view name) const;
  // Every name that starts with this word, and maybe a few more, for the parser's longest match; outer layers first,
  // builtins before them. Valid until the next declaration.
  struct Candidate {
    std::string_view name;
    const Variable* variable; // none: a builtin function
  };
  void candidates(std::string_view first_word, std::pmr::vector<Candidate>& found) const;

  // The names of the builtin functions; they outlive the scope.
  void builtins(const Names& names) { builtins_ = &names; }

  // Types by name for `instance of` and declared parameters: item definitions; a dotted name for imports.
  using FindType = std::optional<Type> (*)(const void* self, std::string_view name);
  void types(FindType finder, const void* self) { find_type_ = finder, find_self_ = self; }
  std::optional<Type> find_type(std::string_view name) const;

 private:
  struct Link {                  // of a variable, within the chain of those whose names hash alike
    std::uint32_t chain, before; // of the variables before it the last one there, or none
  };
  struct Layer { // what there was when it was pushed
    std::size_t variables, names, items;
  };
  struct Item { // `item` and its members: many are declared and few asked for, so that most are in no chain
    std::uint32_t begin, end;
  };
  std::string_view kept(std::string_view name);        // normalised
  std::uint32_t add(std::string_view name, Type type); // a normal name that stays
  void link(std::uint32_t variable);
  std::uint32_t latest(std::string_view first_word) const; // of the chain

  std::uint32_t first_;
  std::pmr::vector<Variable> variables_;
  std::pmr::vector<Link> links_;           // by variable
  std::pmr::vector<std::uint32_t> chains_; // by the hash of a first word: the last variable declared, or none
  std::pmr::vector<Item> items_;
  std::pmr::vector<Layer> layers_;
  std::pmr::vector<std::unique_ptr<const std::string>> names_; // of variables whose names are kept here
  const Names* builtins_ = nullptr;
  FindType find_type_ = nullptr;
  const void* find_self_ = nullptr;
};

// DMN's name normalisation: no white space at the ends, one space for each inner run of it.
std::string normalised(std::string_view name);

// The types that FEEL itself names, "date and time" and the older "dateTime" alike; nothing for other names.
// List, context, range and function mean those of Any.
std::optional<Type> builtin_type(std::string_view name);

} // namespace stackbook::feel
