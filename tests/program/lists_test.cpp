// Filters over lists of which nothing is known before answer as the plain loop does: elements of every sort, members that
// are missing, members that are named like what the key names, keys of every kind. And what was found out about a list
// ends with it.
#include "tests/program/compiled.hpp"

#include <array>
#include <random>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

using Random = std::mt19937;

Value value(Random& random, Arena& arena) {
  const auto n = static_cast<std::int64_t>(random() % 12);
  switch (random() % 10) {
  case 0: return Value::small_number(n, 0);
  case 1: return Value::small_number(n * 10, -1);
  case 2: return Value::small_number(n * 10, 1);
  case 3: return Value::wide_number(arena.keep(Wide{static_cast<std::uint64_t>(n), 0x3040'0000'0000'0001u}));
  case 4: return Value::string(arena.keep(std::string_view("2026-01-0" + std::to_string(n % 9 + 1))));
  case 5: return Value();
  case 6: return Value::boolean(n % 2 == 0);
  case 7: return Value::date(n + 20'454);
  case 8: return Value::months_duration(n);
  default: return Value::time(n * 1'000'000'000, Zone::local());
  }
}

enum class Sort { alike, lacking, shadowing, mixed };

Value list(Random& random, Sort sort, Arena& arena) {
  std::vector<Value> items;
  for (std::size_t count = 12 + random() % 30; items.size() < count;) {
    const bool odd = random() % 8 == 0;
    if (sort == Sort::mixed && odd) {
      items.push_back(random() % 2 == 0 ? value(random, arena) : make_list(arena, items));
      continue;
    }
    std::vector<std::string_view> names = {"id", "n"};
    if (sort == Sort::lacking && odd) names = {"n"};
    if (sort == Sort::shadowing && odd) names.push_back(random() % 2 == 0 ? "wanted" : "item");
    std::vector<Value> values;
    for (std::size_t m = 0; m < names.size(); ++m) values.push_back(value(random, arena));
    items.push_back(make_context(arena, names, values));
  }
  return make_list(arena, items);
}

TEST(Lists, UnknownElementsAreFoundAsByThePlainLoop) {
  const Compiled::Variables variables = {{"rows", Type()}, {"wanted", Type()}, {"id", Type()}};
  const std::array<std::pair<const char*, const char*>, 7> pairs{{
      // `if` hides the equality from the compiler.
      {"rows[id = wanted]", "rows[if id = wanted then true else false]"},
      {"rows[wanted = id]", "rows[if wanted = id then true else false]"},
      {"rows[item.id = wanted]", "rows[if item.id = wanted then true else false]"},
      {"rows[n = wanted]", "rows[if n = wanted then true else false]"},
      {"rows[n = wanted and id != null]", "rows[if n = wanted and id != null then true else false]"},
      {"rows[id != null and n = wanted]", "rows[if id != null and n = wanted then true else false]"},
      {"rows[n = 3 and id = wanted]", "rows[if n = 3 and id = wanted then true else false]"},
  }};
  Random random(20'261'124);
  std::size_t found = 0, built = 0, unfit = 0;
  for (const auto& [indexed, plain] : pairs) {
    const Compiled with(indexed, variables), without(plain, variables);
    ASSERT_EQ(with.codes(), without.codes());
    for (int round = 0; round < 120; ++round) {
      Arena arena;
      Evaluation evaluation(arena);
      const Value rows = list(random, static_cast<Sort>(round % 4), arena);
      for (int k = 0; k < 12; ++k) {
        const std::array frame{rows, value(random, arena), value(random, arena)};
        const Value a = run(with.program, frame, evaluation), b = run(without.program, frame, evaluation);
        ASSERT_EQ(to_text(a), to_text(b)) << indexed << "\n" << to_text(rows) << "\n" << to_text(frame[1]);
        found += b.as_list().size();
      }
      for (const Lists::Index& index : evaluation.lists.indexes()) {
        built += index.state == Lists::Index::State::built;
        unfit += index.state == Lists::Index::State::unfit;
      }
    }
  }
  EXPECT_GT(found, 2'000u);
  EXPECT_GT(built, 100u);
  EXPECT_GT(unfit, 100u);
}

TEST(Lists, AKeyIsNotComputedForNothing) { // it may be what ends a recursion
  const Compiled c(
      "{f: function(l, n) if n = 0 then [] else l[id = count(f(remove(l, n), n - 1))], "
      "r: f([{id: 0}, {id: 1}], 2), g: function(n) [{id: 1}][n > 0 and id = count(g(n - 1)) + 1], s: g(3)}");
  ASSERT_TRUE(c.issues.empty());
  Arena arena;
  Evaluation evaluation(arena);
  const Value answer = run(c.program, {}, evaluation);
  EXPECT_EQ(to_text(*member(answer, "s")), "[{id: 1}]");
  EXPECT_EQ(evaluation.reasons.count(), 0u);
}

TEST(Lists, GrowBeforeTheBodyThatAsksForThem) { // from wherever in the body that is
  for (const char* body :
       {"count(partial)", "if i > 1 then partial[item >= 0][-1] + 1 else 0", "(function() count(partial))()",
        "(for k in 1..2 return count(partial))[2] + i - 2", "{l: count(partial)}.l",
        "count([1, 2, 3, 4][item <= count(partial)])"}) {
    const Compiled c("for i in 1..3 return " + std::string(body));
    Arena arena;
    Evaluation evaluation(arena);
    EXPECT_EQ(to_text(run(c.program, {}, evaluation)), "[0, 1, 2]") << body;
  }
}

TEST(Lists, AreForgottenWhereAnotherMayStand) {
  const Compiled c("for k in 1..3 return count(rows[id = 5])", {{"rows", Type()}});
  Arena kept, arena;
  Evaluation evaluation(arena);
  std::vector<Value> items;
  const std::string_view names[] = {"id"};
  for (std::int64_t i = 0; i < 20; ++i) {
    const Value id[] = {Value::small_number(i, 0)};
    items.push_back(make_context(kept, names, id));
  }
  const Value frame[] = {Value::list(items)};
  EXPECT_EQ(to_text(run(c.program, frame, evaluation)), "[1, 1, 1]");
  items[7] = items[5];
  evaluation.lists.forget(frame[0]);
  EXPECT_EQ(to_text(run(c.program, frame, evaluation)), "[2, 2, 2]");
}

} // namespace
} // namespace stackbook::feel
