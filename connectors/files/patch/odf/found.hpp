// Found: what a pass over an OpenDocument spreadsheet's content learns about the rows that are to be changed
// (OASIS OpenDocument 1.3 part 3, 9.1). Places count in the content's text.
#pragma once

#include "connectors/files/patch/sheet.hpp"

namespace stackbook::files::patch::odf {

struct Element {
  std::uint64_t from = 0, tag_to = 0; // its start tag
  std::uint64_t end_from = 0, to = 0; // its end tag; end_from == tag_to for an empty one
};

struct FoundNote : Element { // office:annotation
  std::string creator;
  struct Paragraph : Element {
    std::string plain;
  };
  std::vector<Paragraph> paragraphs;
};

struct FoundCell : Element {
  std::uint32_t column = 0, count = 1;
  bool covered = false, filled = false;
  std::string style, type, currency;
  std::optional<FoundNote> note;
  std::vector<Element> others; // children that are neither the note nor the cell's text
};

struct FoundRow : Element {
  std::uint32_t first = 0, count = 1;
  std::vector<FoundCell> cells;
};

struct FoundTable : Element {
  std::string name, style;
  std::uint64_t rows = 0;      // how many stand there, with repetitions
  std::uint64_t rows_end = 0;  // behind the last of them; 0: there is none
  std::vector<FoundRow> found; // those that were asked for
  std::vector<workbook::Area> merged, arrays;
};

struct FoundRange : Element { // table:database-range: a filter
  std::string address;
};

struct Found {
  std::vector<FoundTable> tables;
  std::vector<FoundRange> ranges;
  std::set<std::string> styles;             // names in use
  std::map<std::string, std::string> pages; // of styles of tables: the master page
  Element automatic;                        // office:automatic-styles
  std::uint64_t body = 0;                   // where office:body begins
  bool dublin = false;                      // whether the prefix dc means what it does
  std::optional<std::string> unusual; // a row asked for whose prefixes are other ones than usual: its sheet
};

// Rows that are asked for, by sheet; with `author`, also those with a note of that author.
Result<Found> find_in_content(PartStream part, const std::map<std::string, std::set<std::uint32_t>>& rows,
                              const std::string& author, const Limits& limits);

} // namespace stackbook::files::patch::odf
