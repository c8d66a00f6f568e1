#include "plugin/calc/commands/actions.hpp"

#include <algorithm>
#include <vector>

namespace stackbook::calc {
namespace {

struct Stop {
  std::size_t sheet;
  Spot spot;
};

bool before(const Stop& a, const Stop& b) {
  return a.sheet != b.sheet ? a.sheet < b.sheet : a.spot.at < b.spot.at;
}

// The cells with findings, in the order of the tabs, each once.
std::vector<Stop> stops(const Standing& standing, std::size_t& here_sheet, const std::string& here) {
  std::vector<Stop> stops;
  const auto& sheets = standing.workbook.sheets;
  const auto number = [&](const std::string& name) {
    return static_cast<std::size_t>(
        std::find_if(sheets.begin(), sheets.end(), [&](const auto& s) { return s.name == name; }) -
        sheets.begin());
  };
  here_sheet = number(here);
  for (const auto& finding : standing.checked.findings)
    if (finding.state == findings::State::open && finding.place.cell)
      stops.push_back({number(finding.place.sheet), {finding.place.sheet, *finding.place.cell}});
  std::sort(stops.begin(), stops.end(), before);
  stops.erase(
      std::unique(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.spot == b.spot; }),
      stops.end());
  return stops;
}

} // namespace

void next_finding(const Seat& seat, bool forward) {
  when_checked(seat, [seat, forward](const StandingPtr& standing) {
    const auto from = cursor(seat);
    Stop here{0, from.value_or(Spot{})};
    const auto all = stops(*standing, here.sheet, here.spot.sheet);
    if (all.empty())
      return say(seat, "Proposal",
                 standing->is_proposal ? "There is no finding." : "This workbook isn't a proposal yet.");
    if (forward) {
      const auto next = std::upper_bound(all.begin(), all.end(), here, before);
      return go_to(seat, (next == all.end() ? all.front() : *next).spot);
    }
    const auto next = std::lower_bound(all.begin(), all.end(), here, before);
    go_to(seat, (next == all.begin() ? all.back() : *std::prev(next)).spot);
  });
}

} // namespace stackbook::calc
