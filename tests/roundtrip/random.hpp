// Random workbooks: every type of cell, awkward texts and numbers, hidden sheets, formulas; the same for a seed.
#pragma once

#include "rules/proposal/sheets.hpp"

#include <random>

namespace stackbook {

struct Wanted {
  bool several_sheets = true, formats = true, formulas = true;
  bool signs = true; // texts that begin as a formula does
  bool long_numbers =
      true; // over 15 digits with their zeros, which a .csv file can't tell from an identifier
};

proposal::PlannedWorkbook random_workbook(unsigned seed, const Wanted& wanted = {});

} // namespace stackbook
