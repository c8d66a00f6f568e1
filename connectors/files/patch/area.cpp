// Areas: as references are written in parts, and how a filter or table takes in rows added under it.

#include "connectors/files/patch/sheet.hpp"

namespace stackbook::files::patch {

std::string to_a1(const workbook::Area& area) {
  const std::string first = workbook::to_a1(area.first);
  return area.first == area.last ? first : first + ':' + workbook::to_a1(area.last);
}

std::optional<workbook::Area> area_from(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = workbook::from_a1(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : workbook::from_a1(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return workbook::Area{*first, *last};
}

std::optional<Growth> grown(const workbook::Area& area, const std::set<std::uint32_t>& fresh) {
  Growth growth{area, area};
  while (fresh.contains(growth.after.last.row + 1)) ++growth.after.last.row;
  return growth.after.last == area.last ? std::nullopt : std::optional(growth);
}

} // namespace stackbook::files::patch
