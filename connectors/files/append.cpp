#include "connectors/files/append.hpp"

#include <algorithm>

namespace stackbook::files {

// No more than eight times what has really come is ever taken on trust.
void widen(workbook::Column& column, double progress) {
  const std::size_t now = std::max<std::size_t>(column.rows.size(), 4);
  const double expected = static_cast<double>(now) / progress * 1.02 + 8;
  const auto wanted = static_cast<std::size_t>(std::min(expected, static_cast<double>(now * 8)));
  column.rows.reserve(std::max(wanted, now + now / 4));
  column.cells.reserve(column.rows.capacity());
}

} // namespace stackbook::files
