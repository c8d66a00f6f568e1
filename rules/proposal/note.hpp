// Making the engine's own findings: those of binding, which cite the template, or the source that asks for a
// column.
#pragma once

#include "rules/proposal/check.hpp"

#include <string>
#include <string_view>

namespace stackbook::proposal {

// The order of a sheet that is not in the workbook: after all that are, in pack order.
inline constexpr std::uint32_t missing_sheets = 1'000'000;

findings::Place place_of(const BoundTable& table);                                          // the sheet
findings::Place place_of(const BoundTable& table, const BoundRow& row, std::size_t column); // the cell
findings::Place header_of(const BoundTable& table, std::size_t column); // a table's caption, a form's value

// "US content of S003", "planned submission date": the caption, and the row's key in a table.
std::string subject(const BoundTable& table, const BoundRow& row, std::size_t column);

// `citation`: id of a source, or empty for the template. The message gets its place in front.
findings::Finding note(const Pack& pack, std::string rule, findings::Severity severity, findings::Place place,
                       std::string message, std::string_view citation = {});

// A limit whose source is secondary or inferred is at most a warning.
void moderate(findings::Finding& finding);

} // namespace stackbook::proposal
