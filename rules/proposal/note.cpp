#include "rules/proposal/note.hpp"

#include <algorithm>

namespace stackbook::proposal {

using findings::Finding;
using findings::Place;

Place place_of(const BoundTable& table) {
  Place place;
  place.sheet = table.found ? table.sheet : table.binding->sheet;
  place.table = table.binding->sheet;
  place.sheet_order = table.sheet_order;
  return place;
}

Place place_of(const BoundTable& table, const BoundRow& row, std::size_t column) {
  Place place = place_of(table);
  place.row = row.key;
  place.field = table.binding->columns[column].component;
  place.cell = row.cells[column];
  return place;
}

Place header_of(const BoundTable& table, std::size_t column) {
  if (table.binding->sort == TableBinding::Sort::form && !table.rows.empty())
    return place_of(table, table.rows.front(), column);
  Place place = place_of(table);
  place.field = table.binding->columns[column].component;
  if (table.columns[column]) place.cell = workbook::Address{table.header_row, *table.columns[column]};
  return place;
}

std::string subject(const BoundTable& table, const BoundRow& row, std::size_t column) {
  std::string text = table.binding->columns[column].caption;
  while (text.ends_with('?') || text.ends_with(':')) text.pop_back();
  if (table.binding->columns[column].component != table.binding->key && !row.key.empty())
    text += " of " + row.key;
  return text;
}

void moderate(Finding& finding) {
  const auto confidence = finding.citation.confidence;
  if (confidence == findings::Confidence::secondary || confidence == findings::Confidence::inferred)
    finding.severity = std::min(finding.severity, findings::Severity::warning);
}

Finding note(const Pack& pack, std::string rule, findings::Severity severity, Place place,
             std::string message, std::string_view citation) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  const std::string where = to_text(place);
  finding.message = where.empty() ? std::move(message) : where + ": " + message;
  const findings::Citation* source = citation.empty() ? nullptr : pack.source(citation);
  if (!source) source = pack.source("template");
  finding.citation = *source;
  finding.place = std::move(place);
  moderate(finding);
  return finding;
}

} // namespace stackbook::proposal
