#include "connectors/files/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>

namespace stackbook::files::write {

using proposal::PlannedCell;
using proposal::PlannedColumn;
using proposal::PlannedSheet;

namespace {

constexpr std::size_t title_length = 32, message_length = 255;

struct Extent {
  std::uint32_t first_row, last_row;
  std::uint32_t column;
};

Result<Done> validate(lxw_worksheet* sheet, const std::string& name, Extent over, std::string_view caption,
                      std::string_view help, const std::vector<std::string>& allowed, Choices& choices) {
  if (help.empty() && allowed.empty()) return Done{};
  std::string title = clipped(safe(caption), title_length), message = clipped(safe(help), message_length);
  std::string range;
  std::vector<std::string> texts;
  std::vector<char*> list;
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_ANY;
  rule.ignore_blank = LXW_VALIDATION_ON;
  rule.show_input = message.empty() ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
  rule.show_error = LXW_VALIDATION_ON;
  if (!message.empty()) {
    if (!title.empty()) rule.input_title = title.data();
    rule.input_message = message.data();
  }
  char error_title[] = "Not in the list", error_message[] = "Choose one of the values that the list offers.";
  if (!allowed.empty()) {
    rule.error_title = error_title;
    rule.error_message = error_message;
    rule.dropdown = LXW_VALIDATION_ON;
    if (fit_inline(allowed)) {
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      for (const std::string& text : allowed) texts.push_back(safe(text));
      for (std::string& text : texts) list.push_back(text.data());
      list.push_back(nullptr);
      rule.value_list = list.data();
    } else {
      auto laid = choices.range(allowed);
      if (!laid) return std::move(laid.failure());
      range = std::move(*laid);
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = range.data();
    }
  }
  const auto column = static_cast<lxw_col_t>(over.column);
  const lxw_error error =
      worksheet_data_validation_range(sheet, over.first_row, column, over.last_row, column, &rule);
  if (error != LXW_NO_ERROR)
    return refused(name, workbook::Address{over.first_row, over.column}, lxw_strerror(error));
  return Done{};
}

} // namespace

Result<std::string> Choices::range(const std::vector<std::string>& allowed) {
  std::string& formula = laid_[allowed];
  if (!formula.empty()) return formula;
  if (!sheet_) {
    sheet_ = workbook_add_worksheet(book_, name_.c_str());
    if (!sheet_) return refused(name_, std::nullopt, "the sheet of long lists can't be added");
    worksheet_hide(sheet_);
  }
  const auto column = static_cast<lxw_col_t>(columns_.size());
  columns_.push_back(&laid_.find(allowed)->first);
  const std::string letters = workbook::column_letters(column);
  formula = "=" + name_ + "!$" + letters + "$1:$" + letters + "$" + std::to_string(allowed.size());
  return formula;
}

Result<Done> Choices::lay() {
  std::size_t rows = 0;
  for (const auto* texts : columns_) rows = std::max(rows, texts->size());
  for (lxw_row_t row = 0; row < rows; ++row)
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (row >= columns_[c]->size()) continue;
      const auto column = static_cast<lxw_col_t>(c);
      const std::string text = safe((*columns_[c])[row]);
      const lxw_error error = worksheet_write_string(sheet_, row, column, text.c_str(), nullptr);
      if (error != LXW_NO_ERROR) return refused(name_, workbook::Address{row, column}, lxw_strerror(error));
    }
  return Done{};
}

Result<Done> guide(lxw_worksheet* sheet, const PlannedSheet& plan, const Helped& helped, Choices& choices) {
  if (plan.header_row && plan.data_rows > 0)
    for (const PlannedColumn& column : plan.columns) {
      const Extent over{*plan.header_row + 1, *plan.header_row + plan.data_rows, column.column};
      auto done = validate(sheet, plan.name, over, column.title, column.help, column.allowed, choices);
      if (!done) return done;
    }
  for (const PlannedCell* cell : helped) {
    const Extent over{cell->row, cell->row, cell->column};
    if (auto done = validate(sheet, plan.name, over, {}, cell->help, cell->allowed, choices); !done)
      return done;
  }
  return Done{};
}

} // namespace stackbook::files::write
