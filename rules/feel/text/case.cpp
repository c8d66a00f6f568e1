#include "rules/feel/text/case.hpp"

#include "rules/feel/text/utf8.hpp"

#include <algorithm>

namespace stackbook::feel {
namespace {

// The last row that starts at or before `c`.
template <class Row, class Start> const Row* row_for(std::span<const Row> rows, char32_t c, Start start) {
  const auto after = std::upper_bound(rows.begin(), rows.end(), c,
                                      [&](char32_t value, const Row& row) { return value < start(row); });
  return after == rows.begin() ? nullptr : &*(after - 1);
}

bool among(std::span<const CodeStretch> stretches, char32_t c) {
  const CodeStretch* row = row_for(stretches, c, [](const CodeStretch& s) { return s.first; });
  return row != nullptr && c <= row->last;
}

void append_mapped(std::string& out, char32_t c, std::span<const CaseRun> runs,
                   std::span<const CaseExpansion> expansions) {
  // Runs with a step interleave: the row before may be the one that holds `c`.
  const CaseRun* row = row_for(runs, c, [](const CaseRun& r) { return r.first; });
  for (int back = 0; row != nullptr && back < 2; ++back) {
    if (c <= row->last && (c - row->first) % row->step == 0)
      return append_code_point(out, static_cast<char32_t>(static_cast<std::int64_t>(c) + row->distance));
    row = row == runs.data() ? nullptr : row - 1;
  }
  const CaseExpansion* expansion = row_for(expansions, c, [](const CaseExpansion& e) { return e.from; });
  if (expansion == nullptr || expansion->from != c) return append_code_point(out, c);
  for (const char32_t to : expansion->to)
    if (to != 0) append_code_point(out, to);
}

// A sigma is final after a cased letter and before none, whatever marks stand between.
bool final_sigma(std::string_view text, std::size_t at, std::size_t after) {
  bool before = false;
  while (at > 0) {
    const CodePoint c = code_point_before(text, at);
    at -= c.size;
    if (among(case_ignorable, c.value)) continue;
    before = among(cased, c.value);
    break;
  }
  if (!before) return false;
  while (after < text.size()) {
    const CodePoint c = code_point_at(text, after);
    after += c.size;
    if (!among(case_ignorable, c.value)) return !among(cased, c.value);
  }
  return true;
}

} // namespace

void append_upper(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value < 0x80) {
      out += c.value >= 'a' && c.value <= 'z' ? static_cast<char>(text[at] - 'a' + 'A') : text[at];
    } else {
      append_mapped(out, c.value, upper_runs, upper_expansions);
    }
    at += c.size;
  }
}

void append_lower(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value < 0x80) {
      out += c.value >= 'A' && c.value <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    } else if (c.value == 0x3a3) {
      append_code_point(out, final_sigma(text, at, at + c.size) ? 0x3c2 : 0x3c3);
    } else {
      append_mapped(out, c.value, lower_runs, lower_expansions);
    }
    at += c.size;
  }
}

} // namespace stackbook::feel
