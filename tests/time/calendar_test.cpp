#include "rules/feel/time/calendar.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

bool leap_by_rule(std::int64_t year) {
  if (year % 400 == 0) return true;
  if (year % 100 == 0) return false;
  return year % 4 == 0;
}

// A calendar that only knows how to go on by one day.
struct DayCount {
  std::int64_t year;
  std::int32_t month = 1, day = 1, day_of_year = 1;

  void next() {
    const std::int32_t lengths[] = {31, leap_by_rule(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    ++day_of_year;
    if (++day <= lengths[month - 1]) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
    day_of_year = 1;
  }
};

void walk(std::int64_t first, std::int64_t years) {
  DayCount count{first};
  std::int64_t days = days_from_civil({first, 1, 1});
  std::int32_t day_of_week = weekday(days);
  for (; count.year < first + years; count.next(), ++days) {
    const Civil civil{count.year, count.month, count.day};
    ASSERT_EQ(days_from_civil(civil), days) << count.year << '-' << count.month << '-' << count.day;
    ASSERT_EQ(civil_from_days(days), civil) << days;
    ASSERT_EQ(day_of_year(days), count.day_of_year);
    ASSERT_EQ(weekday(days), day_of_week);
    day_of_week = day_of_week % 7 + 1;
  }
}

TEST(Calendar, AgreesWithADayCountAroundOurTime) {
  walk(1, 2'800);
}
TEST(Calendar, AgreesWithADayCountAroundYearZero) {
  walk(-1'000, 2'000);
}
TEST(Calendar, AgreesWithADayCountAtBothEnds) {
  walk(first_year, 450);
  walk(last_year - 449, 450);
}

TEST(Calendar, KnowsFixedPoints) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11'017);
  EXPECT_EQ(days_from_civil({1, 1, 1}), -719'162);
  EXPECT_EQ(weekday(0), 4); // a Thursday
  EXPECT_EQ(weekday(days_from_civil({2018, 12, 10})), 1);
  EXPECT_EQ(first_day, -365'243'219'162);
  EXPECT_EQ(last_day, 365'241'780'471);
}

TEST(Calendar, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(checked_days(2019, 2, 29));
  EXPECT_TRUE(checked_days(2020, 2, 29));
  EXPECT_FALSE(checked_days(1900, 2, 29));
  EXPECT_TRUE(checked_days(-400, 2, 29));
  EXPECT_FALSE(checked_days(2019, 13, 1));
  EXPECT_FALSE(checked_days(2019, 0, 1));
  EXPECT_FALSE(checked_days(2019, 4, 31));
  EXPECT_FALSE(checked_days(2019, 4, 0));
  EXPECT_FALSE(checked_days(1'000'000'000, 1, 1));
  EXPECT_FALSE(checked_days(INT64_MIN, 1, 1));
  EXPECT_FALSE(checked_days(2019, INT64_MAX, 1));
}

TEST(Calendar, NumbersWeeksByTheirThursday) {
  const auto week = [](std::int64_t year, std::int32_t month, std::int32_t day) {
    return week_of_year(days_from_civil({year, month, day}));
  };
  EXPECT_EQ(week(2005, 1, 1), 53);
  EXPECT_EQ(week(2005, 1, 3), 1);
  EXPECT_EQ(week(2003, 12, 29), 1);
  EXPECT_EQ(week(2010, 1, 1), 53);
  EXPECT_EQ(week(2019, 9, 17), 38);
  EXPECT_EQ(week(2020, 12, 31), 53);
  EXPECT_EQ(week(2021, 1, 4), 1);
}

// A week has one number, it counts up by one or starts anew, and 4 January is always in week 1.
TEST(Calendar, WeeksFollowEachOther) {
  for (std::int64_t monday = days_from_civil({1600, 1, 3}); monday < days_from_civil({2010, 1, 1});
       monday += 7) {
    ASSERT_EQ(weekday(monday), 1);
    const std::int32_t week = week_of_year(monday);
    for (std::int64_t day = monday; day < monday + 7; ++day) {
      ASSERT_EQ(week_of_year(day), week);
      const Civil civil = civil_from_days(day);
      if (civil.month == 1 && civil.day == 4) {
        ASSERT_EQ(week, 1);
      }
    }
    const std::int32_t next = week_of_year(monday + 7);
    ASSERT_TRUE(next == week + 1 || (next == 1 && week >= 52));
  }
}

TEST(Calendar, MonthsClampToTheMonthsEnd) {
  const auto moved = [](Civil from, std::int64_t months) {
    const auto days = add_months(days_from_civil(from), months);
    return days ? civil_from_days(*days) : Civil{0, 0, 0};
  };
  EXPECT_EQ(moved({2021, 1, 31}, 1), (Civil{2021, 2, 28}));
  EXPECT_EQ(moved({2020, 1, 31}, 1), (Civil{2020, 2, 29}));
  EXPECT_EQ(moved({2020, 2, 29}, 12), (Civil{2021, 2, 28}));
  EXPECT_EQ(moved({2020, 2, 29}, -48), (Civil{2016, 2, 29}));
  EXPECT_EQ(moved({2021, 1, 1}, -1), (Civil{2020, 12, 1}));
  EXPECT_EQ(moved({-2021, 1, 1}, -1), (Civil{-2022, 12, 1}));
  EXPECT_EQ(moved({last_year, 11, 30}, 1), (Civil{last_year, 12, 30}));
  EXPECT_FALSE(add_months(last_day, 1));
  EXPECT_FALSE(add_months(first_day, -1));
  EXPECT_FALSE(add_months(0, INT64_MAX));
  EXPECT_FALSE(add_months(0, INT64_MIN));
}

TEST(Calendar, MonthsBetweenAreWholeAndTowardZero) {
  const auto between = [](Civil from, Civil to) {
    return months_between(days_from_civil(from), days_from_civil(to));
  };
  EXPECT_EQ(between({2011, 12, 22}, {2013, 8, 24}), 20);
  EXPECT_EQ(between({2013, 8, 24}, {2011, 12, 22}), -20);
  EXPECT_EQ(between({2015, 1, 31}, {2015, 2, 28}), 0);
  EXPECT_EQ(between({2015, 1, 28}, {2015, 2, 28}), 1);
  EXPECT_EQ(between({2016, 1, 1}, {2016, 1, 1}), 0);
  EXPECT_EQ(between({-2016, 1, 30}, {-2017, 2, 28}), -11);
  EXPECT_EQ(between({2015, 3, 1}, {2015, 2, 28}), 0);
}

} // namespace
} // namespace stackbook::feel
