// Parsing: FEEL text to Tree, in a scope (DMN 1.5 section 10.3.1.2). Scannerless: the scope decides where a
// name ends.
//
// All faults come back, not the first only (at most one a place, a hundred a text). A text with a fault of syntax is one
// null with that reason, a type that is not known a null at its place. Never throws, and takes time linear in the text
// for texts without names of many words. What nests deeper than `depth`, in brackets or in the height of the tree, is
// FEEL-LIMIT-NESTING; operators in a row do not nest. 512 KiB of stack are enough (rules/feel/stack.hpp).
#pragma once

#include "rules/feel/syntax/scope.hpp"
#include "rules/feel/syntax/tree.hpp"

#include <string_view>
#include <vector>

namespace stackbook::feel {

enum class Entry : std::uint8_t {
  expression,  // textual expression
  unary_tests, // a cell of a decision table, allowed values: "-", "< 10, [20..30]", "not(…)"
};

struct ParseOptions {
  std::uint32_t source = 0; // number given to spans
  std::uint32_t depth = most_depth;

  static constexpr std::uint32_t most_depth = 12'000; // more is taken as this
};

// Appends to `tree` (which may hold other expressions already) and answers the new root.
NodeId parse(std::string_view text, Entry entry, const Scope& scope, Types& types, Tree& tree,
             std::vector<Issue>& issues, const ParseOptions& options = {});

// FEEL text that parses to the same tree, in a scope with the names of `scope` (none: only the names the tree brings
// itself): a name that another one continues stands in parentheses, (profit) - loss where "profit - loss" is known.
std::string print(const Tree& tree, NodeId root, const Scope* scope = nullptr);

// The static type as far as names need it (members after a dot, inside a filter); Any when unknown.
Type infer(const Tree& tree, NodeId node, const Scope& scope, Types& types);

} // namespace stackbook::feel
