// Money: typed in the scale that a form declares (units, thousands, millions, billions), held in full units.
#pragma once

#include "rules/proposal/check.hpp"

#include <optional>
#include <string_view>

namespace stackbook::proposal {

std::optional<int> power_of(std::string_view scale); // of ten: 0, 3, 6, 9

struct Money {
  int power = 0;
  std::string currency; // empty when no form declares one
};
Money money_of(const Proposal& proposal);

} // namespace stackbook::proposal
