// Calendar: ISO 8601 dates and times as the serial numbers that spreadsheets keep, days since 1899-12-30, and
// back.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stackbook::workbook {

inline constexpr double last_serial = 2'958'465; // 9999-12-31

// "2026-06-22", "2026-06-22T09:30:00", "2026-06-22 09:30", "09:30:00"; years 1 to 9999; nothing for any other
// text.
std::optional<double> serial_of(std::string_view text);

// The text a serial stands for when shown as date, time or date_time, to the second; nothing past year 9999
// or before 1.
std::optional<std::string> iso_of(double serial, Format format);

} // namespace stackbook::workbook
