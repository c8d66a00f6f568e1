#include "tests/operators/values.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/feel/time/print.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::feel {

Value value_of(std::string_view cell, Arena& arena) {
  if (cell == "null") return Value::null();
  if (cell == "true" || cell == "false") return Value::boolean(cell == "true");
  if (cell.starts_with('"')) return Value::string(arena.keep(cell.substr(1, cell.size() - 2)));
  if (number::is_literal(cell.starts_with('-') ? cell.substr(1) : cell)) return number::parse(cell, arena);
  const Parsed parsed = parse_at_literal(cell, arena);
  EXPECT_TRUE(parsed) << cell << " is no value";
  return parsed.value;
}

std::string cell_of(Value value, const Evaluation& evaluation) {
  switch (value.kind()) {
  case Kind::null:
    return value.reason() ? "!" + std::string(id_of(evaluation.reasons[value.reason()].code)) : "null";
  case Kind::boolean: return value.as_boolean() ? "true" : "false";
  case Kind::number: return number::to_text(value);
  case Kind::string: return '"' + std::string(value.as_string()) + '"';
  default: return print_temporal(value);
  }
}

std::vector<std::string> cells_of(const std::string& line, char border) {
  std::vector<std::string> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find(border, from), line.size());
    const std::string cell = line.substr(from, end - from);
    const std::size_t first = cell.find_first_not_of(' ');
    if (first != cell.npos) cells.push_back(cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    from = end + 1;
  }
  return cells;
}

std::string_view name_of_kind(Kind kind) {
  static constexpr std::string_view names[] = {"null",    "boolean",   "number",  "string", "date",
                                               "time",    "date-time", "days",    "months", "list",
                                               "context", "range",     "function"};
  return names[static_cast<std::size_t>(kind)];
}

} // namespace stackbook::feel
