// Values nested far deeper than any stack: copied, printed, compared, typed, thrown away.
#include "rules/feel/arena.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/print.hpp"
#include "rules/feel/type.hpp"
#include "tests/limits/evaluation.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

constexpr int deep = 1'000'000;

Value nested_lists(Arena& arena) {
  Value value = Value::boolean(true);
  for (int i = 0; i < deep; ++i) value = make_list(arena, {&value, 1});
  return value;
}

Value nested_contexts(Arena& arena) {
  static constexpr std::string_view names[] = {"a"};
  static constexpr Shape shape{names, 1};
  Value value = Value::boolean(true);
  for (int i = 0; i < deep; ++i) value = make_context(arena, shape, {&value, 1});
  return value;
}

TEST(DeepValues, AreCopiedComparedAndPrinted) {
  for (const auto make : {nested_lists, nested_contexts}) {
    Arena arena, other;
    const Value value = make(arena), twin = make(arena);
    const Value copy = copy_to(other, value);
    EXPECT_EQ(equal(value, twin), true);
    EXPECT_EQ(equal(value, copy), true);
    EXPECT_TRUE(same(copy, twin));
    EXPECT_FALSE(to_text_within(value, 1000));
    EXPECT_GE(to_literal(copy).size(), std::size_t{deep});
  }
}

TEST(DeepValues, CopiesShareWhatIsShared) {
  Arena arena, other;
  Value value = Value::boolean(true);
  for (int i = 0; i < 100; ++i) {
    const Value twice[] = {value, value};
    value = make_list(arena, twice);
  }
  const Value copy = copy_to(other, value);
  EXPECT_LT(other.used(), std::size_t{1} << 20);
  EXPECT_TRUE(other.owns(copy.as_list().data()));
  EXPECT_TRUE(copy.as_list()[0].as_list().data() == copy.as_list()[1].as_list().data());
}

// Deep values that expressions make themselves.
TEST(DeepValues, AreAnsweredOrRefused) {
  const std::string lists = "(for i in 1..20000 return if i = 1 then [1] else [partial[-1]])[-1]",
                    contexts = "(for i in 1..20000 return if i = 1 then {a: 1} else {a: partial[-1]})[-1]",
                    ranges = "(for i in 1..20000 return if i = 1 then (=1) else (= partial[-1]))[-1]";
  for (const std::string& value : {lists, contexts, ranges})
    for (const char* about : {"x = x", "is(x, x)", "string length(string(x)) > 0", "count(flatten([x]))",
                              "count(distinct values([x, x]))", "x instance of list<list<Any>>",
                              "x instance of context<a: Any>", "list contains([x], x)",
                              "{k: function(a: list<number>) a, r: k(x)}.r", "x.a.a", "x in x", "count([x])"})
      EXPECT_NE(outcome("{x: " + value + ", r: " + about + "}.r"), "") << about;
}

} // namespace
} // namespace stackbook::feel
