// A workbook as lines of text, and as the files that hold it.
#pragma once

#include "rules/workbook/address.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackbook::binding {

struct Cell {
  std::string kind, value; // text, number, date, error, formula
};

struct Sheet {
  std::map<workbook::Address, Cell> cells;
  std::map<workbook::Address, workbook::Address> merged; // first to last
  std::set<std::uint32_t> hidden;                        // rows, from 0
};

struct Book {
  std::vector<std::pair<std::string, Sheet>> sheets; // in the order in which lines name them

  Sheet& sheet(std::string_view name);
  void
  take(std::string_view line); // "Boxes!D6 text "12"", "merged Boxes!A1:B2", "hidden Boxes!7", "gone Boxes"
};

std::string xlsx(const Book& book);
std::string ods(const Book& book);
std::string csv(const Sheet& sheet);

} // namespace stackbook::binding
