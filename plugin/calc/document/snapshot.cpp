#include "plugin/calc/document/snapshot.hpp"

#include "plugin/calc/document/formats.hpp"
#include "plugin/calc/document/text.hpp"

#include <algorithm>
#include <chrono>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetAnnotation.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/table/XTableColumns.hpp>
#include <com/sun/star/text/XSimpleText.hpp>
#include <com/sun/star/util/Date.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;
using uno::Reference;
using uno::UNO_QUERY_THROW;

template <class T> T property(const Reference<uno::XInterface>& object, const char* name) {
  T value{};
  Reference<XPropertySet>(object, UNO_QUERY_THROW)->getPropertyValue(rtl::OUString::createFromAscii(name)) >>=
      value;
  return value;
}

// Days from 1899-12-30, where a Workbook's dates begin, to where the document's begin.
double first_day(const Reference<sheet::XSpreadsheetDocument>& document) {
  using namespace std::chrono;
  const auto date = property<com::sun::star::util::Date>(document, "NullDate");
  const year_month_day first{year(date.Year), month(date.Month), day(date.Day)};
  return static_cast<double>((sys_days(first) - sys_days(year(1899) / 12 / 30)).count());
}

workbook::Error error_of(sal_Int32 code) { // Calc's numbers of the seven errors that spreadsheets share
  switch (code) {
  case 521: return workbook::Error::null;
  case 532: return workbook::Error::division;
  case 519: return workbook::Error::value;
  case 524: return workbook::Error::reference;
  case 525: return workbook::Error::name;
  case 503: return workbook::Error::number;
  case 32767: return workbook::Error::not_available;
  default: return workbook::Error::other;
  }
}

class SheetReader {
 public:
  SheetReader(const Reference<sheet::XSpreadsheet>& from, workbook::Workbook& book, const Formats& formats,
              double first_day)
      : from_(from), book_(book), formats_(formats), first_day_(first_day) {}

  workbook::Sheet read() {
    to_.name = to_utf8(Reference<com::sun::star::container::XNamed>(from_, UNO_QUERY_THROW)->getName());
    if (!property<bool>(from_, "IsVisible")) to_.visibility = workbook::Visibility::hidden;
    const Reference<sheet::XSheetCellCursor> cursor = from_->createCursor();
    Reference<sheet::XUsedAreaCursor>(cursor, UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
    const auto end = Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
    const auto used = from_->getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow);
    shapes_ = formats_.of(used);
    read_cells(used);
    read_hidden(used, end);
    to_.merged = formats_.merged(from_, used);
    read_comments();
    return std::move(to_);
  }

