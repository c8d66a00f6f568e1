#include "plugin/calc/document/formats.hpp"

#include "plugin/calc/document/text.hpp"

#include <algorithm>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace util = com::sun::star::util;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;
using com::sun::star::table::XCellRange;
using uno::Reference;
using uno::UNO_QUERY_THROW;

workbook::Format format_of(sal_Int16 type) {
  if ((type & util::NumberFormat::DATETIME) == util::NumberFormat::DATETIME)
    return workbook::Format::date_time;
  if (type & util::NumberFormat::DATE) return workbook::Format::date;
  if (type & util::NumberFormat::TIME) return workbook::Format::time;
  if (type & util::NumberFormat::PERCENT) return workbook::Format::percent;
  if (type & util::NumberFormat::CURRENCY) return workbook::Format::currency;
  return workbook::Format::general;
}

} // namespace

const Shape& Shapes::at(workbook::Address address) const {
  static const Shape general;
  if (address.column >= columns_.size()) return general;
  const auto& column = columns_[address.column];
  const auto found = std::upper_bound(column.begin(), column.end(), address.row,
                                      [](std::uint32_t row, const Stretch& s) { return row < s.first; });
  if (found == column.begin() || std::prev(found)->last < address.row) return general;
  return *std::prev(found)->shape;
}

Formats::Formats(const Reference<sheet::XSpreadsheetDocument>& document)
    : formats_(Reference<util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormats()) {}

const Shape& Formats::shape(sal_Int32 key) const {
  if (const auto at = known_.find(key); at != known_.end()) return at->second;
  const Reference<XPropertySet> properties = formats_->getByKey(key);
  sal_Int16 type = 0;
  rtl::OUString code;
  properties->getPropertyValue("Type") >>= type;
  properties->getPropertyValue("FormatString") >>= code;
  Shape shape{format_of(type), (type & util::NumberFormat::LOGICAL) != 0, to_utf8(code)};
  if (shape.code == "General") shape.code.clear();
  return known_.emplace(key, std::move(shape)).first->second;
}

Shapes Formats::of(const Reference<XCellRange>& range) const {
  Shapes shapes;
  const auto groups =
      Reference<sheet::XUniqueCellFormatRangesSupplier>(range, UNO_QUERY_THROW)->getUniqueCellFormatRanges();
  for (sal_Int32 i = 0; i < groups->getCount(); ++i) {
    const Reference<sheet::XSheetCellRanges> group(groups->getByIndex(i), UNO_QUERY_THROW);
    sal_Int32 key = 0;
    Reference<XPropertySet>(group, UNO_QUERY_THROW)->getPropertyValue("NumberFormat") >>= key;
    const Shape& found = shape(key);
    for (const auto& area : group->getRangeAddresses()) {
      if (shapes.columns_.size() <= static_cast<std::size_t>(area.EndColumn))
        shapes.columns_.resize(static_cast<std::size_t>(area.EndColumn) + 1);
      for (sal_Int32 column = area.StartColumn; column <= area.EndColumn; ++column)
        shapes.columns_[static_cast<std::size_t>(column)].push_back(
            {static_cast<std::uint32_t>(area.StartRow), static_cast<std::uint32_t>(area.EndRow), &found});
    }
  }
  for (auto& column : shapes.columns_)
    std::sort(column.begin(), column.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return shapes;
}

// A merged area's first cell has a format of its own, so it stands as a range by itself in its group.
std::vector<workbook::Area> Formats::merged(const Reference<sheet::XSpreadsheet>& from,
                                            const Reference<XCellRange>& range) const {
  std::vector<workbook::Area> areas;
  const auto groups =
      Reference<sheet::XUniqueCellFormatRangesSupplier>(range, UNO_QUERY_THROW)->getUniqueCellFormatRanges();
  for (sal_Int32 i = 0; i < groups->getCount(); ++i) {
    const Reference<sheet::XSheetCellRanges> group(groups->getByIndex(i), UNO_QUERY_THROW);
    for (const auto& area : group->getRangeAddresses()) {
      const auto cells =
          from->getCellRangeByPosition(area.StartColumn, area.StartRow, area.StartColumn, area.StartRow);
      const Reference<util::XMergeable> mergeable(cells, uno::UNO_QUERY);
      if (!mergeable.is() || !mergeable->getIsMerged()) continue;
      const auto cursor =
          from->createCursorByRange(Reference<sheet::XSheetCellRange>(cells, UNO_QUERY_THROW));
      cursor->collapseToMergedArea();
      const auto whole = Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
      areas.push_back(
          {{static_cast<std::uint32_t>(whole.StartRow), static_cast<std::uint32_t>(whole.StartColumn)},
           {static_cast<std::uint32_t>(whole.EndRow), static_cast<std::uint32_t>(whole.EndColumn)}});
    }
  }
  std::sort(areas.begin(), areas.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return areas;
}

} // namespace stackbook::calc
