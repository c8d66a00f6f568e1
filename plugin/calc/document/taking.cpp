#include "plugin/calc/document/taking.hpp"

#include "plugin/calc/document/text.hpp"

#include <algorithm>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XSheetAnnotation.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
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

constexpr sal_Int32 cells_at_once = 4'000, // well under a millisecond
    texts_at_once = 1'000;                 // two

template <class T> T property(const Reference<uno::XInterface>& object, const char* name) {
  T value{};
  Reference<XPropertySet>(object, UNO_QUERY_THROW)->getPropertyValue(rtl::OUString::createFromAscii(name)) >>=
      value;
  return value;
}

double first_day(const Reference<sheet::XSpreadsheetDocument>& document) {
  using namespace std::chrono;
  const auto date = property<com::sun::star::util::Date>(document, "NullDate");
  const year_month_day first{year(date.Year), month(date.Month), day(date.Day)};
  return static_cast<double>((sys_days(first) - sys_days(year(1899) / 12 / 30)).count());
}

workbook::Address at(sal_Int32 row, sal_Int32 column) {
  return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
}

} // namespace

Taking::Taking(const Reference<sheet::XSpreadsheetDocument>& document,
               std::vector<workbook::SheetColumn> texts)
    : document_(document), texts_(std::move(texts)) {
  taken_.formats = std::make_shared<Formats>(document);
  taken_.first_day = first_day(document);
  sheets_ = Reference<XIndexAccess>(document->getSheets(), UNO_QUERY_THROW)->getCount();
  if (sheets_ == 0)
    part_ = Part::done;
  else if (!texts_.empty())
    begin_names(document);
}

bool Taking::go_on(std::chrono::steady_clock::time_point until) {
  while (part_ != Part::done) {
    step();
    if (std::chrono::steady_clock::now() >= until) break;
  }
  return part_ == Part::done;
}

void Taking::step() {
  switch (part_) {
  case Part::names: return read_names();
  case Part::sheet: return begin_sheet();
  case Part::rows: return read_rows();
  case Part::formulas: return read_formulas();
  case Part::shapes:
    taken_.sheets.back().shapes = taken_.formats->of(used_);
    part_ = Part::visible;
    return;
  case Part::visible: return read_visible();
  case Part::merged:
    taken_.sheets.back().merged = taken_.formats->merged(sheet_, used_);
    part_ = Part::comments;
    return;
  case Part::comments: return read_comments();
  case Part::done: return;
  }
}

