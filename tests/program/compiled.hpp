// One compiled expression over numbered variables, with what a test asks of it.
#pragma once

#include "rules/feel/print.hpp"
#include "rules/feel/program/program.hpp"

#include <string>
#include <utility>
#include <vector>

namespace stackbook::feel {

struct Compiled {
  using Variables = std::vector<std::pair<std::string, Type>>;

  explicit Compiled(std::string_view text, const Variables& variables = {}, Entry entry = Entry::expression) {
    scope.push();
    for (const auto& [name, type] : variables) scope.declare(name, type);
    program = compile(text, entry, scope, types, issues);
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Issue& issue : issues) all.emplace_back(id_of(issue.code));
    return all;
  }

  Types types;
  Scope scope;
  std::vector<Issue> issues;
  Program program;
};

inline std::string code_of(Value null, const Evaluation& evaluation) {
  return null.reason() == 0 ? "" : std::string(id_of(evaluation.reasons[null.reason()].code));
}

} // namespace stackbook::feel
