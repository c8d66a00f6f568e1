#include "plugin/calc/document/snapshot.hpp"

namespace stackbook::calc {

workbook::Workbook
snapshot(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
         std::vector<workbook::SheetColumn> texts) {
  Taking taking(document, std::move(texts));
  taking.go_on(std::chrono::steady_clock::time_point::max());
  return to_workbook(taking.take());
}

} // namespace stackbook::calc
