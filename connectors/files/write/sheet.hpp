// Sheet: one planned sheet laid onto a worksheet of libxlsxwriter, every argument bounded before it gets
// there.
#pragma once

#include "connectors/files/write/looks.hpp"
#include "rules/result.hpp"

namespace stackbook::files::write {

// Dropdowns longer than Excel's 255 characters draw on a hidden sheet; one list for each set of choices.
class Choices {
 public:
  Choices(lxw_workbook* book, std::string sheet_name) : book_(book), name_(std::move(sheet_name)) {}

  // The formula of a range that is to hold `allowed`, or the failure of adding the sheet.
  Result<std::string> range(const std::vector<std::string>& allowed);
  Result<Done> lay(); // all of them down, once no more are asked for

 private:
  lxw_workbook* book_;
  std::string name_;
  lxw_worksheet* sheet_ = nullptr;
  std::map<std::vector<std::string>, std::string> laid_;
  std::vector<const std::vector<std::string>*> columns_; // of the sheet: keys of laid_
};

// From so many cells on a workbook is written in the library's constant-memory mode.
inline constexpr std::size_t many = 100'000;

// Cells with an input message or a dropdown of their own.
using Helped = std::vector<const proposal::PlannedCell*>;

// Every cell and row height, row after row, so that the library need not keep them.
Result<Helped> fill(lxw_worksheet* sheet, const proposal::PlannedSheet& plan, Looks& looks);
Result<Done> guide(lxw_worksheet* sheet, const proposal::PlannedSheet& plan, const Helped& helped,
                   Choices& choices); // dropdowns, messages
void mark(lxw_worksheet* sheet, const proposal::PlannedSheet& plan, Looks& looks);
void arrange(lxw_worksheet* sheet, const proposal::PlannedSheet& plan,
             const std::string& title); // view and print

Failure refused(std::string_view sheet, std::optional<workbook::Address> at, std::string why);

} // namespace stackbook::files::write
