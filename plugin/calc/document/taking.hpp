// Taking: reads an open document slice by slice, so that the main thread is never held for long. A change of the
// document between two slices makes what was taken worthless: begin again.
//
// Runs on the thread that holds the office's lock. Reads only: no undo entry, no modified flag.
#pragma once

#include "plugin/calc/document/taken.hpp"

#include <chrono>
#include <vector>

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

namespace stackbook::calc {

class Taking {
 public:
  // `texts`: columns whose formulas are written out, ascending. That takes the office as long as reading ten cells, and a
  // check asks of most only where they stand.
  Taking(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
         std::vector<workbook::SheetColumn> texts = {});

  bool go_on(std::chrono::steady_clock::time_point until); // true when all is taken
  Taken take() {                                           // holds nothing of the office's
    taken_.formats->let_go();
    return std::move(taken_);
  }

 private:
  enum class Part { names, sheet, rows, formulas, shapes, visible, merged, comments, done };
  void step();
  com::sun::star::uno::Reference<com::sun::star::table::XCellRange> next_rows(sal_Int32 cells, Part then);
  void begin_sheet();
  void begin_names(const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& owner);
  void read_names();
  void read_rows();
  void read_formulas();
  void take_formulas(const com::sun::star::table::CellRangeAddress& area);
  void read_visible();
  void read_comments();

  com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document_;
  com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheet> sheet_;
  com::sun::star::uno::Reference<com::sun::star::table::XCellRange> used_;
  std::vector<workbook::SheetColumn> texts_;
  std::vector<sal_Int32> told_; // the columns of this sheet among them
  com::sun::star::uno::Reference<com::sun::star::container::XIndexAccess>
      names_; // of the document or of a sheet
  sal_Int32 sheets_ = 0, next_sheet_ = 0, last_row_ = 0, last_column_ = 0, next_row_ = 0, comments_read_ = 0,
            names_read_ = 0;
  Part part_ = Part::sheet;
  Taken taken_;
};

} // namespace stackbook::calc
