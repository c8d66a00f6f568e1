// What the tables of this folder share: a scope written as a line, visible control characters, one parse.
#pragma once

#include "rules/feel/syntax/parse.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

std::string with_controls(std::string text); // ␊ ␍ ␉ to the characters they picture

struct Parsed {
  Types types;
  Scope scope;
  Tree tree;
  std::vector<Issue> issues;
  NodeId root = no_node;
};

// "builtins; a b: list<number>, c": declared names, Any where no type is given.
void parse_in(Parsed& parsed, std::string_view scope, Entry entry, std::string_view text,
              const ParseOptions& options = {});

} // namespace stackbook::feel