void Taking::begin_sheet() {
  const Reference<XIndexAccess> sheets(document_->getSheets(), UNO_QUERY_THROW);
  sheet_.set(sheets->getByIndex(next_sheet_++), UNO_QUERY_THROW);
  TakenSheet& to = taken_.sheets.emplace_back();
  to.name = Reference<com::sun::star::container::XNamed>(sheet_, UNO_QUERY_THROW)->getName();
  to.visible = property<bool>(sheet_, "IsVisible");
  const Reference<sheet::XSheetCellCursor> cursor = sheet_->createCursor();
  Reference<sheet::XUsedAreaCursor>(cursor, UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
  const auto end = Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
  last_row_ = end.EndRow;
  last_column_ = end.EndColumn;
  used_ = sheet_->getCellRangeByPosition(0, 0, last_column_, last_row_);
  next_row_ = 0;
  part_ = Part::rows;
  told_.clear();
  for (const workbook::SheetColumn& one : texts_)
    if (one.sheet == to_utf8(to.name)) told_.push_back(static_cast<sal_Int32>(one.column));
  if (!texts_.empty()) begin_names(sheet_);
}

void Taking::begin_names(const Reference<uno::XInterface>& owner) {
  names_.set(property<Reference<uno::XInterface>>(owner, "NamedRanges"), uno::UNO_QUERY_THROW);
  names_read_ = 0;
  part_ = Part::names;
}

void Taking::read_names() {
  constexpr sal_Int32 at_once = 50;
  const sal_Int32 count = names_->getCount(), end = std::min(count, names_read_ + at_once);
  for (; names_read_ < end; ++names_read_) {
    const Reference<sheet::XNamedRange> name(names_->getByIndex(names_read_), UNO_QUERY_THROW);
    taken_.names.emplace_back(name->getName(), name->getContent());
  }
  if (names_read_ == count) part_ = taken_.sheets.empty() ? Part::sheet : Part::rows;
}

// The next rows with about so many cells; after the last ones comes `then`.
Reference<table::XCellRange> Taking::next_rows(sal_Int32 cells, Part then) {
  const sal_Int32 first = next_row_, count = std::max<sal_Int32>(cells / (last_column_ + 1), 1);
  const sal_Int32 last = std::min(last_row_, first + count - 1);
  next_row_ = last + 1;
  if (next_row_ > last_row_) {
    next_row_ = 0;
    part_ = then;
  }
  return sheet_->getCellRangeByPosition(0, first, last_column_, last);
}

void Taking::read_rows() {
  const auto first = static_cast<std::uint32_t>(next_row_);
  const Reference<sheet::XCellRangeData> rows(next_rows(cells_at_once, Part::formulas), UNO_QUERY_THROW);
  taken_.sheets.back().values.push_back({first, rows->getDataArray()});
}

void Taking::read_formulas() {
  TakenSheet& to = taken_.sheets.back();
  const auto known = to.formulas.size();
  const auto told = static_cast<sal_Int32>(told_.size());
  const sal_Int32 texts = told == 0 ? 4 * cells_at_once : texts_at_once * (last_column_ + 1) / told;
  const Reference<sheet::XCellRangesQuery> query(next_rows(std::min(texts, 4 * cells_at_once), Part::shapes),
                                                 UNO_QUERY_THROW);
  for (const auto& area : query->queryContentCells(sheet::CellFlags::FORMULA)->getRangeAddresses())
    take_formulas(area);
  if (to.formulas.size() > known)
    for (const auto& area : query->queryFormulaCells(sheet::FormulaResult::ERROR)->getRangeAddresses())
      for (sal_Int32 row = area.StartRow; row <= area.EndRow; ++row)
        for (sal_Int32 column = area.StartColumn; column <= area.EndColumn; ++column)
          to.errors.emplace_back(at(row, column), sheet_->getCellByPosition(column, row)->getError());
}

void Taking::take_formulas(const table::CellRangeAddress& area) {
  std::vector<TakenSheet::Formulas>& formulas = taken_.sheets.back().formulas;
  const auto add = [&](sal_Int32 first, sal_Int32 last) {
    if (first <= last) formulas.push_back({{at(area.StartRow, first), at(area.EndRow, last)}, {}});
  };
  sal_Int32 next = area.StartColumn;
  for (const sal_Int32 column : told_) {
    if (column < next || column > area.EndColumn) continue;
    add(next, column - 1);
    add(column, column);
    next = column + 1;
    const auto cells = sheet_->getCellRangeByPosition(column, area.StartRow, column, area.EndRow);
    formulas.back().texts = Reference<sheet::XCellRangeFormula>(cells, UNO_QUERY_THROW)->getFormulaArray();
  }
  add(next, area.EndColumn);
}

// What is visible comes in few ranges; asking row by row would cost a call each.
void Taking::read_visible() {
  const auto visible =
      Reference<sheet::XCellRangesQuery>(used_, UNO_QUERY_THROW)->queryVisibleCells()->getRangeAddresses();
  TakenSheet& to = taken_.sheets.back();
  if (visible.getLength() > 0) {
    to.row_seen.resize(static_cast<std::size_t>(last_row_) + 1);
    to.column_seen.resize(static_cast<std::size_t>(last_column_) + 1);
  }
  for (const auto& area : visible) {
    std::fill(to.row_seen.begin() + area.StartRow, to.row_seen.begin() + area.EndRow + 1, true);
    std::fill(to.column_seen.begin() + area.StartColumn, to.column_seen.begin() + area.EndColumn + 1, true);
  }
  comments_read_ = 0;
  part_ = Part::merged;
}

void Taking::read_comments() {
  constexpr sal_Int32 at_once = 20;
  const auto comments =
      Reference<sheet::XSheetAnnotationsSupplier>(sheet_, UNO_QUERY_THROW)->getAnnotations();
  const sal_Int32 count = comments->getCount(), end = std::min(count, comments_read_ + at_once);
  for (; comments_read_ < end; ++comments_read_) {
    const Reference<sheet::XSheetAnnotation> comment(comments->getByIndex(comments_read_), UNO_QUERY_THROW);
    const auto place = comment->getPosition();
    const Reference<com::sun::star::text::XSimpleText> text(comment, UNO_QUERY_THROW);
    taken_.sheets.back().comments.emplace_back(at(place.Row, place.Column), text->getString());
  }
  if (comments_read_ == count) part_ = next_sheet_ == sheets_ ? Part::done : Part::sheet;
}

} // namespace stackbook::calc
