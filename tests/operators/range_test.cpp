#include "rules/feel/operators/comparison.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "tests/operators/values.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

class Ranges : public testing::Test {
 protected:
  Value value(std::string_view cell) { return value_of(cell, arena); }
  std::string shown(Value result) { return cell_of(result, evaluation); }
  Value interval(std::string_view start, std::string_view end, bool start_in = true, bool end_in = true) {
    return make_range(value(start), value(end), start_in, end_in, evaluation, {});
  }
  Value unary(Range::Form form, std::string_view end) {
    return make_unary_range(form, value(end), evaluation, {});
  }
  std::string holds(Value range, std::string_view cell) {
    return shown(in_range(value(cell), range.as_range(), evaluation, {}));
  }

  Arena arena;
  Evaluation evaluation{arena};
};

TEST_F(Ranges, NeedEndsThatFit) {
  EXPECT_EQ(shown(interval("2", "1")), "!FEEL-RANGE");
  EXPECT_EQ(shown(interval("1", "\"b\"")), "!FEEL-RANGE");
  EXPECT_EQ(shown(interval("true", "true")), "!FEEL-RANGE");
  EXPECT_EQ(shown(interval("1970-01-01", "1970-01-02T00:00:00")), "!FEEL-RANGE");
  EXPECT_EQ(shown(interval("1970-01-01T00:00:00", "1970-01-02T00:00:00Z")), "!FEEL-RANGE");
  EXPECT_EQ(shown(interval("P1Y", "P400D")), "!FEEL-RANGE");
  EXPECT_EQ(shown(unary(Range::Form::less, "true")), "!FEEL-RANGE");
  for (const auto& [start, end] :
       {std::pair{"1", "1"}, {"\"a\"", "\"b\""}, {"P1D", "P2D"}, {"null", "10"}, {"1", "null"}})
    EXPECT_EQ(interval(start, end).kind(), Kind::range) << start;
  EXPECT_EQ(unary(Range::Form::equal, "true").kind(), Kind::range);
}

TEST_F(Ranges, HonourOpenEnds) {
  EXPECT_EQ(holds(interval("1", "10"), "1"), "true");
  EXPECT_EQ(holds(interval("1", "10", false, true), "1"), "false");
  EXPECT_EQ(holds(interval("1", "10"), "10"), "true");
  EXPECT_EQ(holds(interval("1", "10", true, false), "10"), "false");
  EXPECT_EQ(holds(interval("1", "10"), "5.5"), "true");
  EXPECT_EQ(holds(interval("1", "10"), "11"), "false");
  EXPECT_EQ(holds(interval("\"a\"", "\"c\""), "\"bb\""), "true");
}

TEST_F(Ranges, OneSidedFormsAreRealRanges) {
  EXPECT_EQ(holds(unary(Range::Form::less, "10"), "9"), "true");
  EXPECT_EQ(holds(unary(Range::Form::less, "10"), "10"), "false");
  EXPECT_EQ(holds(unary(Range::Form::less_equal, "10"), "10"), "true");
  EXPECT_EQ(holds(unary(Range::Form::greater, "10"), "10"), "false");
  EXPECT_EQ(holds(unary(Range::Form::greater_equal, "10"), "10"), "true");
  EXPECT_EQ(holds(unary(Range::Form::equal, "10"), "10.0"), "true");
  EXPECT_EQ(holds(unary(Range::Form::not_equal, "10"), "10"), "false");
  EXPECT_EQ(holds(unary(Range::Form::not_equal, "10"), "11"), "true");
}

TEST_F(Ranges, AnswerNullWhereNothingCanBeCompared) {
  EXPECT_EQ(holds(interval("null", "10"), "5"), "!FEEL-NOT-COMPARABLE");
  EXPECT_EQ(holds(interval("1", "null"), "5"), "!FEEL-NOT-COMPARABLE");
  EXPECT_EQ(holds(interval("1", "10"), "\"5\""), "!FEEL-NOT-COMPARABLE");
  EXPECT_EQ(holds(interval("1", "10"), "null"), "!FEEL-NOT-COMPARABLE");
  EXPECT_EQ(holds(unary(Range::Form::less, "null"), "1"), "!FEEL-NOT-COMPARABLE");
  EXPECT_EQ(holds(interval("10:00:00", "11:00:00"), "10:30:00Z"), "!FEEL-ZONE-MIXED");
}

