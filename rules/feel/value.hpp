// Value: any FEEL value, 16 bytes, trivially copyable (DMN 1.5 section 10.3.2.2).
//
// A value borrows: strings, lists, contexts, ranges, functions, wide numbers and date-times point into the arena of
// the evaluation that made them, or into the compiled program whose constant they are. To keep a value longer, copy it
// with `copy_to(arena)`. Small numbers, booleans, dates, times and durations stand inline.
//
// null comes in two sorts: the plain null of the data, and a null made by an error, which carries the id of its Reason
// (rules/feel/reason.hpp). Both are FEEL's null; only explanations tell them apart.
//
//   number          small: coefficient × 10^exponent (int64, int16), wide: 128-bit decimal in the arena;
//                   read and made through rules/feel/number, which alone knows the two forms
//   string          UTF-8, valid, at most 4 GiB
//   date            int64 days since 1970-01-01, proleptic Gregorian
//   time            nanoseconds of the day + Zone word
//   date_time       days + nanoseconds of the day + Zone word, in the arena
//   days_duration   int64 seconds + 0…999,999,999 nanoseconds (floor: -0.5 s is -1 s + 500,000,000 ns)
//   months_duration int64 months
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stackbook::feel {

class Arena;
class Value;
struct Function; // rules/feel/program/function.hpp

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  days_duration,
  months_duration,
  list,
  context,
  range,
  function
};

// A zone in 32 bits: 0 is local (none given); an offset in seconds; or the index of a named IANA zone
// (rules/feel/time/zone.hpp).
struct Zone {
  std::uint32_t word = 0;

