// Parsing: FEEL text to Tree, in a scope (DMN 1.5 section 10.3.1.2). Scannerless: the scope decides where a
// name ends.
//
// All faults come back, not the first only; after a fault the tree holds null at that place and its program
// gives a null with that reason. Never throws, recurses no deeper than `depth` (past it: FEEL-LIMIT-NESTING),
// and takes time linear in the text for texts without names of many words.
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
  std::uint32_t depth = 2'000;
};

// Appends to `tree` (which may hold other expressions already) and answers the new root.
NodeId parse(std::string_view text, Entry entry, const Scope& scope, Types& types, Tree& tree,
             std::vector<Issue>& issues, const ParseOptions& options = {});

// FEEL text that parses to the same tree.
std::string print(const Tree& tree, NodeId root);

// The static type as far as names need it (members after a dot, inside a filter); Any when unknown.
Type infer(const Tree& tree, NodeId node, const Scope& scope, Types& types);

} // namespace stackbook::feel
