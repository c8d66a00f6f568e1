#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/duration.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/feel/time/reader.hpp"

#include <iterator>
#include <limits>

namespace stackbook::feel {
namespace {

// The parts before T in their order, then those after; each may stand once, none may stand out of order.
struct Part {
  char unit;
  bool after_t, months;
  std::int64_t size; // months or seconds
};
constexpr Part parts[] = {
    {'Y', false, true, 12},    {'M', false, true, 1},  {'D', false, false, seconds_of_day},
    {'H', true, false, 3'600}, {'M', true, false, 60}, {'S', true, false, 1},
};

// Kept wide until the sign is known: -2^63 seconds is a duration, 2^63 is none.
struct Sum {
  Nanoseconds months = 0, seconds = 0;
  std::int64_t nanoseconds = 0;
  bool has_months = false, has_days = false, overflow = false;

  void add(const Part& part, std::string_view digits) {
    constexpr Nanoseconds most = Nanoseconds{1} << 64;
    Nanoseconds count = 0;
    for (const char digit : digits) count = count > most ? count : count * 10 + (digit - '0');
    overflow = overflow || count > most;
    (part.months ? months : seconds) += count * part.size;
    (part.months ? has_months : has_days) = true;
  }
};

const Part* find_part(const Part* from, char unit, bool after_t) {
  for (const Part* part = from; part != std::end(parts); ++part)
    if (part->unit == unit && part->after_t == after_t) return part;
  return nullptr;
}

// Reads the parts; false for a text that is none.
bool read_parts(Reader& reader, Sum& sum) {
  const Part* next = std::begin(parts);
  bool after_t = false;
  while (!reader.done()) {
    if (!after_t && reader.take('T')) {
      after_t = true;
      if (reader.done()) return false;
    }
    const std::string_view digits = reader.digits();
    bool fraction = false;
    if (reader.take('.')) {
      fraction = true;
      if (!fraction_of(reader.digits(), sum.nanoseconds)) return false;
    }
    const char unit = reader.next();
    const Part* part = digits.empty() ? nullptr : find_part(next, unit, after_t);
    if (!part || !reader.take(unit) || (fraction && unit != 'S')) return false;
    sum.add(*part, digits);
    next = part + 1;
  }
  return sum.has_months != sum.has_days;
}

} // namespace

Parsed parse_duration(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  Sum sum;
  if (!reader.take('P') || !read_parts(reader, sum)) return Code::text_malformed;
  if (sum.overflow) return Code::date_range;
  if (sum.has_months) {
    const Nanoseconds months = negative ? -sum.months : sum.months;
    if (months < std::numeric_limits<std::int64_t>::min() ||
        months > std::numeric_limits<std::int64_t>::max())
      return Code::date_range;
    return Value::months_duration(static_cast<std::int64_t>(months));
  }
  const Nanoseconds span = sum.seconds * nanoseconds_of_second + sum.nanoseconds;
  const std::optional<Value> duration = days_duration_of(negative ? -span : span);
  return duration ? Parsed(*duration) : Parsed(Code::date_range);
}

} // namespace stackbook::feel
