// Reading dates, times and durations from text: the literals of DMN 1.5 section 10.3.2.3.5 and of the
// conversion functions, which take XML Schema's lexical forms strictly.
//
//   date           [-]YYYY-MM-DD, 4 to 9 digits of year, no leading zero past 4, no plus, a day that exists
//   time           hh:mm:ss[.f…] with 1 to 9 digits of fraction, then nothing (local), Z, ±hh:mm[:ss] up to
//   ±18:00, or
//                  @Zone/Name; 24:00:00 exactly is 00:00:00
//   date and time  date T time (T24:00:00 is the next midnight); a date alone is its midnight, local
//   duration       [-]PnYnM or [-]PnDTnHnMn.fS; at least one part, T only before a part, not both sorts
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/reason.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stackbook::feel {

// A value, or why there is none: text_malformed, date_range or zone_unknown.
struct Parsed {
  Value value;
  std::optional<Code> fault;

  Parsed(Value good) : value(good) {}
  Parsed(Code code) : fault(code) {}
  explicit operator bool() const { return !fault; }
};

Parsed parse_date(std::string_view text);
Parsed parse_time(std::string_view text);
Parsed parse_date_time(std::string_view text, Arena& arena);
Parsed parse_duration(std::string_view text);

// What stands inside @"…": its shape says which of the four it is.
Parsed parse_at_literal(std::string_view text, Arena& arena);

// An offset as a clock may have it: at most 18 hours either way.
constexpr std::int64_t most_offset = 18 * 3'600;

} // namespace stackbook::feel
