// The inline paths against the slow ones, on random pairs around every border of the small form.
#include "rules/feel/number/number.hpp"
#include "rules/feel/number/unpacked.hpp"

#include <random>

#include <gtest/gtest.h>

namespace stackbook::feel::number {
namespace {

bool identical(Value a, Value b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  const Unpacked x = unpack(a), y = unpack(b);
  return a.is_small() == b.is_small() && x.coefficient == y.coefficient && x.exponent == y.exponent &&
         (x.negative == y.negative || x.coefficient == 0);
}

class Pairs {
 public:
  Value next() {
    std::uniform_int_distribution<int> bits(0, 62), near(-2, 2), kind(0, 9), exponent(-20, 20),
        far(-6176, 6111);
    std::int64_t c = static_cast<std::int64_t>(random_() >> (63 - bits(random_)) >> 1);
    if (kind(random_) == 0) c = INT64_MAX - (near(random_) + 2);
    if (kind(random_) == 1) c = fast::powers[static_cast<std::size_t>(bits(random_) % 19)] + near(random_);
    const int e = kind(random_) == 2 ? far(random_) : exponent(random_);
    return Value::small_number(kind(random_) < 5 ? -c : c, static_cast<std::int16_t>(e));
  }

 private:
  std::mt19937_64 random_{20250723};
};

TEST(NumberFast, AgreesWithTheSlowPath) {
  Pairs pairs;
  Arena arena;
  for (int i = 0; i < 1'000'000; ++i) {
    const Value a = pairs.next(), b = pairs.next();
    ASSERT_TRUE(identical(add(a, b, arena), slow::add(a, b, arena))) << to_text(a) << " + " << to_text(b);
    ASSERT_TRUE(identical(subtract(a, b, arena), slow::subtract(a, b, arena)))
        << to_text(a) << " - " << to_text(b);
    ASSERT_TRUE(identical(multiply(a, b, arena), slow::multiply(a, b, arena)))
        << to_text(a) << " * " << to_text(b);
    ASSERT_TRUE(identical(divide(a, b, arena), slow::divide(a, b, arena)))
        << to_text(a) << " / " << to_text(b);
    ASSERT_EQ(compare(a, b), slow::compare(a, b)) << to_text(a) << " <=> " << to_text(b);
    if (i % 1000 == 0) arena.clear();
  }
}

TEST(NumberFast, ComparesDistantExponentsWithoutAligning) {
  Arena arena;
  EXPECT_EQ(compare(parse("1e6000", arena), parse("9e-6000", arena)), 1);
  EXPECT_EQ(compare(parse("-1e6000", arena), parse("9e-6000", arena)), -1);
  EXPECT_EQ(compare(parse("0e6000", arena), parse("0e-6000", arena)), 0);
  EXPECT_EQ(compare(parse("1e20", arena), parse("100000000000000000000", arena)), 0);
}

TEST(NumberFast, StaysInlineWhereCellsLive) {
  Arena arena;
  const Value price = parse("1999.99", arena), rate = parse("0.0825", arena);
  EXPECT_TRUE(multiply(price, rate, arena).is_small());
  EXPECT_TRUE(add(price, from(1'000'000'000), arena).is_small());
  EXPECT_EQ(arena.used(), 0u);
}

} // namespace
} // namespace stackbook::feel::number
