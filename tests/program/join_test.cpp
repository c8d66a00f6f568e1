// Filters with an index answer as the plain loop does, on keys of every kind, missing members and repeated keys.
#include "rules/feel/operators/equality.hpp"
#include "tests/program/compiled.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

struct Rows {
  explicit Rows(std::size_t count) {
    TypeInfo row;
    row.form = Type::Form::context;
    row.members = {{"id", Type()}, {"n", Type::simple(Type::Form::number)}};
    rows = types.list_of(Type(&types.add(row)));
    unsigned random = 3;
    std::vector<Value> items;
    const std::string_view names[] = {"id", "n"};
    for (std::size_t i = 0; i < count; ++i) {
      random = random * 1'664'525u + 1'013'904'223u;
      const Value values[] = {key(random >> 24), Value::small_number(static_cast<std::int64_t>(i), 0)};
      const std::size_t given = random % 17 == 0 ? 0 : 2; // some without members
      items.push_back(make_context(arena, std::span(names, given), std::span<const Value>(values, given)));
    }
    list = make_list(arena, items);
  }

  Value key(unsigned k) {
    switch (k % 7) {
    case 0: return Value::small_number(k, 0);
    case 1: return Value::small_number(k * 10 - 10, -1); // equals a number of the kind before
    case 2: return Value::string(arena.keep(std::string_view("k" + std::to_string(k / 20))));
    case 3: return Value();
    case 4: return Value::boolean(k % 2 == 0);
    case 5: return Value::date(k);
    default: return Value::time(std::int64_t{k} * 1'000'000'000, Zone::local());
    }
  }

  Types types;
  Arena arena;
  Type rows;
  Value list;
};

TEST(Joins, AnswerAsThePlainLoop) {
  Rows rows(300);
  const Compiled::Variables variables = {{"rows", rows.rows}, {"key", Type()}, {"least", Type()}};
  // `if` hides the equality from the compiler.
  const std::pair<const char*, const char*> pairs[] = {
      {"rows[id = key]", "rows[if id = key then true else false]"},
      {"rows[key = item.id]", "rows[if key = item.id then true else false]"},
      {"rows[id = key and n > least]", "rows[if id = key and n > least then true else false]"},
      {"rows[key = id and n > least and n < 200]",
       "rows[if key = id and n > least and n < 200 then true else false]"},
  };
  for (const auto& [indexed, plain] : pairs) {
    const Compiled with(indexed, variables), without(plain, variables);
    ASSERT_TRUE(with.issues.empty() && without.issues.empty());
    Arena arena;
    Evaluation evaluation(arena);
    std::size_t found = 0;
    for (unsigned k = 0; k < 256; ++k) {
      const std::vector<Value> frame = {rows.list, rows.key(k), Value::small_number(k, 0)};
      const Value a = run(with.program, frame, evaluation), b = run(without.program, frame, evaluation);
      EXPECT_EQ(to_text(a), to_text(b)) << indexed << " " << k;
      found += b.as_list().size();
    }
    EXPECT_GT(found, 100u);
    ASSERT_EQ(evaluation.lists.indexes().size(), 1u);
    EXPECT_EQ(evaluation.lists.indexes()[0].state, Lists::Index::State::built);
  }
}

// In loops that the key comes from, which fetch for later turns: long ones, short ones, nested ones, over lists in which
// some elements have no key, over ranges, out of functions.
TEST(Joins, AnswerInLoopsAsThePlainLoop) {
  Rows rows(300);
  std::vector<Value> some(rows.list.as_list().begin(), rows.list.as_list().begin() + 9);
  for (unsigned k = 0; k < 40; ++k) some.push_back(rows.key(k));
  const Value mixed = make_list(rows.arena, some);
  const Compiled::Variables variables = {{"rows", rows.rows}, {"mixed", Type::any_list()}};
  const std::pair<const char*, const char*> pairs[] = {
      {"for k in rows return rows[id = k.id]",
       "for k in rows return rows[if id = k.id then true else false]"},
      {"for k in rows return rows[n = k.n][1].id",
       "for k in rows return rows[if n = k.n then true else false][1].id"},
      {"for k in mixed return rows[id = k]", "for k in mixed return rows[if id = k then true else false]"},
      {"for k in mixed return rows[id = k.id].n",
       "for k in mixed return rows[if id = k.id then true else false].n"},
      {"for k in 1..250 return rows[n = k]", "for k in 1..250 return rows[if n = k then true else false]"},
      {"for k in rows, m in mixed return count(rows[id = k.id])",
       "for k in rows, m in mixed return count(rows[if id = k.id then true else false])"},
      {"for k in mixed, m in rows[n < 50] return count(rows[id = m.id])",
       "for k in mixed, m in rows[n < 50] return count(rows[if id = m.id then true else false])"},
      {"for k in rows return (function(f) count(rows[id = k.id]))(1)",
       "for k in rows return (function(f) count(rows[if id = k.id then true else false]))(1)"},
      {"some k in rows satisfies count(rows[id = k.id]) = 0",
       "some k in rows satisfies count(rows[if id = k.id then true else false]) = 0"},
      {"rows[count(rows[id = item.id]) > 1].n",
       "for r in rows[count(rows[if id = item.id then true else false]) > 1] return r.n"},
  };
  for (const auto& [indexed, plain] : pairs) {
    const Compiled with(indexed, variables), without(plain, variables);
    Arena arena;
    Evaluation evaluation(arena);
    const std::vector<Value> frame = {rows.list, mixed};
    const Value a = run(with.program, frame, evaluation), b = run(without.program, frame, evaluation);
    EXPECT_FALSE(b.is_null()) << plain;
    EXPECT_EQ(to_text(a), to_text(b)) << indexed;
  }
}

TEST(Joins, IndexAtOnceWhereALoopGoesOn) {
  Rows rows(300);
  for (const auto& [keys, state] :
       {std::pair{"[1]", Lists::Index::State::asked_once}, std::pair{"[1, 2]", Lists::Index::State::built}}) {
    const Compiled c("for k in " + std::string(keys) + " return if k = 1 then count(rows[n = k]) else 0",
                     {{"rows", rows.rows}});
    Arena arena;
    Evaluation evaluation(arena);
    const Value frame[] = {rows.list};
    run(c.program, frame, evaluation);
    ASSERT_EQ(evaluation.lists.indexes().size(), 1u);
    EXPECT_EQ(evaluation.lists.indexes()[0].state, state) << keys;
  }
}

TEST(Joins, ForgetListsOfAClearedArena) {
  Rows rows(0);
  const Compiled c(
      "{l: for i in 1..n return {id: i + n, m: i}, r: (for k in 1..3 return count(l[id = k + n]))}.r",
      {{"n", Type::simple(Type::Form::number)}});
  Arena arena;
  Evaluation evaluation(arena);
  for (int n = 20; n < 30; ++n) {
    const Value frame[] = {Value::small_number(n, 0)};
    EXPECT_EQ(to_text(run(c.program, frame, evaluation)), "[1, 1, 1]") << n;
    arena.clear();
  }
}

} // namespace
} // namespace stackbook::feel
