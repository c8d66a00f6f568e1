// Write: values into cells of the document, as one undo step with a title.
#pragma once

#include "plugin/calc/commands/seat.hpp"
#include "rules/findings/finding.hpp"
#include "rules/proposal/ledger.hpp"

#include <map>
#include <utility>

namespace stackbook::calc {

using Values =
    std::map<std::pair<std::string, workbook::Address>, findings::Datum>; // what each cell is to hold

double number_of(const findings::Decimal& decimal);

// Says which cells a protected sheet refused; the others are written.
void write_all(const Seat& seat, const Values& values, const std::string& title);

// All lines or none: where a cell is refused, what was written is taken back and the reason said. True when written.
bool write_lines(const Seat& seat, const proposal::LedgerLines& lines, const std::string& title);

} // namespace stackbook::calc
