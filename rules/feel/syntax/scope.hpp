// Scope: the names an expression may use and their types, in layers from outer to inner (DMN 1.5 section 10.3.2.10).
//
// Names may hold spaces, operators and keywords, so the parser asks the scope for the longest name that starts at a
// place. The variables of a scope are numbered in order of declaration, outermost layer first: that number is the slot
// in the frame a program runs with. Builtin functions are always known, beneath all layers.
#pragma once

#include "rules/feel/type.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

struct Variable {
  std::string name; // normalised: inner white space is one space
  Type type;
  std::uint32_t slot;
};

class Scope {
public:
  void push();                                          // a new inner layer
  void pop();
  std::uint32_t declare(std::string_view name, Type type); // in the innermost layer; answers its slot
  std::uint32_t size() const;                           // number of slots

  // The innermost variable of exactly this (normalised) name.
  const Variable* find(std::string_view name) const;
  // Every name that could start with this word, for the parser's longest match.
  void candidates(std::string_view first_word, std::vector<std::string_view>& found) const;

  // Types by name for `instance of` and declared parameters: item definitions; a dotted name for imports.
  using FindType = std::optional<Type> (*)(const void* self, std::string_view name);
  void types(FindType finder, const void* self) { find_type_ = finder, find_self_ = self; }
  std::optional<Type> find_type(std::string_view name) const;

private:
  std::vector<Variable> variables_;
  std::vector<std::size_t> layers_;
  FindType find_type_ = nullptr;
  const void* find_self_ = nullptr;
};

std::string normalised(std::string_view name); // DMN's name normalisation

} // namespace stackbook::feel
