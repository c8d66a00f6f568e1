// The index of decision tables against the same tables without one: cells that the index knows are compared with the
// same cells written so that only their program can decide them ("? in (…)" mentions "?" and so is dynamic).
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"

#include <random>

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::Value;
using Random = std::mt19937;

std::string number(Random& random) {
  const int n = static_cast<int>(random() % 41) - 20;
  switch (random() % 4) {
  case 0: return std::to_string(n) + ".5";
  case 1: return std::to_string(n) + ".00";
  case 2: return std::to_string(n) + "e1";
  default: return std::to_string(n);
  }
}

std::string test(Random& random) {
  static const char* const letters[] = {"\"a\"",       "\"b\"",        "\"long text of a cell\"",
                                        "\"\"",        "\"ab\"",       "\"ba\"",
                                        "\"aab\"",     "\"abcd\"",     "\"abcdabcd\"",
                                        "\"abcdbcd\"", "\"abcdabcde\""};
  switch (random() % 9) {
  case 0: return "&lt; " + number(random);
  case 1: return "&gt;= " + number(random);
  case 2: return "[" + std::to_string(random() % 10) + ".." + std::to_string(10 + random() % 10) + "]";
  case 3: return "]" + std::to_string(random() % 10) + ".." + std::to_string(10 + random() % 10) + "[";
  case 4: return number(random);
  case 5: return letters[random() % std::size(letters)];
  case 6: return random() % 2 == 0 ? "true" : "false";
  case 7: return "date(\"2026-01-0" + std::to_string(1 + random() % 5) + "\")";
  default: return "&gt; date(\"2026-01-0" + std::to_string(1 + random() % 5) + "\")";
  }
}

struct Pair {
  std::string indexed, dynamic; // the rules of both tables
};

Pair rules(Random& random, std::size_t count) {
  Pair pair;
  for (std::size_t r = 0; r < count; ++r) {
    std::string cells[2], tests[2];
    for (std::size_t c = 0; c < 2; ++c) {
      cells[c] = tests[c] = "-";
      if (random() % 5 == 0) continue;
      cells[c] = test(random);
      if (random() % 2 == 0) cells[c] += ", " + test(random);
      const bool negated = random() % 4 == 0;
      tests[c] = negated ? "not(? in (" + cells[c] + "))" : "? in (" + cells[c] + ")";
      // A bare not(…) of unary tests would be read as their negation, so the dynamic form keeps its "?".
      if (negated) cells[c] = "not(" + cells[c] + ")", tests[c] = "(" + tests[c] + ") and ? = ?";
    }
    const auto rule = [&](const std::string& a, const std::string& b) {
      return "<rule><inputEntry><text>" + a + "</text></inputEntry><inputEntry><text>" + b +
             "</text></inputEntry><outputEntry><text>" + std::to_string(r) + "</text></outputEntry></rule>";
    };
    pair.indexed += rule(cells[0], cells[1]);
    pair.dynamic += rule(tests[0], tests[1]);
  }
  return pair;
}

std::string decision(const std::string& name, const std::string& rules, const char* policy) {
  return "<decision id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
         "\"/><informationRequirement><requiredInput "
         "href=\"#a\"/></informationRequirement><informationRequirement>"
         "<requiredInput href=\"#b\"/></informationRequirement><decisionTable hitPolicy=\"" +
         std::string(policy) +
         "\"><input>"
         "<inputExpression><text>a</text></inputExpression></input><input><inputExpression><text>b</text>"
         "</inputExpression></input><output/>" +
         rules + "</decisionTable></decision>";
}

Value value(Random& random, feel::Arena& arena) {
  static const std::string_view letters[] = {"a",       "b",        "long text of a cell",
                                             "",        "z",        "ab",
                                             "aa",      "aab",      "abb",
                                             "abcd",    "abcdabcd", "abcdbcd",
                                             "abcabcd", "abcdabcde"};
  switch (random() % 6) {
  case 0: return Value::string(letters[random() % std::size(letters)]);
  case 1: return Value::boolean(random() % 2 == 0);
  case 2: return Value::date(20'454 + static_cast<int>(random() % 7)); // from 2026-01-01
  case 3: return Value();
  case 4:
    return feel::number::parse(std::to_string(random() % 20) + "." + std::to_string(random() % 100), arena);
  default: return feel::number::parse(number(random), arena);
  }
}

TEST(Index, DecidesAsTheProgramsOfTheCellsDo) {
  Random random(2026);
  std::size_t matched = 0, only = 0;
  for (int round = 0; round < 12; ++round) {
    const Pair pair = rules(random, 4 + random() % 120);
    const ModelSource source{
        "t.dmn",
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"t\" namespace=\"urn:t\">"
        "<inputData id=\"a\" name=\"a\"><variable name=\"a\"/></inputData><inputData id=\"b\" name=\"b\">"
        "<variable name=\"b\"/></inputData>" +
            decision("indexed", pair.indexed, "RULE ORDER") +
            decision("dynamic", pair.dynamic, "RULE ORDER") + decision("first", pair.indexed, "FIRST") +
            decision("first of all", pair.dynamic, "FIRST") + decision("only", pair.indexed, "UNIQUE") +
            decision("only of all", pair.dynamic, "UNIQUE") + "</definitions>"};
    const Model model = compile(std::span(&source, 1));
    for (const feel::Issue& issue : model.issues()) FAIL() << to_text(issue, model.sources());
    Session session(model, {}, {});
    feel::Arena arena;
    for (int row = 0; row < 200; ++row) {
      session.set(*model.find("a", NodeSort::input), value(random, arena));
      session.set(*model.find("b", NodeSort::input), value(random, arena));
      const NodeId indexed = *model.find("indexed", NodeSort::decision),
                   dynamic = *model.find("dynamic", NodeSort::decision);
      const auto fast = session.table_answer(indexed), slow = session.table_answer(dynamic);
      ASSERT_EQ(fast.fired, slow.fired) << "round " << round << ", row " << row;
      matched += fast.fired.size();
      const auto answer = [&](const char* name) {
        return feel::to_text(session.evaluate(*model.find(name, NodeSort::decision)));
      };
      ASSERT_EQ(answer("first"), answer("first of all")) << "round " << round << ", row " << row;
      ASSERT_EQ(answer("only"), answer("only of all")) << "round " << round << ", row " << row;
      only += fast.fired.size() == 1 ? 1 : 0;
    }
  }
  EXPECT_GT(matched, 10'000u);
  EXPECT_GT(only, 10u);
}

} // namespace
} // namespace stackbook::dmn
