// results.txt and text.txt, line by line.
#include "rules/feel/number/number.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::vector<std::string> lines_of(const char* file) {
  std::ifstream in(std::string(STACKBOOK_SOURCE "/tests/number/") + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  EXPECT_GT(lines.size(), 20u) << file;
  return lines;
}

std::string text_of(Value number) {
  return number.is_null() ? "null" : number::to_text(number);
}

Value rounded(Value n, Value scale, number::Rounding rounding, Arena& arena) {
  const auto places = number::scale_of(scale);
  return places ? number::round(n, *places, rounding, arena) : Value::null();
}

Value result_of(Value a, const std::string& op, Value b, Arena& arena) {
  using number::Rounding;
  if (op == "+") return number::add(a, b, arena);
  if (op == "-") return number::subtract(a, b, arena);
  if (op == "*") return number::multiply(a, b, arena);
  if (op == "/") return number::divide(a, b, arena);
  if (op == "**") return number::power(a, b, arena);
  if (op == "mod") return number::modulo(a, b, arena);
  if (op == "decimal") return rounded(a, b, Rounding::half_even, arena);
  if (op == "floor") return rounded(a, b, Rounding::floor, arena);
  if (op == "ceiling") return rounded(a, b, Rounding::ceiling, arena);
  if (op == "up") return rounded(a, b, Rounding::up, arena);
  if (op == "down") return rounded(a, b, Rounding::down, arena);
  if (op == "half_up") return rounded(a, b, Rounding::half_up, arena);
  if (op == "half_down") return rounded(a, b, Rounding::half_down, arena);
  ADD_FAILURE() << "unknown operation " << op;
  return {};
}

TEST(NumberTable, Results) {
  Arena arena;
  for (const std::string& line : lines_of("results.txt")) {
    std::istringstream words(line);
    std::string first, second, third, fourth, fifth;
    words >> first >> second >> third >> fourth >> fifth;
    if (third == "=") {
      const Value n = number::parse(second, arena);
      const Value result = first == "sqrt"  ? number::square_root(n, arena)
                           : first == "exp" ? number::exponential(n, arena)
                                            : number::logarithm(n, arena);
      EXPECT_EQ(text_of(result), fourth) << line;
      continue;
    }
    const Value a = number::parse(first, arena), b = number::parse(third, arena);
    ASSERT_FALSE(a.is_null() || b.is_null()) << line;
    EXPECT_EQ(text_of(result_of(a, second, b, arena)), fifth) << line;
  }
}

TEST(NumberTable, Text) {
  Arena arena;
  for (const std::string& line : lines_of("text.txt")) {
    const auto first = line.find(" | "), second = line.find(" | ", first + 3);
    const std::string literal = line.substr(0, first), text = line.substr(first + 3, second - first - 3),
                      digits = line.substr(second + 3);
    const Value n = number::parse(literal, arena);
    EXPECT_EQ(text_of(n), text) << line;
    EXPECT_EQ(n.is_null() ? "null" : number::to_digits(n), digits) << line;
    EXPECT_EQ(text_of(number::parse(text, arena)), text) << line;
  }
}

TEST(NumberTable, CellsBecomeWhatTheSuitesShow) {
  Arena arena;
  const auto shown = [&](double cell) { return text_of(number::from_double(cell, arena)); };
  EXPECT_EQ(shown(0.1 + 0.2), "0.3");
  EXPECT_EQ(shown(0.1), "0.1");
  EXPECT_EQ(shown(1.0 / 3), "0.333333333333333");
  EXPECT_EQ(shown(1500), "1500");
  EXPECT_EQ(shown(-0.0), "0");
  EXPECT_EQ(shown(123456789012345678.0), "123456789012346000");
  EXPECT_EQ(shown(0.50996), "0.50996");
  EXPECT_EQ(shown(1e-300), "1e-300");
  EXPECT_EQ(shown(5e-324), "4.94065645841247e-324");
  EXPECT_EQ(shown(1.7976931348623157e308), "1.79769313486232e+308");
  EXPECT_EQ(shown(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(shown(std::numeric_limits<double>::quiet_NaN()), "null");
}

// Whatever road a cell's number takes, its decimal is the one that rounding to 15 digits gives.
TEST(NumberTable, CellsAreRoundedTo15Digits) {
  Arena arena;
  const auto expect = [&](double cell) {
    char text[40];
    std::snprintf(text, sizeof text, "%.14e", cell);
    const Value wanted = number::without_trailing_zeros(number::parse(text, arena), arena);
    const Value held = number::from_double(cell, arena);
    EXPECT_TRUE(number::equal(held, wanted) && text_of(held) == text_of(wanted))
        << text << " gave " << text_of(held) << " instead of " << text_of(wanted);
  };
  std::uint64_t random = 1;
  const auto next = [&] {
    return random = random * 6364136223846793005u + 1442695040888963407u, random >> 11;
  };
  for (int i = 0; i < 50'000; ++i) {
    double power = 1;
    for (int places = 0; places <= 15; ++places, power *= 10)
      if (i % 16 == places) {
        const double digits = static_cast<double>(next() % 1'000'000'000'000'000u);
        for (const double cell : {digits / power, -digits / power, std::nextafter(digits / power, 1e300),
                                  static_cast<double>(next() % 10'000) / power})
          expect(cell);
      }
    double any = 0;
    const std::uint64_t bits = next() << 11;
    std::memcpy(&any, &bits, sizeof any);
    if (std::isfinite(any)) expect(any);
  }
  for (const double cell :
       {999'999'999'999'999.9, 999'999'999'999'999.0, 99'999'999'999'999.95, 1e15, 1e-15, 1.5e-15, 1e-5})
    expect(cell);
}

TEST(NumberTable, Integers) {
  Arena arena;
  const auto n = [&](const char* text) { return number::parse(text, arena); };
  EXPECT_EQ(number::to_int64(n("2.00")), 2);
  EXPECT_EQ(number::to_int64(n("2.5")), std::nullopt);
  EXPECT_EQ(number::to_int64(n("-9223372036854775808")), INT64_MIN);
  EXPECT_EQ(number::to_int64(n("9223372036854775808")), std::nullopt);
  EXPECT_EQ(number::truncated(n("-2.9")), -2);
  EXPECT_EQ(number::truncated(n("1e30")), std::nullopt);
  EXPECT_TRUE(number::equal(number::from(INT64_MIN), n("-9223372036854775808")));
  EXPECT_EQ(number::hash(n("1.200")), number::hash(n("1.2")));
  EXPECT_EQ(number::hash(n("120e-1")), number::hash(n("12")));
  EXPECT_DOUBLE_EQ(number::to_double(n("0.1")), 0.1);
  EXPECT_DOUBLE_EQ(number::to_double(n("1e400")), std::numeric_limits<double>::infinity());
  EXPECT_DOUBLE_EQ(number::to_double(n("-1e-400")), -0.0);
  EXPECT_TRUE(number::is_even(n("1e40")));
  EXPECT_FALSE(number::is_odd(n("1.5")));
}

} // namespace
} // namespace stackbook::feel
