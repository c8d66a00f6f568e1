// Beside: large sheets of one file read at the same time, one a processor.
//
// What comes is what reading one after the other gives, number for number of every text; where that would fail, nothing
// comes, so that the failure is made in the one way. Memory stays within the limits, which hold for all sheets together.
#pragma once

#include "connectors/files/xlsx/book.hpp"
#include "connectors/files/xlsx/sheet.hpp"

namespace stackbook::files::xlsx {

struct SheetPart {
  const Listed* listed;
  const Entry* entry;
};

struct Beside { // a sheet with the texts, attachments and remarks that are its own
  workbook::Workbook book;
  workbook::Sheet sheet;
  std::uint64_t cells = 0;
};

void label(workbook::Sheet& sheet, const Listed& listed); // its name and whether it is shown

// One for each part, or none: fewer than two are large, there is one processor, or one of them can't be read.
std::vector<Beside> read_beside(const Package& package, std::span<const SheetPart> parts,
                                const Shared& shared);

// Moves the sheet into `sheet`, its texts, attachments and remarks into `book`. To be called in the order of the sheets.
void take_over(Beside& beside, workbook::Workbook& book, workbook::Sheet& sheet);

} // namespace stackbook::files::xlsx
