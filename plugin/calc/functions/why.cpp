#include "plugin/calc/functions/why.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/explain.hpp"
#include "plugin/calc/functions/expression.hpp"
#include "plugin/calc/functions/row.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>

#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/XCell.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

// Through the sheet, so that "A1" means a cell of the formula's own; a name that is none throws.
std::optional<proposal::Argument> referred(const CellArgument& sheet, const std::string& text) {
  try {
    const Reference<com::sun::star::sheet::XCellRangeData> range(sheet->getCellRangeByName(to_office(text)),
                                                                 UNO_QUERY_THROW);
    const auto rows = range->getDataArray();
    if (rows.getLength() == 1 && rows[0].getLength() == 1) {
      if (!rows[0][0].hasValue()) return std::nullopt; // an error of that cell
      return from_cell(rows[0][0]).value_or(proposal::Argument());
    }
    return from_cell(uno::Any(rows));
  } catch (const uno::Exception&) {
    return std::nullopt;
  }
}

std::string reason(const Standing& standing, const Call& call) {
  if (!call.read)
    return call.function +
           ": its arguments are formulas of their own, so that its reason can't be told. Put them "
           "into cells and refer to those.";
  if (call.function == "RULE.FEEL") {
    const auto value = evaluate(call.name, call.arguments);
    return value ? std::string() : call.function + ": " + to_text(value.failure());
  }
  if (call.function == "RULE.EXPLAIN") {
    const auto text = explain(standing, call.name, call.arguments);
    return text ? std::string() : call.function + ": " + to_text(text.failure());
  }
  if (call.function.starts_with("ROW.") || call.function.starts_with("CELL.") || call.function == "RULE.WHY")
    return {};
  const auto value =
      answer(standing, call.function == "RULE.DECIDE" ? call.name : call.function, call.arguments);
  if (!value) return call.function + ": " + to_text(value.failure());
  const auto* single = std::get_if<findings::Datum>(&*value);
  return single && std::holds_alternative<std::monostate>(*single)
             ? call.function + ": there is no value for these arguments: the rule pack gives none."
             : std::string();
}

} // namespace

Asked asked_of(const CellArgument& cell) {
  const Spot where = spot(cell);
  Asked asked{where.sheet, where.at, {}, {}};
  const auto one = cell->getCellByPosition(0, 0);
  if (one->getError() == 0) return asked;
  asked.formula = to_utf8(one->getFormula());
  const CellArgument sheet(
      Reference<com::sun::star::sheet::XSheetCellRange>(cell, UNO_QUERY_THROW)->getSpreadsheet(), UNO_QUERY);
  asked.calls = calls_in(asked.formula, [&](const std::string& text) { return referred(sheet, text); });
  return asked;
}

std::string why(const Standing& standing, const Asked& asked) {
  std::string text;
  std::vector<const findings::Finding*> here;
  for (const auto& finding : standing.checked.findings)
    if (finding.state == findings::State::open && finding.place.sheet == asked.sheet &&
        finding.place.cell == asked.at)
      here.push_back(&finding);
  std::stable_sort(here.begin(), here.end(),
                   [](const auto* a, const auto* b) { return a->severity > b->severity; });
  for (const auto* finding : here)
    text += (text.empty() ? "" : "\n") + finding->message + "\nSource: " + report::citation_of(*finding);
  for (const Call& call : asked.calls) {
    const std::string because = reason(standing, call);
    if (!because.empty()) text += (text.empty() ? "" : "\n") + because;
  }
  return text;
}

} // namespace stackbook::calc
