// Upper and lower case of any text, by the full mappings of Unicode and no locale: "ß" becomes "SS", a final
// capital sigma "ς" (Unicode chapter 3.13, rules R1 and R2; SpecialCasing without its language rules).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stackbook::feel {

// Appends to `out`.
void append_upper(std::string& out, std::string_view text);
void append_lower(std::string& out, std::string_view text);

// The tables of case_table.cpp, each ascending.
struct CaseRun { // the code points first, first + step, … last map to themselves + distance
  std::uint32_t first, last, step;
  std::int32_t distance;
};
struct CaseExpansion { // one code point to up to three; 0 ends
  std::uint32_t from;
  std::uint32_t to[3];
};
struct CodeStretch {
  std::uint32_t first, last;
};
extern const std::span<const CaseRun> upper_runs, lower_runs;
extern const std::span<const CaseExpansion> upper_expansions, lower_expansions;
extern const std::span<const CodeStretch> cased, case_ignorable;

} // namespace stackbook::feel
