// Snapshot: the open document as a Workbook, equal to what the file readers make of the same content.
//
// All at once, on the thread that holds the office's lock: for a value that a cell waits for. Live checking takes the
// document in slices (taking.hpp).
#pragma once

#include "plugin/calc/document/taking.hpp"

namespace stackbook::calc {

workbook::Workbook
snapshot(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
         std::vector<workbook::SheetColumn> texts = {});

} // namespace stackbook::calc
