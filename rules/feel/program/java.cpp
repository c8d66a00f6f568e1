#include "rules/feel/number/number.hpp"
#include "rules/feel/program/external.hpp"
#include "rules/feel/program/format.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <string>

namespace stackbook::feel {

namespace {

using Arguments = std::span<const Value>;

Value number_from(double result, Evaluation& evaluation) {
  return number::from_double(result, evaluation.arena);
}

template <double (*Function)(double)> Value of_one(Arguments a, Evaluation& evaluation, Span) {
  return number_from(Function(number::to_double(a[0])), evaluation);
}
template <double (*Function)(double, double)> Value of_two(Arguments a, Evaluation& evaluation, Span) {
  return number_from(Function(number::to_double(a[0]), number::to_double(a[1])), evaluation);
}

double signum(double x) {
  return x > 0 ? 1 : x < 0 ? -1 : x;
}
double to_radians(double degrees) {
  return degrees / 180.0 * 3.14159265358979323846;
}
double to_degrees(double radians) {
  return radians * 180.0 / 3.14159265358979323846;
}

Value greater_of(Arguments a, Evaluation&, Span) {
  return number::less(a[0], a[1]) ? a[1] : a[0];
}
Value lesser_of(Arguments a, Evaluation&, Span) {
  return number::less(a[1], a[0]) ? a[1] : a[0];
}
Value absolute(Arguments a, Evaluation& evaluation, Span) {
  return number::absolute(a[0], evaluation.arena);
}
Value to_floor(Arguments a, Evaluation& evaluation, Span) {
  return number::round(a[0], 0, number::Rounding::floor, evaluation.arena);
}
Value to_ceiling(Arguments a, Evaluation& evaluation, Span) {
  return number::round(a[0], 0, number::Rounding::ceiling, evaluation.arena);
}
Value to_even(Arguments a, Evaluation& evaluation, Span) {
  return number::round(a[0], 0, number::Rounding::half_even, evaluation.arena);
}
Value to_nearest(Arguments a, Evaluation& evaluation, Span) { // Java rounds ties towards positive infinity
  const Value raised = number::add(a[0], Value::small_number(5, -1), evaluation.arena);
  return raised.is_null() ? raised : number::round(raised, 0, number::Rounding::floor, evaluation.arena);
}

Value itself(Arguments a, Evaluation&, Span) {
  return a[0];
}

// Integer.valueOf("-12") and its like: decimal digits with a sign, within the type.
template <class Integer> Value integer_from(Arguments a, Evaluation&, Span) {
  std::string_view text = a[0].as_string();
  if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  Integer integer = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
  if (error != std::errc() || end != text.data() + text.size()) return Value();
  return number::from(static_cast<std::int64_t>(integer));
}

// A binary fraction as its shortest decimal, as Java shows it.
template <class Real> Value real_from(Arguments a, Evaluation& evaluation, Span) {
  std::string_view text = a[0].as_string();
  if (text.starts_with('+')) text.remove_prefix(1);
  Real real = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), real);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(real)) return Value();
  char digits[64];
  const auto shortest = std::to_chars(digits, std::end(digits), real);
  return number::parse({digits, static_cast<std::size_t>(shortest.ptr - digits)}, evaluation.arena);
}

Value text_of(Arguments a, Evaluation& evaluation, Span) {
  if (a[0].kind() == Kind::string) return a[0];
  const std::string text =
      a[0].kind() == Kind::boolean ? (a[0].as_boolean() ? "true" : "false") : number::to_text(a[0]);
  return Value::string(evaluation.arena.keep(std::string_view(text)));
}

Value truth_from(Arguments a, Evaluation&, Span) {
  std::string text(a[0].as_string());
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return Value::boolean(text == "true");
}

Value format(Arguments a, Evaluation& evaluation, Span) {
  const auto text = format_java(a[0].as_string(), a.subspan(1), evaluation.arena);
  return text ? Value::string(evaluation.arena.keep(std::string_view(*text))) : Value();
}

} // namespace

const Externals& java_externals() {
  static const Externals all = [] {
    Externals made;
    const std::string_view math = "java.lang.Math", string = "java.lang.String";
    for (const std::string type : {"double", "float", "int", "long"}) {
      made.add(math, "max(" + type + "," + type + ")", greater_of);
      made.add(math, "min(" + type + "," + type + ")", lesser_of);
      made.add(math, "abs(" + type + ")", absolute);
      made.add(string, "valueOf(" + type + ")", text_of);
    }
    made.add(math, "cos(double)", of_one<std::cos>);
    made.add(math, "sin(double)", of_one<std::sin>);
    made.add(math, "tan(double)", of_one<std::tan>);
    made.add(math, "acos(double)", of_one<std::acos>);
    made.add(math, "asin(double)", of_one<std::asin>);
    made.add(math, "atan(double)", of_one<std::atan>);
    made.add(math, "cosh(double)", of_one<std::cosh>);
    made.add(math, "sinh(double)", of_one<std::sinh>);
    made.add(math, "tanh(double)", of_one<std::tanh>);
    made.add(math, "sqrt(double)", of_one<std::sqrt>);
    made.add(math, "cbrt(double)", of_one<std::cbrt>);
    made.add(math, "exp(double)", of_one<std::exp>);
    made.add(math, "log(double)", of_one<std::log>);
    made.add(math, "log10(double)", of_one<std::log10>);
    made.add(math, "signum(double)", of_one<signum>);
    made.add(math, "toRadians(double)", of_one<to_radians>);
    made.add(math, "toDegrees(double)", of_one<to_degrees>);
    made.add(math, "pow(double,double)", of_two<std::pow>);
    made.add(math, "atan2(double,double)", of_two<std::atan2>);
    made.add(math, "hypot(double,double)", of_two<std::hypot>);
    made.add(math, "floor(double)", to_floor);
    made.add(math, "ceil(double)", to_ceiling);
    made.add(math, "rint(double)", to_even);
    made.add(math, "round(double)", to_nearest);
    made.add(math, "round(float)", to_nearest);
    for (const auto& [of, type] : {std::pair{"java.lang.Integer", "int"},
                                   {"java.lang.Long", "long"},
                                   {"java.lang.Short", "short"},
                                   {"java.lang.Byte", "byte"},
                                   {"java.lang.Float", "float"},
                                   {"java.lang.Double", "double"},
                                   {"java.lang.Boolean", "boolean"},
                                   {"java.lang.Character", "char"}})
      made.add(of, "valueOf(" + std::string(type) + ")", itself);
    made.add("java.lang.Integer", "valueOf(java.lang.String)", integer_from<std::int32_t>);
    made.add("java.lang.Long", "valueOf(java.lang.String)", integer_from<std::int64_t>);
    made.add("java.lang.Short", "valueOf(java.lang.String)", integer_from<std::int16_t>);
    made.add("java.lang.Byte", "valueOf(java.lang.String)", integer_from<std::int8_t>);
    made.add("java.lang.Float", "valueOf(java.lang.String)", real_from<float>);
    made.add("java.lang.Double", "valueOf(java.lang.String)", real_from<double>);
    made.add("java.lang.Boolean", "valueOf(java.lang.String)", truth_from);
    made.add(string, "valueOf(char)", text_of);
    made.add(string, "valueOf(boolean)", text_of);
    made.add(string, "format(java.lang.String,[Ljava.lang.Object;)", format);
    return made;
  }();
  return all;
}

} // namespace stackbook::feel