  static constexpr Zone local() { return {}; }
  static constexpr Zone offset(std::int32_t seconds) {
    return {0x8000'0000u | static_cast<std::uint32_t>(seconds + 0x10'0000)};
  }
  static constexpr Zone named(std::uint32_t index) { return {index + 1}; }
  constexpr bool is_local() const { return word == 0; }
  constexpr bool is_offset() const { return (word & 0x8000'0000u) != 0; }
  constexpr bool is_named() const { return word != 0 && !is_offset(); }
  constexpr std::int32_t seconds() const {
    return static_cast<std::int32_t>(word & 0x7fff'ffffu) - 0x10'0000;
  }
  constexpr std::uint32_t index() const { return word - 1; }
  friend constexpr bool operator==(Zone, Zone) = default;
};

struct DateTime {
  std::int64_t days;        // since 1970-01-01
  std::int64_t nanoseconds; // of the day, 0 … 86,400 × 10^9 - 1
  Zone zone;
};

struct Wide { // an IEEE 754 decimal128 in binary integer encoding, two little-endian words
  std::uint64_t low, high;
};

// The keys of a context, in the order of writing. Shared by all contexts of one literal, so that a member is an index.
struct Shape {
  const std::string_view* names;
  std::uint32_t count;

  static constexpr std::uint32_t npos = 0xffff'ffffu;
  std::uint32_t find(std::string_view name) const {
    for (std::uint32_t i = 0; i < count; ++i)
      if (names[i] == name) return i;
    return npos;
  }
};

struct Context {
  const Shape* shape;
  const Value* values; // shape->count of them
};

struct Range;

using ReasonId = std::uint32_t; // 0: none; else 1 + index into Reasons

class Value {
 public:
  constexpr Value() : integer_(0) {}
  static constexpr Value null() { return {}; }
  static constexpr Value null(ReasonId reason) { return Value(Kind::null, 0, 0, reason, std::int64_t{0}); }
  static constexpr Value boolean(bool b) { return Value(Kind::boolean, 0, 0, 0, std::int64_t{b}); }
  static constexpr Value small_number(std::int64_t coefficient, std::int16_t exponent) {
    return Value(Kind::number, 0, exponent, 0, coefficient);
  }
  static Value wide_number(const Wide* wide) { return Value(Kind::number, 1, 0, 0, wide); }
  static Value string(std::string_view text) { // the bytes must outlive the value
    return Value(Kind::string, 0, 0, static_cast<std::uint32_t>(text.size()), text.data());
  }
  static constexpr Value date(std::int64_t days) { return Value(Kind::date, 0, 0, 0, days); }
  static constexpr Value time(std::int64_t nanoseconds, Zone zone) {
    return Value(Kind::time, 0, 0, zone.word, nanoseconds);
  }
  static Value date_time(const DateTime* at) { return Value(Kind::date_time, 0, 0, 0, at); }
  static constexpr Value days_duration(std::int64_t seconds, std::uint32_t nanoseconds) {
    return Value(Kind::days_duration, 0, 0, nanoseconds, seconds);
  }
  static constexpr Value months_duration(std::int64_t months) {
    return Value(Kind::months_duration, 0, 0, 0, months);
  }
  static Value list(std::span<const Value> items) {
    return Value(Kind::list, 0, 0, static_cast<std::uint32_t>(items.size()), items.data());
  }
  static Value context(const Context* context) { return Value(Kind::context, 0, 0, 0, context); }
  static Value range(const Range* range) { return Value(Kind::range, 0, 0, 0, range); }
  static Value function(const Function* function) { return Value(Kind::function, 0, 0, 0, function); }

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_true() const { return kind_ == Kind::boolean && integer_ == 1; }
  bool is_false() const { return kind_ == Kind::boolean && integer_ == 0; }
  ReasonId reason() const { return kind_ == Kind::null ? size_ : 0; }

  // Each of these asks for the kind it is named after; the caller has looked.
  bool as_boolean() const { return integer_ != 0; }
  bool is_small() const { return wide_ == 0; } // number
  std::int64_t coefficient() const { return integer_; }
  std::int16_t exponent() const { return exponent_; }
  const Wide& wide() const { return *static_cast<const Wide*>(pointer_); }
  std::string_view as_string() const { return {static_cast<const char*>(pointer_), size_}; }
  std::int64_t days() const { return integer_; }               // date
  std::int64_t nanoseconds_of_day() const { return integer_; } // time
  Zone zone() const { return {size_}; }                        // time
  const DateTime& as_date_time() const { return *static_cast<const DateTime*>(pointer_); }
  std::int64_t seconds() const { return integer_; }   // days_duration
  std::uint32_t nanoseconds() const { return size_; } // days_duration
  std::int64_t months() const { return integer_; }    // months_duration
  std::span<const Value> as_list() const { return {static_cast<const Value*>(pointer_), size_}; }
  const Context& as_context() const { return *static_cast<const Context*>(pointer_); }
  const Range& as_range() const { return *static_cast<const Range*>(pointer_); }
  const Function& as_function() const { return *static_cast<const Function*>(pointer_); }

 private:
  constexpr Value(Kind kind, std::uint8_t wide, std::int16_t exponent, std::uint32_t size,
                  std::int64_t integer)
      : kind_(kind), wide_(wide), exponent_(exponent), size_(size), integer_(integer) {}
  Value(Kind kind, std::uint8_t wide, std::int16_t exponent, std::uint32_t size, const void* pointer)
      : kind_(kind), wide_(wide), exponent_(exponent), size_(size), pointer_(pointer) {}

  Kind kind_ = Kind::null;
  std::uint8_t wide_ = 0;
  std::int16_t exponent_ = 0;
  std::uint32_t size_ = 0;
  union {
    std::int64_t integer_;
    const void* pointer_;
  };
};
static_assert(sizeof(Value) == 16);

// A range is a value (DMN 1.5 section 10.3.2.7). The form it was written in is part of its identity:
// (=10) differs from [10..10], (<10) from (null..10).
struct Range {
  enum class Form : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };
  Value start, end;
  bool start_included, end_included;
  Form form;
};

// A copy whose every byte lives in `arena` (functions stay borrowed from their program); with `from`, only what lives
// there is copied and the rest shared. Parts that are shared stay shared. Nesting of any depth costs no stack.
Value copy_to(Arena& arena, Value value, const Arena* from = nullptr);

// A list made from items, a context made from a shape: both kept in the arena.
Value make_list(Arena& arena, std::span<const Value> items);
Value make_context(Arena& arena, const Shape& shape, std::span<const Value> values); // shape must outlive it
Value make_context(Arena& arena, std::span<const std::string_view> names, std::span<const Value> values);

// The member of a context, or nothing.
const Value* member(Value context, std::string_view name);

} // namespace stackbook::feel
