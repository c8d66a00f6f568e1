#include "tests/property/calculation.hpp"

#include "rules/feel/print.hpp"

namespace stackbook::feel {

void Calculation::let(std::string_view name, Value value) {
  scope_.declare(name, Type());
  frame_.push_back(value);
}

Value Calculation::of(std::string_view expression) {
  std::vector<Issue> issues;
  programs_.push_back(compile(expression, Entry::expression, scope_, types_, issues));
  return run(programs_.back(), frame_, evaluation);
}

std::string Calculation::text_of(Value value) const {
  std::string text = to_literal(value);
  if (value.reason() != 0) text += ' ' + std::string(id_of(evaluation.reasons[value.reason()].code));
  return text;
}

std::string Calculation::text_of(std::string_view expression) {
  return text_of(of(expression));
}

} // namespace stackbook::feel
