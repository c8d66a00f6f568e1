// Where a template puts things, and bound data as the cells that hold it.
#pragma once

#include "rules/proposal/check.hpp"

namespace stackbook::proposal {

inline constexpr std::uint32_t form_first_row =
    3; // of the first label, from 0: title, help and a blank row above
inline workbook::Address form_label(std::uint32_t field) {
  return {form_first_row + field, 0};
}

findings::Datum datum_of(feel::Value bound,
                         const ColumnBinding& column);      // several values joined as the cell has them
Row row_data(const BoundTable& table, const BoundRow& row); // input columns, blanks left out
const findings::Datum* find(const Row& row, std::string_view component);
int power_in(const Pack& pack,
             const Tables& tables); // of ten: the money scale that a form among them declares
findings::Datum typed_in(const findings::Datum& bound, const ColumnBinding& column,
                         int power); // as a person types it
workbook::Format format_of(const ColumnBinding& column);
std::optional<double> serial_of(std::string_view iso_date); // days since 1899-12-30

} // namespace stackbook::proposal
