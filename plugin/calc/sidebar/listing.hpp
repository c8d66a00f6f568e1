// Listing: the findings as a list shows them: those that the filter lets through, under a heading for each sheet or rule.
#pragma once

#include "plugin/calc/sidebar/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stackbook::calc {

struct Filter {
  enum class Kind { all, errors, warnings, infos, answered } kind = Kind::all;
  bool by_rule = false; // else by sheet
  std::string words;    // all of them must stand in place, message or rule; capitals don't matter
};

struct Item {
  std::string text;
  std::optional<std::size_t> line; // number in View::lines; nothing for a heading
};

std::vector<Item> listing(const View& view, const Filter& filter);

} // namespace stackbook::calc
