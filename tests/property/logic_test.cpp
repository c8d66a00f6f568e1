// The laws of three-valued logic (DMN 1.5 section 10.3.2.13, tables 48 and following), on conditions of any shape.
#include "tests/property/calculation.hpp"
#include "tests/property/choices.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

// A condition over p, q and r; now and then a null that an error made.
std::string grow(Choices& choices, int depth) {
  static constexpr const char* atoms[] = {"p", "q", "r", "true", "false", "null", "(1 / 0)"};
  if (depth == 0 || choices.below(3) == 0) return choices.one_of(atoms);
  const std::string left = grow(choices, depth - 1);
  if (choices.below(4) == 0) return "not(" + left + ")";
  return "(" + left + (choices.yes() ? " and " : " or ") + grow(choices, depth - 1) + ")";
}

// Both are the same truth, or both are null.
void agree(Calculation& calculation, const std::string& left, const std::string& right) {
  const Value a = calculation.of(left), b = calculation.of(right);
  RC_LOG() << left << " is " << calculation.text_of(a) << ", " << right << " is " << calculation.text_of(b)
           << '\n';
  RC_ASSERT(a.is_null() == b.is_null());
  RC_ASSERT(a.is_true() == b.is_true());
}

RC_GTEST_PROP(Logic, ObeysItsLaws, (const Bytes& bytes)) {
  Choices choices(bytes);
  Calculation calculation;
  static constexpr const char* truths[] = {"true", "false", "null"};
  for (const char* name : {"p", "q", "r"}) calculation.let(name, choices.one_of(truths));
  const std::string a = grow(choices, 3), b = grow(choices, 3), c = grow(choices, 3);
  const std::pair<const char*, const char*> pairs[] = {{" and ", " or "}, {" or ", " and "}};
  for (const auto& [one, other] : pairs) {
    agree(calculation, a + one + b, b + one + a);
    agree(calculation, "(" + a + one + b + ")" + one + c, a + one + "(" + b + one + c + ")");
    agree(calculation, a + one + a, a + one + a + one + a);
    agree(calculation, a + one + "(" + b + other + c + ")",
          "(" + a + one + b + ")" + other + "(" + a + one + c + ")");
    agree(calculation, "not(" + a + one + b + ")", "not(" + a + ")" + other + "not(" + b + ")");
    agree(calculation, "(" + a + one + "(" + a + other + b + "))" + one + "(" + a + one + a + ")",
          a + one + a);
  }
  agree(calculation, "not(not(" + a + "))", a + " and true");
  agree(calculation, a + " and true", a + " or false");
  agree(calculation, a + " and false", "false");
  agree(calculation, a + " or true", "true");
  agree(calculation, "if " + a + " then true else false", "(" + a + ") = true");
  agree(calculation, "all([" + a + ", " + b + "])", a + " and " + b);
  agree(calculation, "any([" + a + ", " + b + "])", a + " or " + b);
  agree(calculation, "every v in [1, 2] satisfies (if v = 1 then " + a + " else " + b + ")", a + " and " + b);
  agree(calculation, "some v in [1, 2] satisfies (if v = 1 then " + a + " else " + b + ")", a + " or " + b);
}

} // namespace
} // namespace stackbook::feel