TEST_F(Ranges, BetweenIncludesBothEnds) {
  const auto answer = [this](std::string_view v, std::string_view low, std::string_view high) {
    return shown(between(value(v), value(low), value(high), evaluation, {}));
  };
  EXPECT_EQ(answer("1", "1", "10"), "true");
  EXPECT_EQ(answer("10", "1", "10"), "true");
  EXPECT_EQ(answer("0", "1", "10"), "false");
  EXPECT_EQ(answer("5", "10", "1"), "false");
  EXPECT_EQ(answer("0", "1", "null"), "!FEEL-NOT-COMPARABLE");
  EXPECT_EQ(answer("null", "1", "2"), "!FEEL-NOT-COMPARABLE");
}

TEST_F(Ranges, HaveFourProperties) {
  const auto property = [this](Value range, std::string_view name) {
    const auto found = property_of(range, name);
    return found ? shown(*found) : "none";
  };
  const Value half_open = interval("1", "10", false, true), below = unary(Range::Form::less, "10"),
              exactly = unary(Range::Form::equal, "10");
  EXPECT_EQ(property(half_open, "start"), "1");
  EXPECT_EQ(property(half_open, "start included"), "false");
  EXPECT_EQ(property(half_open, "end"), "10");
  EXPECT_EQ(property(half_open, "end included"), "true");
  EXPECT_EQ(property(half_open, "middle"), "none");
  EXPECT_EQ(property(below, "start"), "null");
  EXPECT_EQ(property(below, "start included"), "false");
  EXPECT_EQ(property(below, "end included"), "false");
  EXPECT_EQ(property(exactly, "start"), "10");
  EXPECT_EQ(property(exactly, "end"), "10");
  EXPECT_EQ(property(exactly, "start included"), "true");
}

TEST_F(Ranges, AndTimesHaveTheirProperties) {
  const auto property = [this](std::string_view cell, std::string_view name) {
    const auto found = property_of(value(cell), name);
    return found ? shown(*found) : "none";
  };
  EXPECT_EQ(property("2018-12-10", "year"), "2018");
  EXPECT_EQ(property("2018-12-10", "weekday"), "1");
  EXPECT_EQ(property("2018-12-10", "hour"), "none");
  EXPECT_EQ(property("-2018-12-10T10:30:01.5", "year"), "-2018");
  EXPECT_EQ(property("2018-12-10T10:30:01.5", "second"), "1");
  EXPECT_EQ(property("2018-12-10T10:30:00", "time offset"), "null");
  EXPECT_EQ(property("2018-12-10T10:30:00+05:00", "time offset"), "PT5H");
  EXPECT_EQ(property("2018-07-10T10:30:00@Europe/Paris", "time offset"), "PT2H");
  EXPECT_EQ(property("2018-07-10T10:30:00@Europe/Paris", "timezone"), "\"Europe/Paris\"");
  EXPECT_EQ(property("10:30:00+05:00", "timezone"), "null");
  EXPECT_EQ(property("10:30:00", "year"), "none");
  EXPECT_EQ(property("P1Y2M", "years"), "1");
  EXPECT_EQ(property("-P14M", "months"), "-2");
  EXPECT_EQ(property("P2M", "years"), "0");
  EXPECT_EQ(property("P2M", "days"), "none");
  EXPECT_EQ(property("P1DT2H3M4.5S", "days"), "1");
  EXPECT_EQ(property("P1DT2H3M4.5S", "hours"), "2");
  EXPECT_EQ(property("P1DT2H3M4S", "seconds"), "4");
  EXPECT_EQ(property("-P1DT2H3M4S", "minutes"), "-3");
  EXPECT_EQ(property("P1D", "months"), "none");
}

} // namespace
} // namespace stackbook::feel