 private:
  void read_cells(const Reference<table::XCellRange>& used) {
    const auto data = Reference<sheet::XCellRangeData>(used, UNO_QUERY_THROW)->getDataArray();
    const auto formulas = Reference<sheet::XCellRangeFormula>(used, UNO_QUERY_THROW)->getFormulaArray();
    for (sal_Int32 row = 0; row < data.getLength(); ++row)
      for (sal_Int32 column = 0; column < data[row].getLength(); ++column)
        read_cell(data[row][column], formulas[row][column],
                  {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
  }

  void read_cell(const uno::Any& value, const rtl::OUString& formula, workbook::Address at) {
    const bool calculated = formula.startsWith("=") || formula.startsWith("{=");
    if (formula.isEmpty()) return;
    workbook::Cell cell;
    double number = 0;
    rtl::OUString text;
    if (value >>= number) {
      const Shape& shape = shapes_.at(at);
      if (shape.format == workbook::Format::date || shape.format == workbook::Format::date_time)
        number += first_day_;
      if (shape.boolean)
        cell = workbook::boolean_cell(number != 0);
      else
        cell = workbook::number_cell(number, shape.format);
      cell.style = book_style(shape);
    } else if (value >>= text) {
      cell = workbook::text_cell(book_, to_utf8(text));
    } else {
      const auto place =
          from_->getCellByPosition(static_cast<sal_Int32>(at.column), static_cast<sal_Int32>(at.row));
      cell = workbook::error_cell(error_of(place->getError()));
    }
    cell.formula = calculated;
    workbook::put(to_, at, cell);
    if (!calculated) return;
    std::string written = to_utf8(formula);
    if (written.front() == '{' && written.back() == '}') written = written.substr(1, written.size() - 2);
    to_.formulas.push_back({at, book_.intern(written.substr(1)), false});
  }

  std::uint32_t book_style(const Shape& shape) {
    if (shape.code.empty()) return 0;
    const auto known = std::find(book_.number_formats.begin(), book_.number_formats.end(), shape.code);
    if (known != book_.number_formats.end())
      return static_cast<std::uint32_t>(known - book_.number_formats.begin());
    book_.number_formats.push_back(shape.code);
    return static_cast<std::uint32_t>(book_.number_formats.size() - 1);
  }

  // What is visible comes in few ranges; asking row by row would cost a call each.
  void read_hidden(const Reference<table::XCellRange>& used, const table::CellRangeAddress& end) {
    std::vector<bool> row_seen(static_cast<std::size_t>(end.EndRow) + 1),
        column_seen(static_cast<std::size_t>(end.EndColumn) + 1);
    const auto visible =
        Reference<sheet::XCellRangesQuery>(used, UNO_QUERY_THROW)->queryVisibleCells()->getRangeAddresses();
    for (const auto& area : visible) {
      std::fill(row_seen.begin() + area.StartRow, row_seen.begin() + area.EndRow + 1, true);
      std::fill(column_seen.begin() + area.StartColumn, column_seen.begin() + area.EndColumn + 1, true);
    }
    if (visible.getLength() == 0)
      return; // a hidden sheet has no visible cell; its rows are not hidden one by one
    for (std::uint32_t row = 0; row < row_seen.size(); ++row) {
      if (row_seen[row]) continue;
      if (to_.hidden_rows.empty() || to_.hidden_rows.back().last.row + 1 != row)
        to_.hidden_rows.push_back({{row, 0}, {row, 0}});
      to_.hidden_rows.back().last.row = row;
    }
    for (std::size_t column = 0; column < std::min(column_seen.size(), to_.columns.size()); ++column)
      to_.columns[column].hidden = !column_seen[column];
  }

  void read_comments() {
    const auto comments =
        Reference<sheet::XSheetAnnotationsSupplier>(from_, UNO_QUERY_THROW)->getAnnotations();
    for (sal_Int32 i = 0; i < comments->getCount(); ++i) {
      const Reference<sheet::XSheetAnnotation> comment(comments->getByIndex(i), UNO_QUERY_THROW);
      const auto at = comment->getPosition();
      const workbook::Address address{static_cast<std::uint32_t>(at.Row),
                                      static_cast<std::uint32_t>(at.Column)};
      const Reference<com::sun::star::text::XSimpleText> text(comment, UNO_QUERY_THROW);
      book_.attachments.push_back({workbook::Attachment::Sort::comment,
                                   to_.name + "!" + workbook::to_a1(address), to_utf8(text->getString())});
    }
  }

  Reference<sheet::XSpreadsheet> from_;
  workbook::Workbook& book_;
  const Formats& formats_;
  double first_day_;
  Shapes shapes_;
  workbook::Sheet to_;
};

} // namespace

workbook::Workbook snapshot(const Reference<sheet::XSpreadsheetDocument>& document) {
  workbook::Workbook book;
  const Formats formats(document);
  const double first = first_day(document);
  const Reference<XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
  for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
    book.sheets.push_back(SheetReader(Reference<sheet::XSpreadsheet>(sheets->getByIndex(i), UNO_QUERY_THROW),
                                      book, formats, first)
                              .read());
  return book;
}

} // namespace stackbook::calc
