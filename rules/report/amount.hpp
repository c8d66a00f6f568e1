// Totals as people read them: "120,900,000 USD", "54.95 %". Only for text: data formats keep plain digits.
#pragma once

#include "rules/findings/report.hpp"

#include <string>
#include <string_view>

namespace stackbook::report {

// Groups thousands and keeps at most two places, rounded half up; a share becomes percent. What is no number
// is shown as it is, what is not there as unknown; a currency may be empty.
std::string shown(const findings::Datum& datum, findings::TotalFormat format, std::string_view currency);

} // namespace stackbook::report
