// Spot: one cell of a document, by the name of its sheet and its address.
#pragma once

#include "rules/workbook/address.hpp"

#include <string>

namespace stackbook::calc {

struct Spot {
  std::string sheet;
  workbook::Address at;
  friend bool operator==(const Spot&, const Spot&) = default;
};

} // namespace stackbook::calc
