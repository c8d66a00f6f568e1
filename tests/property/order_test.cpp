// Laws of equality, identity and order, over values of every kind; copies and texts that read back.
#include "rules/feel/operators/comparison.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/print.hpp"
#include "tests/property/calculation.hpp"
#include "tests/property/value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

// Three values, often of one kind, sometimes twice the same.
struct Three {
  explicit Three(const Bytes& bytes) {
    Choices choices(bytes);
    for (const char* name : {"a", "b", "c"}) {
      if (texts.empty() || choices.below(4) != 0)
        texts.push_back(similar(choices));
      else
        texts.push_back(texts[choices.below(texts.size())]);
      calculation.let(name, texts.back());
      RC_LOG() << name << " = " << texts.back() << '\n';
      values.push_back(calculation.of(name));
    }
  }
  std::string similar(Choices& choices) {
    if (texts.empty()) kind = choices.below(8);
    switch (kind) {
    case 0:
    case 1: return grow_number(choices);
    case 2: return '"' + grow_text(choices) + '"';
    case 3: return "@\"" + grow_time(choices) + '"';
    case 4: return "@\"" + grow_date(choices) + (choices.yes() ? "" : 'T' + grow_time(choices)) + '"';
    case 5: return "@\"" + (choices.yes() ? grow_days(choices) : grow_months(choices)) + '"';
    default: return grow_value(choices);
    }
  }
  std::size_t kind = 0;
  std::vector<std::string> texts;
  std::vector<Value> values;
  Calculation calculation;
};

RC_GTEST_PROP(Equality, IsAnEquivalence, (const Bytes& bytes)) {
  Three three(bytes);
  const auto& v = three.values;
  for (const Value value : v) {
    RC_ASSERT(equal(value, value) == true);
    RC_ASSERT(same(value, value));
  }
  for (const Value a : v)
    for (const Value b : v) {
      RC_ASSERT(equal(a, b) == equal(b, a));
      RC_ASSERT(same(a, b) == same(b, a));
      if (same(a, b)) RC_ASSERT(equal(a, b) == true);
      for (const Value c : v)
        if (equal(a, b) == true && equal(b, c) == true) RC_ASSERT(equal(a, c) == true);
    }
}

RC_GTEST_PROP(Order, IsTotalWithinAKind, (const Bytes& bytes)) {
  Three three(bytes);
  const auto sign = [](int order) { return (order > 0) - (order < 0); };
  for (const Value a : three.values)
    for (const Value b : three.values) {
      const auto ab = compare(a, b), ba = compare(b, a);
      RC_ASSERT(ab.has_value() == ba.has_value());
      if (!ab) continue;
      RC_ASSERT(sign(*ab) == -sign(*ba));
      if (*ab == 0) RC_ASSERT(equal(a, b) == true);
      for (const Value c : three.values) {
        const auto bc = compare(b, c), ac = compare(a, c);
        if (bc && ac && *ab <= 0 && *bc <= 0) RC_ASSERT(*ac <= 0);
      }
    }
}

RC_GTEST_PROP(Order, OperatorsAgreeWithEachOther, (const Bytes& bytes)) {
  Three three(bytes);
  Calculation& on = three.calculation;
  const Value less = on.of("a < b");
  RC_ASSERT(on.text_of(less) == on.text_of("b > a") || less.is_null());
  RC_ASSERT(less.is_null() == on.of("a >= b").is_null());
  if (!less.is_null()) {
    RC_ASSERT(on.holds("a < b") != on.holds("a >= b"));
    RC_ASSERT(on.holds("a <= b") == !on.holds("b < a"));
  }
  RC_ASSERT(on.holds("a between b and c") == (on.holds("a >= b") && on.holds("a <= c")));
  if (on.holds("b <= c")) RC_ASSERT(on.holds("a in [b..c]") == on.holds("a between b and c"));
  RC_ASSERT(on.of("a = b").is_null() == on.of("a != b").is_null());
}

RC_GTEST_PROP(Values, CopiesAndTextsAreTheSameValue, (const Bytes& bytes)) {
  Three three(bytes);
  Arena arena;
  for (const Value value : three.values) {
    const Value copy = copy_to(arena, value);
    RC_ASSERT(same(value, copy));
    const std::string text = to_literal(value);
    RC_LOG() << "as text: " << text << '\n';
    RC_ASSERT(same(three.calculation.of(text), value));
  }
  RC_ASSERT(three.calculation.holds("distinct values([a, b, a]) = distinct values([a, b])"));
  RC_ASSERT(three.calculation.holds("list contains([b, a], a)"));
}

} // namespace
} // namespace stackbook::feel
