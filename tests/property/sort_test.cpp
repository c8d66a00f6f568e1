// sort: an order of the same elements, and stable.
#include "rules/feel/print.hpp"
#include "tests/property/calculation.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

struct Row {
  int key;
  std::size_t number;
};

RC_GTEST_PROP(Sort, IsStable, (std::vector<std::uint8_t> keys)) {
  std::vector<Row> rows;
  std::string text;
  for (const std::uint8_t key : keys) {
    rows.push_back({key % 5, rows.size()});
    text += (text.empty() ? "{k: " : ", {k: ") + std::to_string(rows.back().key) +
            ", n: " + std::to_string(rows.back().number) + '}';
  }
  Calculation calculation;
  calculation.let("rows", '[' + text + ']');
  std::stable_sort(rows.begin(), rows.end(), [](Row a, Row b) { return a.key < b.key; });
  std::string expected;
  for (const Row row : rows) expected += (expected.empty() ? "" : ", ") + std::to_string(row.number);
  expected = '[' + expected + ']';
  RC_ASSERT(calculation.text_of("sort(rows, function(a, b) a.k < b.k).n") == expected);
  // The keys by which rows of one key keep their order, written out.
  RC_ASSERT(calculation.text_of("sort(rows, function(a, b) a.k < b.k or (a.k = b.k and a.n < b.n)).n") ==
            expected);
  RC_ASSERT(calculation.text_of(
                "reverse(sort(rows, function(a, b) a.k > b.k or (a.k = b.k and a.n > b.n))).n") == expected);
}

RC_GTEST_PROP(Sort, KeepsEveryElementWhateverTheComparison,
              (std::vector<std::uint8_t> items, std::uint8_t answers)) {
  std::string text;
  for (const std::uint8_t item : items) text += (text.empty() ? "" : ", ") + std::to_string(item % 7);
  Calculation calculation;
  calculation.let("items", '[' + text + ']');
  // A comparison that is no order at all.
  const std::string odd =
      "sort(items, function(a, b) modulo(a * 3 + b * 5, 4) < " + std::to_string(answers % 5) + ")";
  RC_ASSERT(calculation.text_of("sort(" + odd + ", function(a, b) a < b)") ==
            calculation.text_of("sort(items, function(a, b) a < b)"));
}

} // namespace
} // namespace stackbook::feel
