// Snapshot: the open document as a Workbook, equal to what the file readers make of the same content.
//
// Runs on the thread that holds the office's lock (the main thread); nothing after it needs the office. Reads only: no
// undo entry, no modified flag.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

namespace stackbook::calc {

workbook::Workbook
snapshot(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

} // namespace stackbook::calc
