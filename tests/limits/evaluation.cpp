#include "tests/limits/evaluation.hpp"

#include "rules/feel/print.hpp"
#include "rules/feel/program/program.hpp"

namespace stackbook::feel {

std::string outcome(std::string_view text, const Limits& limits) {
  Types types;
  Scope scope;
  std::vector<Issue> issues;
  const Program program = compile(text, Entry::expression, scope, types, issues);
  Arena arena(limits.bytes);
  Evaluation evaluation(arena);
  evaluation.limits = limits;
  const Value value = run(program, {}, evaluation);
  if (value.reason() != 0) return std::string(id_of(evaluation.reasons[value.reason()].code));
  const auto shown = to_text_within(value, 1 << 20);
  return shown ? shown->substr(0, 100) : "longer than a mebibyte";
}

std::string times(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

} // namespace stackbook::feel
