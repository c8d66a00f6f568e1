#include "plugin/calc/document/taken.hpp"

#include "plugin/calc/document/text.hpp"
#include "rules/workbook/calendar.hpp"
#include "rules/workbook/error.hpp"
#include "rules/workbook/remark.hpp"

#include <algorithm>
#include <map>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using workbook::Address;

class SheetMaker {
 public:
  SheetMaker(const TakenSheet& from, workbook::Workbook& book, double first_day)
      : from_(from), book_(book), first_day_(first_day) {}

  workbook::Sheet make() {
    to_.name = to_utf8(from_.name);
    if (!from_.visible) to_.visibility = workbook::Visibility::hidden;
    find_formulas();
    for (const auto& values : from_.values)
      for (sal_Int32 row = 0; row < values.cells.getLength(); ++row)
        for (sal_Int32 column = 0; column < values.cells[row].getLength(); ++column)
          make_cell(values.cells[row][column],
                    {values.first_row + static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
    hide();
    to_.merged = from_.merged;
    for (const auto& [at, text] : from_.comments)
      book_.attachments.push_back(
          {workbook::Attachment::Sort::comment, to_.name + "!" + workbook::to_a1(at), to_utf8(text)});
    return std::move(to_);
  }

 private:
  void find_formulas() {
    for (const auto& [area, texts] : from_.formulas)
      for (std::uint32_t row = area.first.row; row <= area.last.row; ++row)
        for (std::uint32_t column = area.first.column; column <= area.last.column; ++column) {
          const bool taken = texts.getLength() > 0;
          formulas_.emplace_back(Address{row, column},
                                 taken ? &texts[static_cast<sal_Int32>(row - area.first.row)]
                                               [static_cast<sal_Int32>(column - area.first.column)]
                                       : nullptr);
        }
    std::ranges::sort(formulas_);
    for (const auto& [at, code] : from_.errors) errors_[at] = code;
  }

  void make_cell(const uno::Any& value, Address at) {
    const auto* text = static_cast<const rtl::OUString*>(
        value.getValueTypeClass() == uno::TypeClass_STRING ? value.getValue() : nullptr);
    while (next_ < formulas_.size() && formulas_[next_].first < at) ++next_;
    const bool calculated = next_ < formulas_.size() && formulas_[next_].first == at;
    if (text && text->isEmpty() && !calculated) return;
    workbook::Cell cell;
    double number = 0;
    if (text) {
      cell = workbook::text_cell(book_, to_utf8(*text));
    } else if (value >>= number) {
      const Shape& shape = from_.shapes.at(at);
      cell = shape.boolean ? workbook::boolean_cell(number != 0) : shown_number(number, shape.format, at);
      cell.style = style_of(shape);
    } else {
      const auto known = errors_.find(at);
      cell = workbook::error_cell(workbook::error_numbered(known == errors_.end() ? 0 : known->second));
    }
    cell.formula = calculated;
    workbook::put(to_, at, cell);
    if (!calculated) return;
    const rtl::OUString* kept = formulas_[next_].second;
    std::string written = kept != nullptr ? to_utf8(*kept) : std::string();
    if (written.starts_with('{') && written.ends_with('}')) written = written.substr(1, written.size() - 2);
    if (written.starts_with('=')) written.erase(0, 1);
    to_.formulas.push_back({at, book_.intern(written), false});
  }

  // As the readers of files do, so that the saved document gives the same findings.
  workbook::Cell shown_number(double number, workbook::Format format, Address at) {
    if (format != workbook::Format::date && format != workbook::Format::date_time)
      return workbook::number_cell(number, format);
    number += first_day_;
    if (number >= 0 && number < workbook::last_serial + 1) return workbook::number_cell(number, format);
    workbook::remark(book_, to_.name, remarks_, "date", at,
                     "the number is shown as a date, but no calendar reaches it");
    return workbook::number_cell(number, workbook::Format::general);
  }

  std::uint32_t style_of(const Shape& shape) {
    if (shape.code.empty()) return 0;
    const auto known = std::find(book_.number_formats.begin(), book_.number_formats.end(), shape.code);
    if (known != book_.number_formats.end())
      return static_cast<std::uint32_t>(known - book_.number_formats.begin());
    book_.number_formats.push_back(shape.code);
    return static_cast<std::uint32_t>(book_.number_formats.size() - 1);
  }

  void hide() {
    if (from_.row_seen.empty())
      return; // a hidden sheet has no visible cell; its rows are not hidden one by one
    for (std::uint32_t row = 0; row < from_.row_seen.size(); ++row) {
      if (from_.row_seen[row]) continue;
      if (to_.hidden_rows.empty() || to_.hidden_rows.back().last.row + 1 != row)
        to_.hidden_rows.push_back({{row, 0}, {row, 0}});
      to_.hidden_rows.back().last.row = row;
    }
    for (std::size_t column = 0; column < std::min(from_.column_seen.size(), to_.columns.size()); ++column)
      to_.columns[column].hidden = !from_.column_seen[column];
  }

  const TakenSheet& from_;
  workbook::Workbook& book_;
  double first_day_;
  std::vector<std::pair<Address, const rtl::OUString*>> formulas_; // ascending, as cells are made
  std::size_t next_ = 0;
  std::map<Address, sal_Int32> errors_;
  workbook::Sheet to_;
  std::size_t remarks_ = 0;
};

} // namespace

workbook::Workbook to_workbook(const Taken& taken) {
  workbook::Workbook book;
  for (const auto& [name, refers_to] : taken.names) book.names.push_back({to_utf8(name), to_utf8(refers_to)});
  for (const TakenSheet& sheet : taken.sheets)
    book.sheets.push_back(SheetMaker(sheet, book, taken.first_day).make());
  return book;
}

} // namespace stackbook::calc
