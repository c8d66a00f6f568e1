// The text that range(from) reads (DMN 1.5 section 10.3.4.1): an interval whose two ends are literals. An end
// is a number, a string, @"…", or date, date and time, time or duration with a string literal; white space
// may stand anywhere between.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/value.hpp"

namespace stackbook::feel {

// The range, or null with text_malformed, date_range, zone_unknown or range_malformed. `text` is a string.
Value parse_range(Value text, Evaluation& evaluation, Span span);

} // namespace stackbook::feel
