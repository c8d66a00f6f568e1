// Workbook: what a spreadsheet is, whatever file or live document it came from.
//
// Cells are kept by column (a rule reads columns), strings are interned, addresses are kept, empty cells cost
// nothing. The same content through .xlsx, .ods, .csv or Calc gives an equal workbook. Rows and columns count
// from 0 here; A1 text counts from 1.
//
// Dates and times are numbers with a format that says so: days since 1899-12-30 (the serial both suites show;
// readers convert the 1904 system and undo the false 29 February 1900: dates before March 1900 are one more
// than in an .xlsx).
#pragma once

#include "rules/workbook/address.hpp"
#include "rules/workbook/texts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::workbook {

enum class Content : std::uint8_t { blank, number, text, boolean, error };
enum class Format : std::uint8_t { general, percent, currency, date, time, date_time, duration };
enum class Error : std::uint8_t { null, division, value, reference, name, number, not_available, other };
std::string_view to_text(Error error); // "#DIV/0!"

struct Cell { // 16 bytes
  Content content = Content::blank;
  Format format = Format::general;
  Error error = Error::null;
  bool formula = false;    // the value is a formula's cached result; its text is in Sheet::formulas
  std::uint32_t style = 0; // index into Workbook::number_formats: how the suite shows a number
  union {
    double number = 0;
    TextId text;
    bool boolean;
  };
};

struct Column {
  std::vector<std::uint32_t> rows; // ascending
  std::vector<Cell> cells;         // one for each of rows
  bool hidden = false;
};

enum class Visibility : std::uint8_t { visible, hidden, very_hidden };

struct Area { // inclusive
  Address first, last;
  bool covers(Address at) const {
    return at.row >= first.row && at.row <= last.row && at.column >= first.column && at.column <= last.column;
  }
};

struct SheetColumn {
  std::string sheet; // its name
  std::uint32_t column = 0;
  friend auto operator<=>(const SheetColumn&, const SheetColumn&) = default;
};

struct Formula {
  Address at;
  TextId text;        // without the leading "="; empty where a live document's was not asked for
  bool value_missing; // no cached value in the file
  Address from = at;  // the cell that `text` was written for: another one where several share it (moved.hpp)
  bool circular =
      false; // its value rests on the check's own answers and was left out (proposal/circular.hpp)
};

struct Sheet {
  std::string name;
  Visibility visibility = Visibility::visible;
  std::vector<Column> columns;
  std::vector<Area> hidden_rows; // first.row … last.row, ascending, disjoint
  std::vector<Area> merged;
  std::vector<Formula> formulas; // ascending by row, then column
  std::uint32_t row_count = 0;   // one past the last row with content

  const Cell* cell(Address at) const; // nullptr where blank
  bool row_hidden(std::uint32_t row) const;
};

struct DefinedName {
  std::string name, refers_to;
};

// What a file carries beside cells, for `export --inspect` and for findings: macros, external links,
// comments, …
struct Attachment {
  enum class Sort : std::uint8_t {
    macros,
    external_link,
    comment,
    image,
    chart,
    embedded_object,
    custom_xml,
    printer_settings,
    personal_property,
    data_connection,
    pivot_table,
    table,
    data_validation,
    hyperlink
  };
  Sort sort;
  std::string where; // part name, sheet!cell, sheet!area or several areas
  std::string text;  // a comment's text, a link's target, a table's name, a validation's rule; may be empty
};

// What a reader had to decide about a file that its cells alone don't show: an encoding it fell back to, a
// cell that it could not take. `code` is one word a program can branch on: "encoding", "delimiter",
// "reference", "number", "shared-string", "duplicate", "date", "part", "more" (there were further ones).
struct Remark {
  std::string code;
  std::string sheet; // empty: the file as a whole
  std::optional<Address> at;
  std::string text; // a sentence for a person
};

class Workbook {
 public:
  std::vector<Sheet> sheets; // in the order of the tabs
  std::vector<DefinedName> names;
  std::vector<std::string> number_formats{"General"};
  std::vector<Attachment> attachments;
  std::vector<Remark> remarks;

  TextId intern(std::string_view text) { return texts_.intern(text); }
  std::string_view text(TextId id) const { return texts_[id]; }
  std::string_view text(const Cell& cell) const { return texts_[cell.text]; }
  std::size_t text_count() const { return texts_.size(); }

  const Sheet* sheet(std::string_view name) const; // exact, else ignoring case and surrounding spaces

 private:
  Texts texts_;
};

// Appends a cell; quick when rows of one column ascend, in any order otherwise. A second cell at one place
// replaces.
void put(Sheet& sheet, Address at, const Cell& cell);
Cell number_cell(double number, Format format = Format::general);
Cell text_cell(Workbook& workbook, std::string_view text);
Cell boolean_cell(bool boolean);
Cell error_cell(Error error);

// One line a cell, "Sheet!A1 kind value", in order of sheets, rows and columns: what two routes to the same
// content must agree on.
std::string dump(const Workbook& workbook);

} // namespace stackbook::workbook
