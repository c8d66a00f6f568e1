#include "rules/feel/operators/equality.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "tests/operators/values.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

class Equality : public testing::Test {
 protected:
  Value value(std::string_view cell) { return value_of(cell, arena); }
  Value list(std::initializer_list<Value> items) { return make_list(arena, {items.begin(), items.size()}); }
  Value context(std::initializer_list<std::string_view> names, std::initializer_list<Value> values) {
    return make_context(arena, std::span(names.begin(), names.size()),
                        std::span(values.begin(), values.size()));
  }
  Value interval(std::string_view start, std::string_view end, bool start_in, bool end_in) {
    return make_range(value(start), value(end), start_in, end_in, evaluation, {});
  }
  Value unary(Range::Form form, std::string_view end) {
    return make_unary_range(form, value(end), evaluation, {});
  }

  Arena arena;
  Evaluation evaluation{arena};
  const Value one = value("1"), two = value("2"), text = value("\"1\"");
};

TEST_F(Equality, ListsByOrderAndLength) {
  EXPECT_EQ(equal(list({one, two}), list({one, two})), true);
  EXPECT_EQ(equal(list({one, two}), list({two, one})), false);
  EXPECT_EQ(equal(list({one}), list({one, one})), false);
  EXPECT_EQ(equal(list({}), list({})), true);
  EXPECT_EQ(equal(list({list({one})}), list({list({value("1.0")})})), true);
  EXPECT_EQ(equal(list({one}), one), std::nullopt);
  EXPECT_EQ(equal(list({}), Value::null()), false);
  EXPECT_EQ(equal(list({Value::null()}), list({Value::null()})), true);
}

TEST_F(Equality, PartsThatCannotBeComparedMakeTheWholeUnequal) {
  EXPECT_EQ(equal(list({one}), list({text})), false);
  EXPECT_EQ(equal(context({"a"}, {one}), context({"a"}, {text})), false);
}

TEST_F(Equality, ContextsByKeysInAnyOrder) {
  EXPECT_EQ(equal(context({"a", "b"}, {one, two}), context({"b", "a"}, {two, one})), true);
  EXPECT_EQ(equal(context({"a", "b"}, {one, two}), context({"b", "a"}, {one, two})), false);
  EXPECT_EQ(equal(context({"a"}, {one}), context({"a", "b"}, {one, two})), false);
  EXPECT_EQ(equal(context({"a"}, {one}), context({"b"}, {one})), false);
  EXPECT_EQ(equal(context({}, {}), context({}, {})), true);
  EXPECT_EQ(equal(context({}, {}), list({})), std::nullopt);
}

TEST_F(Equality, RangesByFormEndsAndInclusion) {
  using Form = Range::Form;
  EXPECT_EQ(equal(interval("1", "10", true, true), interval("1", "10.0", true, true)), true);
  EXPECT_EQ(equal(interval("1", "10", true, true), interval("1", "10", false, true)), false);
  EXPECT_EQ(equal(interval("1", "2", true, true), interval("1", "3", true, true)), false);
  EXPECT_EQ(equal(unary(Form::less, "10"), interval("null", "10", false, false)), false);
  EXPECT_EQ(equal(unary(Form::greater_equal, "10"), interval("10", "null", true, false)), false);
  EXPECT_EQ(equal(unary(Form::less, "10"), unary(Form::less, "10")), true);
  EXPECT_EQ(equal(unary(Form::equal, "10"), interval("10", "10", true, true)), false);
  EXPECT_EQ(equal(unary(Form::equal, "10"), unary(Form::equal, "10")), true);
  EXPECT_EQ(equal(unary(Form::not_equal, "10"), unary(Form::not_equal, "10")), true);
  EXPECT_EQ(equal(unary(Form::not_equal, "10"), unary(Form::equal, "10")), false);
}

TEST_F(Equality, TakesNoStackForDeepValues) {
  Value a = one, b = one, c = two;
  for (int depth = 0; depth < 200'000; ++depth) {
    a = list({a});
    b = list({b});
    c = list({c});
  }
  EXPECT_EQ(equal(a, b), true);
  EXPECT_EQ(equal(a, c), false);
  EXPECT_TRUE(same(a, b));
}

TEST_F(Equality, StopsAtTheBudget) {
  Value a = one, b = one;
  for (int depth = 0; depth < 100; ++depth) {
    a = list({a, a});
    b = list({b, b});
  }
  std::uint64_t budget = 100'000;
  EXPECT_EQ(equal(a, b, budget), std::nullopt);
  evaluation.limits.steps = 50'000;
  const Value answer = equals(a, b, evaluation, {});
  EXPECT_EQ(cell_of(answer, evaluation), "!FEEL-LIMIT-STEPS");
  EXPECT_EQ(equal(a, a), true); // the same list is never walked
}

TEST_F(Equality, IdentityLooksInside) {
  EXPECT_TRUE(same(list({value("P1D")}), list({value("PT24H")})));
  EXPECT_FALSE(same(list({value("10:00:00Z")}), list({value("10:00:00@Etc/UTC")})));
  EXPECT_TRUE(equal(list({value("10:00:00Z")}), list({value("10:00:00@Etc/UTC")})).value_or(false));
}

} // namespace
} // namespace stackbook::feel
