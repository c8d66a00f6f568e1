#include "plugin/calc/functions/row.hpp"

#include "plugin/calc/document/text.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY_THROW;

using Look = const findings::Finding* (*)(const Standing&, std::string_view, workbook::Address);
using Say = std::string (*)(const findings::Finding&);

std::string message(const findings::Finding& finding) {
  return finding.message;
}
std::string severity_of(const findings::Finding& finding) {
  return std::string(to_text(finding.severity));
}

uno::Any worst(const DocumentArgument& document, std::string_view function, const CellArgument& cell,
               Look look, Say say) {
  return guarded([&] {
    const Spot where = spot(cell);
    std::string key(function);
    key += '\x1f' + where.sheet + '\x1f' + workbook::to_a1(where.at);
    return follow(document, key, [where, look, say](const Standing& standing) {
      const findings::Finding* finding = look(standing, where.sheet, where.at);
      return uno::Any(finding ? to_office(say(*finding)) : rtl::OUString());
    });
  });
}

} // namespace

Spot spot(const CellArgument& cell) {
  const auto place =
      Reference<com::sun::star::sheet::XCellRangeAddressable>(cell, UNO_QUERY_THROW)->getRangeAddress();
  const auto sheet =
      Reference<com::sun::star::sheet::XSheetCellRange>(cell, UNO_QUERY_THROW)->getSpreadsheet();
  return {to_utf8(Reference<com::sun::star::container::XNamed>(sheet, UNO_QUERY_THROW)->getName()),
          {static_cast<std::uint32_t>(place.StartRow), static_cast<std::uint32_t>(place.StartColumn)}};
}

uno::Any SAL_CALL RowFunctions::check(const DocumentArgument& document, const CellArgument& cell) {
  return worst(document, "ROW.CHECK", cell, worst_of_row, message);
}
uno::Any SAL_CALL RowFunctions::severity(const DocumentArgument& document, const CellArgument& cell) {
  return worst(document, "ROW.SEVERITY", cell, worst_of_row, severity_of);
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
  return worst(document, "CELL.CHECK", cell, worst_of_cell, message);
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
