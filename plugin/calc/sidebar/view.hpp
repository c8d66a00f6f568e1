// View: what the panels show, as plain data, made from a standing. No office object; tested without one, made on our own
// thread.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <functional>
#include <string>
#include <vector>

namespace stackbook::calc {

inline constexpr const char* no_proposal =
    "This workbook isn't a proposal yet: create one from the template.";

struct State {
  std::string status;   // "3 errors, 2 warnings"
  std::string against;  // "Pack eo14320 1.0.0, data of 2026-06-01, as of 2026-06-22"
  std::string deadline; // "5 days to the call's close"
  struct Bar {
    std::string label; // "Layer A"
    int percent = 0;
    std::string text; // "75 %" or "complete"
  };
  std::vector<Bar> bars;
  std::string empty; // said instead of all this when there is no proposal
};
State state_of(const Standing& standing);

struct Totals {
  struct Figure {
    std::string name, value; // "Incentive total", "120,000,000 USD"
  };
  std::vector<Figure> figures;
  struct Group { // a tool
    std::string name;
    std::vector<Figure> figures; // requested, limit, headroom
  };
  std::vector<Group> groups;
  std::string empty;
};
Totals totals_of(const Standing& standing);
// As a list shows it whose lines hold what fits: a value stands beside its name where it does, else below it, and figures of
// a group share a line.
std::vector<std::string> lines_of(const Totals& totals, const std::function<bool(const std::string&)>& fits);

struct View {
  struct Line {
    std::string severity, where,
        message;             // "Error", "Warning", "Info" or "Answered"; "Stack F7"; without the place
    std::string detail;      // message, source, what stood there
    std::string rule, group; // group: its sheet's name
    std::string url;         // of the source
    bool fixable = false;
    bool answerable = false; // an open warning
    std::size_t finding = 0; // its number in the standing's findings
    std::string sheet;       // where a click goes; empty: nowhere
    workbook::Address cell;
  };
  std::vector<Line> lines;
  std::string empty; // said instead of lines when there are none
};
View view_of(const Standing& standing);

} // namespace stackbook::calc
