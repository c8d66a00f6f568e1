#include "rules/feel/builtins/relation.hpp"

#include "rules/feel/operators/comparison.hpp"

namespace stackbook::feel {
namespace {

struct End {
  Value value;
  bool included;
  int beyond; // -1: before everything, 1: after everything, 0: at its value
};
struct Ends {
  End start, end;
};

std::optional<Ends> ends_of(Value value) {
  if (value.kind() != Kind::range) return Ends{{value, true, 0}, {value, true, 0}};
  const Range& range = value.as_range();
  if (range.form == Range::Form::not_equal) return std::nullopt;
  const bool no_start = range.form == Range::Form::less || range.form == Range::Form::less_equal;
  const bool no_end = range.form == Range::Form::greater || range.form == Range::Form::greater_equal;
  return Ends{{range.start, range.start_included, no_start ? -1 : 0},
              {range.end, range.end_included, no_end ? 1 : 0}};
}

std::optional<int> order(const End& a, const End& b) {
  if (a.beyond != 0 || b.beyond != 0) return a.beyond - b.beyond;
  return compare(a.value, b.value);
}

bool starts_no_later(const Meeting& m) {
  return m.start_start < 0 || (m.start_start == 0 && (m.start1_included || !m.start2_included));
}
bool ends_no_earlier(const Meeting& m) {
  return m.end_end > 0 || (m.end_end == 0 && (m.end1_included || !m.end2_included));
}
bool reaches_start(const Meeting& m) { // the first's end lies at or past the second's start
  return m.end_start > 0 || (m.end_start == 0 && m.end1_included && m.start2_included);
}

} // namespace

std::optional<Meeting> meet(Value first, Value second) {
  const std::optional<Ends> a = ends_of(first), b = ends_of(second);
  if (!a || !b) return std::nullopt;
  const std::optional<int> start_start = order(a->start, b->start), start_end = order(a->start, b->end),
                           end_start = order(a->end, b->start), end_end = order(a->end, b->end);
  if (!start_start || !start_end || !end_start || !end_end) return std::nullopt;
  return Meeting{*start_start,      *start_end,      *end_start,        *end_end,
                 a->start.included, a->end.included, b->start.included, b->end.included};
}

bool is_before(const Meeting& m) {
  return m.end_start < 0 || (m.end_start == 0 && (!m.end1_included || !m.start2_included));
}
bool meets(const Meeting& m) {
  return m.end_start == 0 && m.end1_included && m.start2_included;
}
bool overlaps(const Meeting& m) {
  return reaches_start(m) && reaches_start(m.swapped());
}
bool overlaps_before(const Meeting& m) {
  const bool begins_first =
      m.start_start < 0 || (m.start_start == 0 && m.start1_included && !m.start2_included);
  const bool ends_first = m.end_end < 0 || (m.end_end == 0 && (!m.end1_included || m.end2_included));
  return begins_first && reaches_start(m) && ends_first;
}
bool includes(const Meeting& m) {
  return starts_no_later(m) && ends_no_earlier(m);
}
bool finishes(const Meeting& m) {
  return m.end_end == 0 && m.end1_included == m.end2_included && starts_no_later(m.swapped());
}
bool starts(const Meeting& m) {
  return m.start_start == 0 && m.start1_included == m.start2_included && ends_no_earlier(m.swapped());
}
bool coincides(const Meeting& m) {
  return m.start_start == 0 && m.end_end == 0 && m.start1_included == m.start2_included &&
         m.end1_included == m.end2_included;
}

bool is_after(const Meeting& m) {
  return is_before(m.swapped());
}
bool is_met_by(const Meeting& m) {
  return meets(m.swapped());
}
bool overlaps_after(const Meeting& m) {
  return overlaps_before(m.swapped());
}
bool is_finished_by(const Meeting& m) {
  return finishes(m.swapped());
}
bool is_during(const Meeting& m) {
  return includes(m.swapped());
}
bool is_started_by(const Meeting& m) {
  return starts(m.swapped());
}

} // namespace stackbook::feel
