// Consents: how far a proposal's rows are approved, and what changed in those that were, as the panel shows it. Made on our
// own thread: it takes the digest of every row.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace stackbook::calc {

struct Consents {
  std::string summary; // "170 of 172 rows are approved, 1 changed since"
  struct Line {
    std::string text;   // "Stack S002"; of a heading: "Changed since approved (1)"
    std::string detail; // who approved it, which field changed
    bool heading = false;
    std::string sheet; // where a click goes; empty: nowhere
    workbook::Address cell;
  };
  std::vector<Line> lines;
  std::string empty;

  // Values of rows as they stood when approved, by table and key, of those that have changed since. Given to the next call,
  // so that what people change in this session is known for certain.
  std::map<std::pair<std::string, std::string>, proposal::Row> approved;
};

// `before`: of the standing before this one; either may be nothing.
Consents consents_of(const Standing& standing, const Standing* last, const Consents& before);

} // namespace stackbook::calc
