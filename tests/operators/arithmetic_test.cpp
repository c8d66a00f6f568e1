#include "rules/feel/operators/arithmetic.hpp"
#include "rules/feel/operators/comparison.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "rules/feel/program/function.hpp"
#include "tests/operators/values.hpp"

#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

using Operator = Value (*)(Value, Value, Evaluation&, Span);

Value is(Value a, Value b, Evaluation&, Span) {
  return Value::boolean(same(a, b));
}

const std::map<std::string, Operator> operators = {
    {"+", add},    {"-", subtract},    {"*", multiply}, {"/", divide},
    {"**", power}, {"=", equals},      {"!=", differs}, {"is", is},
    {"<", less},   {"<=", less_equal}, {">", greater},  {">=", greater_equal}};

TEST(Operators, GiveTheResultsOfTheTable) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/operators/results.txt");
  std::string line;
  int number = 0, rows = 0;
  Arena arena;
  while (std::getline(file, line)) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto cells = cells_of(line, '|');
    ASSERT_EQ(cells.size(), 4u) << "results.txt:" << number;
    ASSERT_TRUE(operators.contains(cells[1])) << "results.txt:" << number;
    Evaluation evaluation(arena);
    const Value left = value_of(cells[0], arena), right = value_of(cells[2], arena);
    const Value result = operators.at(cells[1])(left, right, evaluation, {});
    EXPECT_EQ(cell_of(result, evaluation), cells[3]) << "results.txt:" << number << ": " << line;
    ++rows;
  }
  EXPECT_GT(rows, 140);
}

TEST(Operators, AreDefinedForTheKindsOfTheMatrixOnly) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/operators/matrix.txt");
  Arena arena;
  Evaluation maker(arena);
  const Function function;
  const std::string_view key = "a";
  const Value ten = value_of("10", arena);
  const std::map<std::string, Value> samples = {
      {"null", Value::null()},
      {"boolean", Value::boolean(true)},
      {"number", ten},
      {"string", value_of("\"10\"", arena)},
      {"date", value_of("2021-01-01", arena)},
      {"time", value_of("10:10:10+01:00", arena)},
      {"date-time", value_of("2021-01-01T10:10:10@Europe/Paris", arena)},
      {"days", value_of("P1D", arena)},
      {"months", value_of("P1Y", arena)},
      {"list", make_list(arena, {&ten, 1})},
      {"context", make_context(arena, std::span(&key, 1), std::span(&ten, 1))},
      {"range", make_range(value_of("1", arena), ten, true, true, maker, {})},
      {"function", Value::function(&function)},
  };
  std::string line;
  std::vector<std::string> columns;
  Operator apply = nullptr;
  int pairs = 0;
  while (std::getline(file, line)) {
    const auto cells = cells_of(line, ' ');
    if (cells.empty() || cells[0] == "#" || line.front() == '#') continue;
    if (cells[0] == "operator") {
      apply = operators.at(cells[1]);
      columns.clear();
    } else if (columns.empty()) {
      columns = cells;
    } else {
      ASSERT_EQ(cells.size(), columns.size() + 1) << line;
      for (std::size_t i = 0; i < columns.size(); ++i, ++pairs) {
        Evaluation evaluation(arena);
        const Value result = apply(samples.at(cells[0]), samples.at(columns[i]), evaluation, {});
        const std::string got =
            result.is_null() ? cell_of(result, evaluation) : std::string(name_of_kind(result.kind()));
        EXPECT_EQ(got, cells[i + 1] == "." ? "!FEEL-OPERAND-TYPE" : cells[i + 1])
            << cells[0] << " and " << columns[i];
      }
    }
  }
  EXPECT_EQ(pairs, 5 * 13 * 13);
}

TEST(Operators, NegateNumbersAndDurationsOnly) {
  Arena arena;
  const auto negated = [&arena](std::string_view cell) {
    Evaluation evaluation(arena);
    return cell_of(negate(value_of(cell, arena), evaluation, {}), evaluation);
  };
  EXPECT_EQ(negated("10"), "-10");
  EXPECT_EQ(negated("0.0"), "0.0");
  EXPECT_EQ(negated("P1D"), "-P1D");
  EXPECT_EQ(negated("PT0.5S"), "-PT0.5S");
  EXPECT_EQ(negated("-P1Y"), "P1Y");
  EXPECT_EQ(negated("\"a\""), "!FEEL-OPERAND-TYPE");
  EXPECT_EQ(negated("null"), "!FEEL-OPERAND-TYPE");
  EXPECT_EQ(negated("2021-01-01"), "!FEEL-OPERAND-TYPE");
  Evaluation evaluation(arena);
  EXPECT_EQ(cell_of(negate(Value::months_duration(INT64_MIN), evaluation, {}), evaluation),
            "!FEEL-DATE-RANGE");
  EXPECT_EQ(cell_of(negate(Value::days_duration(INT64_MIN, 0), evaluation, {}), evaluation),
            "!FEEL-DATE-RANGE");
}

TEST(Operators, FollowANullToItsCause) {
  Arena arena;
  Evaluation evaluation(arena);
  const Span first{0, 0, 3}, second{0, 0, 7};
  const Value zero = value_of("0", arena);
  const Value origin = divide(value_of("1", arena), zero, evaluation, first);
  const Value result = add(value_of("5", arena), origin, evaluation, second);
  ASSERT_NE(result.reason(), 0u);
  const Reason& reason = evaluation.reasons[result.reason()];
  EXPECT_EQ(reason.code, Code::operand_type);
  EXPECT_EQ(reason.span, second);
  ASSERT_EQ(reason.cause, origin.reason());
  EXPECT_EQ(evaluation.reasons[reason.cause].code, Code::division_by_zero);
}

// date + d - d = date, and the distance of two points is what moves one to the other.
TEST(Operators, TimeAddsUp) {
  Arena arena;
  Evaluation evaluation(arena);
  const std::string_view points[] = {"2021-03-27T23:59:59.5@Europe/Paris", "2020-02-29T00:00:00Z",
                                     "-0001-12-31T12:00:00-05:00", "123456-01-01T00:00:00+18:00"};
  const std::string_view spans[] = {"PT0.000000001S", "PT1H", "-P1D", "P400DT23H59M59.999999999S",
                                    "-PT3H0.5S"};
  for (const std::string_view from : points)
    for (const std::string_view by : spans) {
      const Value point = value_of(from, arena), span = value_of(by, arena);
      const Value there = add(point, span, evaluation, {});
      EXPECT_EQ(cell_of(subtract(there, point, evaluation, {}), evaluation), by) << from;
      EXPECT_EQ(cell_of(subtract(there, span, evaluation, {}), evaluation), from) << by;
    }
}

} // namespace
} // namespace stackbook::feel
