#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/database.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/feel/time/print.hpp"
#include "rules/feel/time/zone.hpp"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::int32_t offset(std::string_view text) {
  Arena arena;
  const Parsed parsed = parse_date_time(text, arena);
  return parsed ? offset_of(parsed.value.as_date_time()).value_or(1) : 2;
}

std::string after(std::string_view text, std::int64_t seconds) {
  Arena arena;
  const auto result = moved(parse_date_time(text, arena).value.as_date_time(), seconds, 0);
  return result ? print_date_time(*result) : "outside";
}

TEST(Zones, KnowTransitions) {
  EXPECT_EQ(offset("2018-02-08T00:00:00@Europe/Paris"), 3'600);
  EXPECT_EQ(offset("2018-10-08T00:00:00@Europe/Paris"), 7'200);
  EXPECT_EQ(offset("2021-03-28T01:59:59@Europe/Paris"), 3'600);
  EXPECT_EQ(offset("2021-03-28T03:00:00@Europe/Paris"), 7'200);
  EXPECT_EQ(offset("2021-04-02T23:00:00@Australia/Melbourne"), 11 * 3'600);
  EXPECT_EQ(offset("2021-10-02T23:00:00@Australia/Melbourne"), 10 * 3'600);
  EXPECT_EQ(offset("2007-03-11T01:59:59@America/New_York"), -5 * 3'600);
  EXPECT_EQ(offset("2007-03-11T03:00:00@America/New_York"), -4 * 3'600);
  EXPECT_EQ(offset("2020-01-01T00:00:00@Asia/Kathmandu"), 5 * 3'600 + 45 * 60);
  EXPECT_EQ(offset("2011-12-29T23:59:59@Pacific/Apia"), -10 * 3'600);
  EXPECT_EQ(offset("2011-12-31T00:00:00@Pacific/Apia"), 14 * 3'600);
  EXPECT_EQ(offset("1890-01-01T00:00:00@Europe/Paris"), 561); // local mean time
  EXPECT_EQ(offset("2020-06-01T00:00:00@Etc/GMT+5"), -5 * 3'600);
  EXPECT_EQ(offset("2020-06-01T00:00:00+01:35"), 3'600 + 35 * 60);
}

TEST(Zones, ReadSkippedTimesWithTheOffsetBeforeAndRepeatedOnesAsTheFirst) {
  EXPECT_EQ(offset("2021-03-28T02:30:00@Europe/Paris"), 3'600);
  EXPECT_EQ(offset("2021-10-31T02:30:00@Europe/Paris"), 7'200);
}

TEST(Zones, KeepTheirRulesInFarYears) {
  for (const char* year : {"2400", "2799", "2801", "9999", "12345", "999999999"}) {
    EXPECT_EQ(offset(std::string(year) + "-01-15T12:00:00@Europe/Paris"), 3'600) << year;
    EXPECT_EQ(offset(std::string(year) + "-07-15T12:00:00@Europe/Paris"), 7'200) << year;
  }
  EXPECT_EQ(offset("-999999999-01-01T00:00:00@Europe/Paris"), 561);
  EXPECT_EQ(offset("-2021-01-01T10:10:10@Australia/Melbourne"), 34'792);
  // The last Sunday of March 2400 is the 26th, as in 2000; 400 years on everything repeats.
  EXPECT_EQ(offset("2400-03-26T01:59:59@Europe/Paris"), 3'600);
  EXPECT_EQ(offset("2400-03-26T03:00:00@Europe/Paris"), 7'200);
  EXPECT_EQ(offset("402000-03-26T01:59:59@Europe/Paris"), 3'600);
  EXPECT_EQ(offset("402000-03-26T03:00:00@Europe/Paris"), 7'200);
}

TEST(Zones, MoveAlongTheLineOfTime) {
  EXPECT_EQ(after("2021-03-28T01:30:00@Europe/Paris", 3'600), "2021-03-28T03:30:00@Europe/Paris");
  EXPECT_EQ(after("2021-10-31T03:30:00@Europe/Paris", -3 * 3'600), "2021-10-31T01:30:00@Europe/Paris");
  EXPECT_EQ(after("2021-01-01T00:00:00+11:00", -1), "2020-12-31T23:59:59+11:00");
  EXPECT_EQ(after("2021-01-01T00:00:00", 86'400), "2021-01-02T00:00:00");
  EXPECT_EQ(after("-2021-01-01T10:10:10@Australia/Melbourne", -86'400),
            "-2022-12-31T10:10:10@Australia/Melbourne");
  EXPECT_EQ(after("999999999-12-31T23:59:59", 1), "outside");
  EXPECT_EQ(after("2021-01-01T00:00:00", INT64_MAX), "outside");
  EXPECT_EQ(after("-2021-01-01T00:00:00", INT64_MIN), "outside");
}

TEST(Zones, TimesTakeTheOffsetOf1970) {
  Arena arena;
  const auto at_1970 = [](std::string_view text) {
    const Value time = parse_time(text).value;
    return offset_of_time(time.nanoseconds_of_day(), time.zone());
  };
  EXPECT_EQ(at_1970("12:00:00@Europe/Paris"), 3'600);
  EXPECT_EQ(at_1970("12:00:00@Europe/London"), 3'600); // on British Standard Time all that year
  EXPECT_EQ(at_1970("12:00:00Z"), 0);
  EXPECT_FALSE(at_1970("12:00:00"));
}

TEST(Zones, EveryNameIsFoundAndUsable) {
  ASSERT_GT(zone_database().size(), 400u);
  for (const ZoneEntry& entry : zone_database()) {
    const auto zone = find_zone(entry.name);
    ASSERT_TRUE(zone) << entry.name;
    EXPECT_EQ(name_of(*zone), entry.name);
    const auto found = offset_at_instant(*zone, 1'600'000'000);
    ASSERT_TRUE(found);
    EXPECT_LE(std::abs(*found), 15 * 3'600) << entry.name;
  }
  EXPECT_FALSE(zone_database_version().empty());
}

// At every hour of a few years the wall clock that an instant shows leads back to the instant, or to the same
// wall clock where it comes twice.
TEST(Zones, InstantsAndWallClocksAgree) {
  for (const char* name : {"Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"}) {
    const Zone zone = *find_zone(name);
    for (std::int64_t instant = 1'500'000'000; instant < 1'600'000'000; instant += 1'801) {
      const std::int64_t wall = instant + *offset_at_instant(zone, instant);
      const DateTime at{floor_divide(wall, seconds_of_day),
                        floor_modulo(wall, seconds_of_day) * nanoseconds_of_second, zone};
      const std::int64_t back = instant_of(at);
      ASSERT_LE(back, instant) << name;
      ASSERT_EQ(back + *offset_at_instant(zone, back), wall) << name << ' ' << instant;
    }
  }
}

TEST(Zones, AreAskedByManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::int64_t> sums(8, 0);
  for (std::size_t t = 0; t < sums.size(); ++t)
    threads.emplace_back([&sums, t] {
      for (std::uint32_t i = 0; i < zone_database().size(); ++i)
        sums[t] += *offset_at_instant(Zone::named(i), 1'234'567'890);
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::int64_t sum : sums) EXPECT_EQ(sum, sums[0]);
  EXPECT_NE(sums[0], 0);
}

} // namespace
} // namespace stackbook::feel
