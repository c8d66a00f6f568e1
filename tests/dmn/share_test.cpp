// Work shared among threads: each piece once, earlier ones waited for, and nobody left waiting when one fails.
#include "rules/dmn/share.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

TEST(Share, WaitsForEarlierWork) {
  for (const std::size_t threads : {1, 2, 5}) {
    std::vector<std::size_t> sums(200); // each of all before it
    share_in_order(sums.size(), threads, [&](std::size_t i, const auto& await) {
      for (std::size_t earlier = 0; earlier < i; ++earlier) await(earlier);
      sums[i] = i == 0 ? 0 : sums[i - 1] + i;
    });
    EXPECT_EQ(sums.back(), 199u * 200u / 2) << threads;
  }
}

TEST(Share, LeavesNobodyWaitingForWorkThatFails) {
  for (const std::size_t threads : {1, 2, 5}) {
    EXPECT_THROW(share_in_order(50, threads,
                                [&](std::size_t i, const auto& await) {
                                  if (i == 3) throw std::runtime_error("no");
                                  if (i > 3) await(3);
                                }),
                 std::runtime_error)
        << threads;
  }
}

} // namespace
} // namespace stackbook::dmn
