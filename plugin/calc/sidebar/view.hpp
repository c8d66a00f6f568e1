// View: what the panel shows, as plain data, made from a standing. No office object; tested without one.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <string>
#include <vector>

namespace stackbook::calc {

struct View {
  std::string status;  // "3 errors, 2 warnings"
  std::string against; // "Pack eo14320 1.0.0 as of 2026-06-22"
  struct Bar {
    std::string label; // "Layer A"
    int percent = 0;
    std::string text; // "75 %" or "complete"
  };
  std::vector<Bar> bars;
  struct Figure {
    std::string name, value; // "Incentive total", "120,000,000 USD"
  };
  std::vector<Figure> figures;
  struct Line {
    std::string severity, where,
        message;             // "Error", "Warning", "Info" or "Answered"; "Stack F7"; without the place
    std::string detail;      // message, source, what stood there
    std::string rule, group; // group: its sheet's name
    bool fixable = false;
    std::string sheet; // where a click goes; empty: nowhere
    workbook::Address cell;
  };
  std::vector<Line> lines;
  std::string empty; // said instead of lines when there are none
};

View view_of(const Standing& standing);
} // namespace stackbook::calc
