#include "plugin/calc/live/revive.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/table.hpp"

#include <string>

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/util/XSearchable.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

bool from_foreign_file(const Reference<com::sun::star::frame::XModel>& model) {
  for (const auto& argument : model->getArgs()) {
    rtl::OUString filter;
    if (argument.Name == "FilterName" && (argument.Value >>= filter)) return filter != "calc8";
  }
  return false;
}

std::string pattern() { // \b(STACK|INCENTIVE|…)\.
  std::string services;
  std::string_view last;
  for (const auto& function : cell_functions()) {
    if (function.service == last) continue;
    last = function.service;
    services += (services.empty() ? "" : "|") + std::string(last);
  }
  return "\\b(" + services + ")\\.";
}

bool calls_us(const Reference<com::sun::star::util::XSearchable>& sheet) {
  const auto search = sheet->createSearchDescriptor();
  const Reference<com::sun::star::beans::XPropertySet> options(search, UNO_QUERY_THROW);
  options->setPropertyValue("SearchRegularExpression", uno::Any(true));
  options->setPropertyValue("SearchType", uno::Any(sal_Int16(0))); // in formulas
  search->setSearchString(to_office(pattern()));
  return sheet->findFirst(search).is();
}

} // namespace

void revive(const Reference<com::sun::star::frame::XModel>& model) {
  const Reference<com::sun::star::sheet::XSpreadsheetDocument> document(model, UNO_QUERY);
  if (!document.is() || !from_foreign_file(model)) return;
  const Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
  for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
    if (!calls_us(Reference<com::sun::star::util::XSearchable>(sheets->getByIndex(i), UNO_QUERY_THROW)))
      continue;
    Reference<com::sun::star::sheet::XCalculatable>(model, UNO_QUERY_THROW)->calculateAll();
    return;
  }
}

} // namespace stackbook::calc
