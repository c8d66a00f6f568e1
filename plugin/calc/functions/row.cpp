#include "plugin/calc/functions/row.hpp"

#include "plugin/calc/document/text.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

namespace stackbook::calc {
namespace {

namespace table = com::sun::star::table;
namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY_THROW;

std::string message(const findings::Finding& finding) {
  return finding.message;
}
std::string severity_of(const findings::Finding& finding) {
  return std::string(to_text(finding.severity));
}

constexpr PlaceFunction row_check{true, worst_of_row, message}, row_severity{true, worst_of_row, severity_of},
    cell_check{false, worst_of_cell, message};

table::CellRangeAddress place(const CellArgument& cell) {
  return Reference<com::sun::star::sheet::XCellRangeAddressable>(cell, UNO_QUERY_THROW)->getRangeAddress();
}

workbook::Address first(const table::CellRangeAddress& place) {
  return {static_cast<std::uint32_t>(place.StartRow), static_cast<std::uint32_t>(place.StartColumn)};
}

uno::Any worst(const DocumentArgument& document, const PlaceFunction& function, const CellArgument& cell) {
  return guarded([&] {
    const auto at = place(cell);
    return follow(document, function, static_cast<std::size_t>(at.Sheet), first(at));
  });
}

} // namespace

Spot spot(const CellArgument& cell) {
  const auto sheet =
      Reference<com::sun::star::sheet::XSheetCellRange>(cell, UNO_QUERY_THROW)->getSpreadsheet();
  return {to_utf8(Reference<com::sun::star::container::XNamed>(sheet, UNO_QUERY_THROW)->getName()),
          first(place(cell))};
}

uno::Any SAL_CALL RowFunctions::check(const DocumentArgument& document, const CellArgument& cell) {
  return worst(document, row_check, cell);
}
uno::Any SAL_CALL RowFunctions::severity(const DocumentArgument& document, const CellArgument& cell) {
  return worst(document, row_severity, cell);
}
rtl::OUString SAL_CALL RowFunctions::getImplementationName() {
  return "org.stackbook.RowFunctions";
}
sal_Bool SAL_CALL RowFunctions::supportsService(const rtl::OUString& name) {
  return is_among(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL RowFunctions::getSupportedServiceNames() {
  return named({"ROW"});
}

uno::Any SAL_CALL CellFunctions::check(const DocumentArgument& document, const CellArgument& cell) {
  return worst(document, cell_check, cell);
}
rtl::OUString SAL_CALL CellFunctions::getImplementationName() {
  return "org.stackbook.CellFunctions";
}
sal_Bool SAL_CALL CellFunctions::supportsService(const rtl::OUString& name) {
  return is_among(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL CellFunctions::getSupportedServiceNames() {
  return named({"CELL"});
}

} // namespace stackbook::calc
