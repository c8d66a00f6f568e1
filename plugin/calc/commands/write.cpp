#include "plugin/calc/commands/write.hpp"

#include "plugin/calc/document/text.hpp"

#include <charconv>

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/text/XTextRange.hpp>

namespace stackbook::calc {
namespace {

using com::sun::star::uno::Reference;
using com::sun::star::uno::UNO_QUERY_THROW;
using findings::Datum;

bool write(const Seat& seat, const Spot& spot, const Datum& value) {
  const auto to = cell(seat, spot);
  const Reference<com::sun::star::text::XTextRange> text(to, UNO_QUERY_THROW);
  if (const auto* word = std::get_if<std::string>(&value)) {
    text->setString(to_office(*word));
    return text->getString() == to_office(*word);
  }
  double number = 0;
  if (const auto* decimal = std::get_if<findings::Decimal>(&value)) number = number_of(*decimal);
  if (const auto* truth = std::get_if<bool>(&value)) number = *truth ? 1 : 0;
  if (std::holds_alternative<std::monostate>(value)) {
    text->setString(rtl::OUString());
    return text->getString().isEmpty();
  }
  to->setValue(number);
  return to->getValue() == number && to->getType() == com::sun::star::table::CellContentType_VALUE;
}

struct Refused {
  std::size_t count = 0;
  std::string cells; // each on its line
};

Refused written(const Seat& seat, const Values& values, const std::string& title) {
  const UndoStep step(seat, title);
  Refused refused;
  for (const auto& [place, value] : values) {
    if (write(seat, {place.first, place.second}, value)) continue;
    ++refused.count;
    refused.cells += "\n" + place.first + ' ' + workbook::to_a1(place.second);
  }
  return refused;
}

} // namespace

double number_of(const findings::Decimal& decimal) {
  double number = 0;
  std::from_chars(decimal.digits.data(), decimal.digits.data() + decimal.digits.size(), number);
  return number;
}

void write_all(const Seat& seat, const Values& values, const std::string& title) {
  const Refused refused = written(seat, values, title);
  if (refused.count > 0) say(seat, title, "Not changed, because the cell is protected:" + refused.cells);
}

bool write_lines(const Seat& seat, const proposal::LedgerLines& lines, const std::string& title) {
  Values values;
  for (std::size_t i = 0; i < lines.lines.size(); ++i)
    for (const auto& [column, text] : lines.lines[i])
      values[{lines.sheet, {lines.below + 1 + static_cast<std::uint32_t>(i), column}}] = text;
  const Refused refused = written(seat, values, title);
  if (refused.count == 0) return true;
  if (refused.count <
      values.size()) // else there is no step of ours, and undo would take back the person's own
    Reference<com::sun::star::document::XUndoManagerSupplier>(seat.document, UNO_QUERY_THROW)
        ->getUndoManager()
        ->undo();
  say(seat, title, "Nothing is written, because these cells are protected:" + refused.cells);
  return false;
}

} // namespace stackbook::calc
