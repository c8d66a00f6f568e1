// Text: what libxlsxwriter 1.1.4 lets through though a workbook can't hold it, made safe before it gets
// there.
#pragma once

#include "rules/findings/finding.hpp"
#include "rules/result.hpp"
#include "rules/workbook/workbook.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stackbook::files::write {

// UTF-8 that XML can hold, with literal _x0041_ kept literal (ECMA-376 part 1, 22.9.2.19).
std::string safe(std::string_view text);

// At most `count` UTF-16 units, never half a character; what Excel counts.
std::string clipped(std::string_view text, std::size_t count);
std::size_t length(std::string_view text); // in UTF-16 units

// A decimal that a cell can hold without loss: at most 15 significant digits.
std::optional<double> exact(const findings::Decimal& decimal);

// Why Excel would not take this as a sheet's name; empty when it would.
std::string fault_of_name(std::string_view name);

} // namespace stackbook::files::write
