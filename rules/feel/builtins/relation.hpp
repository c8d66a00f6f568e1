// The fourteen relations of intervals (DMN 1.5 section 10.3.4.11, table 78), each a question about how the
// four ends of two ranges lie. A point is the range from itself to itself.
#pragma once

#include "rules/feel/value.hpp"

#include <optional>

namespace stackbook::feel {

struct Meeting {
  // Order of the ends of the first and the second: < 0 when the first's lies before. A missing end of a
  // one-sided range lies beyond everything.
  int start_start, start_end, end_start, end_end;
  bool start1_included, end1_included, start2_included, end2_included;

  Meeting swapped() const {
    return {-start_start,    -end_start,    -start_end,      -end_end,
            start2_included, end2_included, start1_included, end1_included};
  }
};

// Nothing: the ends can't be compared, one of them is null, or one range is (!=…), which is no interval.
std::optional<Meeting> meet(Value first, Value second);

bool is_before(const Meeting& m);
bool is_after(const Meeting& m);
bool meets(const Meeting& m);
bool is_met_by(const Meeting& m);
bool overlaps(const Meeting& m);
bool overlaps_before(const Meeting& m);
bool overlaps_after(const Meeting& m);
bool finishes(const Meeting& m);
bool is_finished_by(const Meeting& m);
bool includes(const Meeting& m);
bool is_during(const Meeting& m);
bool starts(const Meeting& m);
bool is_started_by(const Meeting& m);
bool coincides(const Meeting& m);

} // namespace stackbook::feel
