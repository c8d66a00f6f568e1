#include "plugin/calc/functions/row.hpp"

#include "plugin/calc/document/text.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY_THROW;

uno::Any SAL_CALL RowFunctions::check(const DocumentArgument& document, const Cell& cell) {
  return guarded([&] {
    const auto place =
        Reference<com::sun::star::sheet::XCellRangeAddressable>(cell, UNO_QUERY_THROW)->getRangeAddress();
    const auto sheet =
        Reference<com::sun::star::sheet::XSheetCellRange>(cell, UNO_QUERY_THROW)->getSpreadsheet();
    const std::string name =
        to_utf8(Reference<com::sun::star::container::XNamed>(sheet, UNO_QUERY_THROW)->getName());
    const workbook::Address at{static_cast<std::uint32_t>(place.StartRow),
                               static_cast<std::uint32_t>(place.StartColumn)};
    return follow(document, "ROW.CHECK\x1f" + name + '\x1f' + workbook::to_a1(at),
                  [name, at](const Standing& standing) {
                    return uno::Any(to_office(row_message(standing, name, at)));
                  });
  });
}

rtl::OUString SAL_CALL RowFunctions::getImplementationName() {
  return "org.stackbook.RowFunctions";
}
sal_Bool SAL_CALL RowFunctions::supportsService(const rtl::OUString& name) {
  return has(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL RowFunctions::getSupportedServiceNames() {
  return named({"ROW"});
}

} // namespace stackbook::calc
