// Sheet: planned sheets as the elements of an OpenDocument spreadsheet (1.3), each name in use told to those
// that define it.
#pragma once

#include "connectors/files/write/dress.hpp"
#include "rules/result.hpp"
#include "rules/xml/writer.hpp"

#include <map>
#include <set>

namespace stackbook::files::ods {

std::string address(std::string_view sheet, workbook::Address at); // "'My sheet'.A1"
std::string range(std::string_view sheet, const workbook::Area& area);

// Styles by what they look like, named in the order of their first use.
class Wardrobe {
 public:
  std::string cell(const write::Manner& manner); // empty for the usual one
  std::string column(double width);              // in characters
  std::string row(double height);                // in points; 0: as high as its text
  std::string table(bool hidden, bool landscape);
  void write(xml::Writer& to) const; // the children of office:automatic-styles

 private:
  std::map<write::Manner, std::string> cells_;
  std::map<double, std::string> columns_, rows_;
  std::map<std::pair<bool, bool>, std::string> tables_;
};

inline constexpr std::string_view marked_style = "Marked";

// Dropdowns and input messages. Long lists stand on a hidden sheet, one column for each set of choices.
class Validations {
 public:
  explicit Validations(std::string lists) : lists_(std::move(lists)) {}

  // The name of a validation for cells from `first` on; empty where nothing is to be said or chosen.
  std::string of(const std::string& first, std::string_view caption, std::string_view help,
                 const std::vector<std::string>& allowed);
  void write(xml::Writer& to) const;                   // table:content-validations
  std::optional<proposal::PlannedSheet> lists() const; // the hidden sheet, if any list is long

 private:
  struct Validation {
    std::string condition, first, caption, help;
  };
  std::string lists_;
  std::vector<Validation> validations_;
  std::map<std::vector<std::string>, std::uint32_t> long_; // column on the hidden sheet
};

Result<Done> write_sheet(xml::Writer& to, const proposal::PlannedSheet& plan, Wardrobe& wardrobe,
                         Validations& validations);

// One cell: value, text and formula; what no spreadsheet can hold is refused.
Result<Done> write_cell(xml::Writer& to, const proposal::PlannedSheet& plan,
                        const proposal::PlannedCell& cell, const std::string& style,
                        const std::string& validation);

// The text:p elements of a text, a paragraph a line: spaces that markup would swallow, tabs by elements.
void write_paragraphs(xml::Writer& to, std::string_view text);
std::optional<std::string> date_text(double serial); // "2026-04-01", "2026-04-01T12:30:00"

// Excel's "AND(A1>0,B$2)" as "of:=AND([.A1]>0;[.B$2])".
std::string open_formula(std::string_view formula);

// The parts beside content.xml.
std::string styles_part(const proposal::PlannedWorkbook& plan);
std::string meta_part(const proposal::PlannedWorkbook& plan);
std::string settings_part(const proposal::PlannedWorkbook& plan);
std::string manifest_part();
xml::Writer& open_root(xml::Writer& to, std::string_view name); // with every prefix in use

} // namespace stackbook::files::ods
