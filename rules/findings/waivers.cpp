#include "rules/findings/waivers.hpp"

#include <algorithm>

namespace stackbook::findings {

namespace {

bool meets(const Waiver& waiver, const Finding& finding) {
  const auto agrees = [](const std::string& wanted, const std::string& found) {
    return wanted.empty() || wanted == found;
  };
  return waiver.rule == finding.rule && agrees(waiver.sheet, finding.place.sheet) &&
         agrees(waiver.row, finding.place.row) && agrees(waiver.field, finding.place.field);
}

} // namespace

std::vector<std::size_t> waive(std::vector<Finding>& findings, const std::vector<Waiver>& waivers,
                               std::string_view today) {
  std::vector<std::size_t> idle;
  for (std::size_t i = 0; i < waivers.size(); ++i) {
    const Waiver& waiver = waivers[i];
    bool met = false;
    if (waiver.until.empty() || today <= waiver.until) // ISO dates sort as text
      for (Finding& finding : findings) {
        if (!meets(waiver, finding)) continue;
        met = true;
        if (finding.state == State::open) finding.state = State::waived;
      }
    if (!met) idle.push_back(i);
  }
  return idle;
}

std::set<std::string, std::less<>> fingerprints_in(std::string_view report) {
  constexpr std::size_t digits = 64;
  std::set<std::string, std::less<>> known;
  // Inside a text both quotes would have a backslash, so that no message can pass for one.
  for (const std::string_view key : {"\"fingerprint\":\"", "\"stackbook/v1\":\""})
    for (std::size_t at = 0; (at = report.find(key, at)) != std::string_view::npos;) {
      at += key.size();
      const std::string_view print = report.substr(at, digits);
      if (print.size() == digits && print.find_first_not_of("0123456789abcdef") == std::string_view::npos)
        known.emplace(print);
    }
  return known;
}

void mark_known(std::vector<Finding>& findings, const std::set<std::string, std::less<>>& known) {
  for (Finding& finding : findings)
    if (finding.state == State::open && known.contains(finding.fingerprint)) finding.state = State::baseline;
}

} // namespace stackbook::findings
