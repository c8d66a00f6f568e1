// Numbers: FEEL's number (DMN 1.5 section 10.3.2.3.1), an IEEE 754-2008 decimal128: 34 significant digits,
// exponents -6176 … 6111, every inexact result rounded half to even. The only folder that includes Intel's
// decimal library.
//
// A number Value has two forms, and this folder alone tells them apart. Small: int64 coefficient ×
// 10^exponent, inline. Wide: a decimal128 word pair in the arena, only when the coefficient does not fit 63
// bits; so equal digits at an equal exponent always have the same form. Trailing zeros are held (1.20 is not
// rewritten as 1.2) and never matter to compare, equal and hash. There is no negative zero, no NaN, no
// infinity.
//
// Every argument is a number (the caller has looked). A function that has no answer for its arguments
// (division by zero, result beyond 9.99…E+6144, root of a negative number) gives the plain null, and the
// caller, who knows the place, gives it a reason: divide, modulo by zero → division_by_zero; argument outside
// the domain → argument_value; else number_range. Results that are too near to zero become zero, as IEEE 754
// says.
//
// add, subtract, multiply, divide, compare and equal start with an inline path for small values (fast.hpp).
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stackbook::feel::number {

inline constexpr int digits = 34, least_exponent = -6176, greatest_exponent = 6111;

// --- making
// -------------------------------------------------------------------------------------------------------
constexpr Value from(std::int64_t integer); // INT64_MIN included (rounded to nothing: it has 19 digits)
// A cell's binary64 as both suites show it: rounded to 15 significant digits, without trailing fraction
// zeros, so that 0.1+0.2 is 0.3. Null for NaN and infinity.
Value from_double(double number, Arena& arena);
// A FEEL numeric literal, with an optional leading minus: 12, 007, 1.50, .5, 1.23e+4. Keeps the scale it is
// written with. Null if the text is no literal (ask is_literal) or its value overflows. More than 34 digits
// are rounded.
Value parse(std::string_view text, Arena& arena);
bool is_literal(std::string_view text);

// --- telling
// ------------------------------------------------------------------------------------------------------
// FEEL's string(): plain digits as held ("1.20", "-0.5", "1200"). An exponent appears only where plain
// notation would need more than 40 zeros that are not digits of the number: "1.5e+300", "2e-50". Reads back
// to the same digits.
std::string to_text(Value number);
// Plain digits always, without trailing fraction zeros: what digests, reports and JSON hold. Up to 6,178
// characters.
std::string to_digits(Value number);
double to_double(Value number);                      // the nearest binary64
std::optional<std::int64_t> to_int64(Value number);  // if it is an integer that fits
std::optional<std::int64_t> truncated(Value number); // fraction cut off, if that fits
bool is_integer(Value number);                       // 2.00 is one
bool is_even(Value number);                          // false for fractions
bool is_odd(Value number);                           // false for fractions
int sign(Value number);                              // -1, 0, 1
inline bool is_zero(Value number);
std::uint64_t hash(Value number); // equal numbers, equal hashes

// --- comparing
// ----------------------------------------------------------------------------------------------------
inline int compare(Value a, Value b); // < 0, 0, > 0; by value: 1.0 and 1 compare 0
inline bool equal(Value a, Value b);
inline bool less(Value a, Value b);

// --- computing
// ----------------------------------------------------------------------------------------------------
inline Value add(Value a, Value b, Arena& arena);
inline Value subtract(Value a, Value b, Arena& arena);
inline Value multiply(Value a, Value b, Arena& arena);
inline Value divide(Value a, Value b, Arena& arena); // null for b = 0
Value modulo(Value a, Value b, Arena& arena); // a - b·floor(a/b), exact but for one rounding; null for b = 0
Value power(Value base, Value exponent, Arena& arena); // x ** 0 = 1, also for 0; null: 0 ** -1, (-8) ** 0.5
Value square_root(Value number, Arena& arena);         // null below zero
Value exponential(Value number, Arena& arena);         // e ** number
Value logarithm(Value number, Arena& arena);           // natural; null for zero and below
inline Value negate(Value number, Arena& arena);
Value absolute(Value number, Arena& arena);
Value without_trailing_zeros(Value number,
                             Arena& arena); // the shortest coefficient; integers keep exponent 0 if small

// --- rounding
// -----------------------------------------------------------------------------------------------------
enum class Rounding : std::uint8_t {
  half_even, // decimal()
  floor,     // toward -∞
  ceiling,   // toward +∞
  up,        // away from zero
  down,      // toward zero
  half_up,   // to nearest, ties away from zero
  half_down  // to nearest, ties toward zero
};
// A scale argument: its fraction is cut off; nothing outside -6111 … 6176.
std::optional<int> scale_of(Value number);
// Rounds to a multiple of 10^-scale. A number that is one already comes back as it is, never padded with
// zeros.
Value round(Value number, int scale, Rounding rounding, Arena& arena);

} // namespace stackbook::feel::number

#include "rules/feel/number/fast.hpp"
