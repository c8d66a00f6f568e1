// Sheet: one table:table of an OpenDocument spreadsheet (1.3 part 3, 9.1), scanned as it inflates, into the
// columns of a workbook's sheet.
//
// What repeats is counted before it is unfolded: empty rows and cells cost nothing however often they repeat,
// others are held against the limit on cells first. A cell that can't be taken as it stands becomes an error
// cell or nothing, and a remark says so.
#pragma once

#include "connectors/files/append.hpp"
#include "connectors/files/arrays.hpp"
#include "connectors/files/ods/paragraph.hpp"
#include "connectors/files/ods/styles.hpp"

namespace stackbook::files::ods {

struct Shared { // what all sheets of a file refer to
  workbook::Workbook& book;
  const Styles& styles;
  const Limits& limits;
  double first_day = 0;    // of plain numbers shown as dates, in days after 1899-12-30
  std::uint64_t cells = 0; // so far, of all sheets
};

// Names given to ranges and formulas: the element table:named-expressions just started; false after a failure.
bool read_names(Scanner& scanner, workbook::Workbook& book, const Limits& limits);

class SheetReader {
 public:
  SheetReader(Scanner& scanner, Shared& shared, workbook::Sheet& sheet)
      : scanner_(scanner), paragraphs_(scanner, shared.limits.text), shared_(shared), sheet_(sheet) {}

  Result<Done> read(); // from behind the start tag to the end tag

 private:
  enum class Kind : std::uint8_t {
    none,
    number,
    percent,
    currency,
    date,
    time,
    boolean,
    text,
    error,
    unknown
  };
  struct Raw { // a cell as the file has it
    workbook::Address at;
    std::uint32_t repeated = 1, rows_spanned = 1, columns_spanned = 1, array_rows = 1, array_columns = 1;
    Kind kind = Kind::none;
    bool has_formula = false, has_value = false;
    const Style* style = nullptr;
  };
  struct Run { // equal cells side by side
    std::uint32_t column, count;
    workbook::Cell cell;
    std::optional<workbook::Formula> formula;
  };
  struct Worn { // the style that a column's last cell named
    std::string name;
    const Style* style = nullptr;
  };

  Result<Done> read_column();
  Result<Done> read_row();
  Result<Done> read_cells();
  Result<Done> read_cell();
  Result<Done> read_content(Raw& raw);
  template <class Other> Result<Done> read_paragraphs(std::string& into, Other other);
  Result<Done> skip();
  Result<Done> read_comment(workbook::Address at);
  bool read_attributes(Raw& raw);

  // The quick road: cells as LibreOffice writes nearly all of them, wholly in the window. False: take the
  // other one.
  bool read_plain_cell();
  bool pass_row_border();

  void note_array(const Raw& raw, workbook::TextId text);
  Result<Done> keep(const Raw& raw);
  void note_merged(const Raw& raw);
  Result<Done> spread(); // the runs of a repeated row
  workbook::Cell convert(const Raw& raw);
  workbook::Cell numeric(double number, const Raw& raw);
  workbook::Cell moment(double number, const Raw& raw, workbook::Format otherwise) const;
  void store(workbook::Address at, const workbook::Cell& cell);
  workbook::Cell refuse(std::string code, workbook::Address at, std::string text);
  Failure too_many() const;
  const Style& style_at(std::uint32_t column, std::string_view name);
  const Style& style_of(std::uint32_t column) const; // of cells that name none
  void finish();

  Scanner& scanner_;
  Paragraphs paragraphs_;
  Shared& shared_;
  workbook::Sheet& sheet_;
  std::uint64_t row_ = 0;
  std::uint32_t column_ = 0, row_repeated_ = 1, next_column_ = 0;
  std::size_t declared_ = 0; // prefixes in force where `plain_` was found
  bool plain_ = false;       // the prefixes mean what they usually do
  std::string value_, formula_, text_;
  std::vector<Run> runs_;
  std::vector<Worn> worn_;
  std::vector<const Style*> column_styles_;
  const Style* row_style_ = nullptr;
  std::vector<ArrayFormula> arrays_;
  std::vector<workbook::Area> hidden_columns_;
  std::size_t remarks_ = 0;
};

} // namespace stackbook::files::ods
