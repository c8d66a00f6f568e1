// Formats: how the document shows its numbers, looked up once a format instead of once a cell.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <map>
#include <string>
#include <vector>

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>

namespace stackbook::calc {

struct Shape {
  workbook::Format format = workbook::Format::general;
  bool boolean = false;
  std::string code; // the format's code; empty for General
};

class Shapes { // of the cells of one range that begins at A1
 public:
  const Shape& at(workbook::Address address) const;

 private:
  friend class Formats;
  struct Stretch {
    std::uint32_t first, last; // rows
    const Shape* shape;
  };
  std::vector<std::vector<Stretch>> columns_; // each ascending
};

class Formats {
 public:
  explicit Formats(
      const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);
  Shapes of(const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range)
      const; // lives as long as this
  std::vector<workbook::Area>
  merged(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheet>& sheet,
         const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& range) const;
  void let_go() { formats_.clear(); } // of the office, so that what is known can end on any thread

 private:
  const Shape& shape(sal_Int32 key) const;

  com::sun::star::uno::Reference<com::sun::star::util::XNumberFormats> formats_;
  mutable std::map<sal_Int32, Shape> known_;
};

} // namespace stackbook::calc
