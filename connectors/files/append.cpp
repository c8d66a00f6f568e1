#include "connectors/files/append.hpp"

#include <algorithm>

namespace stackbook::files {

// Room that stays empty costs no memory until it is written to, so more is taken at once than will be needed; every move of a
// column leaves a hole that nothing fits into. Of what is only told, eight times what has really come is believed, and
// further what many cells take.
void widen(const workbook::Sheet& sheet, workbook::Column& column, double progress) {
  constexpr std::size_t many = 8'000'000, few = 32;
  const std::size_t now = std::max<std::size_t>(column.rows.size(), 4);
  const std::size_t believed = std::max(now * 8, now < few ? 0 : many / sheet.columns.size());
  const double expected = static_cast<double>(now) / progress * 1.1 + 8;
  const auto wanted = static_cast<std::size_t>(std::min(expected, static_cast<double>(believed)));
  column.rows.reserve(std::max(wanted, now + now / 4));
  column.cells.reserve(column.rows.capacity());
}

} // namespace stackbook::files
