// Sheet: one worksheet part, scanned as it inflates, into the columns of a workbook's sheet.
//
// ECMA-376 part 1, 18.3.1. A cell that can't be taken as it stands (a place off the sheet, a number that is
// none, a shared string that does not exist) becomes an error cell or nothing, and a remark says so.
#pragma once

#include "connectors/files/arrays.hpp"
#include "connectors/files/xlsx/strings.hpp"
#include "connectors/files/xlsx/styles.hpp"

#include <atomic>
#include <span>
#include <unordered_map>

namespace stackbook::files::xlsx {

struct Shared { // what all sheets of a file refer to
  workbook::Workbook& book;
  std::span<const Style> styles;
  std::span<const workbook::TextId> strings;
  bool date1904 = false;
  const Limits& limits;
  std::uint64_t cells = 0; // so far, of all sheets that are read one after the other
  // Of a sheet that is read beside others, into a book of its own: what tells its texts from shared ones, and the cells
  // of all of them.
  workbook::TextId mark = 0;
  std::atomic<std::uint64_t>* beside = nullptr;
};

class SheetReader {
 public:
  SheetReader(PartStream part, Shared& shared, workbook::Sheet& sheet)
      : scanner_(std::move(part), spaces(), shared.limits), shared_(shared), sheet_(sheet) {}

  Result<Done> read();

 private:
  enum class Kind : std::uint8_t {
    number,
    shared_string,
    text,
    inline_string,
    boolean,
    error,
    date,
    unknown
  };
  struct Raw { // a cell as the file has it
    workbook::Address at;
    std::uint32_t style = 0;
    Kind kind = Kind::number;
    bool has_value = false, has_formula = false;
  };

  Result<Done> read_rows();
  Result<Done> read_row();
  Result<Done> read_cell();
  bool read_formula(Raw& raw);
  void read_columns();
  void read_merged();
  bool read_validation();
  void read_link();
  void merge_late();
  void finish();

  // The quick road: `<c r="F7" s="1"><v>2.5</v></c>` and its like, wholly in the window. False: take the
  // other one.
  bool read_plain_cell();
  bool read_plain_row(const char*& at, std::uint32_t& row);

  workbook::TextId own_text(std::string_view text) { return shared_.book.intern(text) | shared_.mark; }
  workbook::Cell text_cell(workbook::TextId text) const;
  bool is_full(); // the file holds more cells than it may
  void keep(const Raw& raw, std::string_view value);
  workbook::Cell convert(const Raw& raw, std::string_view value);
  workbook::Cell date_cell(const Raw& raw, std::string_view value);
  workbook::Cell numeric(double number, std::uint32_t style, workbook::Address at);
  void store(workbook::Address at, const workbook::Cell& cell);
  workbook::Cell refuse(std::string code, workbook::Address at, std::string text);
  const Style& style(std::uint32_t number) const {
    return shared_.styles[number < shared_.styles.size() ? number : 0];
  }

  Scanner scanner_;
  Shared& shared_;
  workbook::Sheet& sheet_;
  struct PlainRow { // the row that the last such cell named, and the letters it did so by
    std::uint64_t word = 0, mask = 0;
    std::uint32_t number = 0;
    unsigned length = 0;
  } plain_row_;
  std::uint32_t row_ = 0, column_ = 0; // where the next cell without an address stands
  std::uint64_t told_ = 0;             // of the cells read, to those who read beside
  std::string value_, formula_;
  std::unordered_map<std::string, workbook::Formula> shared_formulas_; // by their si
  std::vector<ArrayFormula> arrays_;
  std::vector<workbook::Area> hidden_columns_;
  std::vector<std::pair<workbook::Address, workbook::Cell>> late_; // behind a row already read
  std::size_t remarks_ = 0;
};

} // namespace stackbook::files::xlsx
