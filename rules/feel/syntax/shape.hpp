// The static types of expressions, as far as the names inside them depend on it: which members stand after a
// dot, which names a filter brings. An approximation that is never wrong about names, and Any where nothing
// is known: of a filter it can't say whether an element or a list comes out, and names don't mind.
#pragma once

#include "rules/feel/syntax/tree.hpp"
#include "rules/feel/type.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stackbook::feel {

// Makes each compound type once, so that equal literals share one. A type of more than `highest` types within types is
// Any: nothing that compares types ever goes deeper.
class Shapes {
 public:
  explicit Shapes(Types& pool) : pool_(pool) {}
  Type list(Type element);
  Type range(Type element);
  Type context(std::span<const std::string> names, std::span<const Type> types);
  Type function(const Signature& signature, Type result);
  Type either(Type a, Type b); // of two branches or elements: the members of both

 private:
  static constexpr std::uint32_t highest = 64;
  std::uint32_t height_of(Type type) const;
  Type raised(Type type, std::uint32_t height);

  struct Made {
    std::unordered_map<const TypeInfo*, std::uint32_t> heights;
    std::unordered_map<const TypeInfo*, Type> lists, ranges;
    std::map<std::vector<std::string>, std::vector<Type>> contexts;
  };
  Made& made();

  Types& pool_;
  std::unique_ptr<Made> made_; // most texts need none
};

// The members that names after a dot can mean: those of a context, of a list's elements.
std::span<const TypeMember> members_of(Type type);
const TypeInfo& with_members(Type type); // what holds them; of Any where there are none

Type path_type(Type left, std::string_view member, Shapes& shapes);
Type filter_type(Type left, Type predicate);
Type element_type(Type domain); // of an iterator over it, of `item` in a filter on it

// What a call gives; `callee` is the name called, empty when it is no name. `first` is the type of the first
// argument.
Type call_type(Type callee_type, std::string_view callee, bool is_variable, Type first);

Type operator_type(Form form, Type left, Type right); // arithmetic, comparison, logic
Type literal_type(Form form);

} // namespace stackbook::feel
