// Dates that are written as text: which day is meant, if it can be only one.
#include "rules/proposal/dates.hpp"

#include "rules/feel/time/print.hpp"

#include <gtest/gtest.h>

namespace stackbook::proposal {
namespace {

std::string meant(std::string_view text) {
  std::string all;
  for (const std::int64_t days : days_meant(text))
    (all += all.empty() ? "" : " or ") += feel::print_date(days);
  return all;
}

TEST(Dates, PlainOnes) {
  for (const char* text : {"10 June 2026", "10 Jun 2026", "June 10, 2026", "Jun. 10th, 2026",
                           "10th of June, 2026", "10-JUN-2026", "Wednesday, 10 June 2026", "Wed June 10 2026",
                           "10.06.2026", "10.6.2026", "2026/06/10", "2026.6.10", "2026-06-10 00:00:00",
                           "2026-06-10T00:00", "20260610", " 10\xc2\xa0June  2026 ", "2026 June 10"})
    EXPECT_EQ(meant(text), "2026-06-10") << text;
  EXPECT_EQ(meant("6/22/2026"), "2026-06-22");
  EXPECT_EQ(meant("22/6/2026"), "2026-06-22");
  EXPECT_EQ(meant("05/05/2026"), "2026-05-05");
  EXPECT_EQ(meant("1 Sept 2026"), "2026-09-01");
  EXPECT_EQ(meant("29.02.2028"), "2028-02-29");
}

TEST(Dates, OnesThatCanBeTwo) {
  EXPECT_EQ(meant("03/04/2026"), "2026-03-04 or 2026-04-03");
  EXPECT_EQ(meant("4-3-2026"), "2026-03-04 or 2026-04-03");
}

TEST(Dates, OnesThatAreNone) {
  for (const char* text : {"",
                           "last June",
                           "June 2026",
                           "10 June",
                           "10/06/26",
                           "10 June 26",
                           "31 June 2026",
                           "29.02.2026",
                           "13/13/2026",
                           "2026-06-10 14:30",
                           "Q2 2026",
                           "10 ju 2026",
                           "202606",
                           "1,200",
                           "n/a",
                           "10/June-2026/",
                           "10 June 2026 or so",
                           "0000-00-00",
                           "99999999",
                           "June June 2026",
                           "10:06:2026",
                           "10/06.2026",
                           "2026-06-10-07",
                           "10\xff June 2026",
                           "Wednesday",
                           "of of of"})
    EXPECT_EQ(meant(text), "") << text;
}

} // namespace
} // namespace stackbook::proposal
