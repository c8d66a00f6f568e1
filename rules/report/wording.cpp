#include "rules/report/wording.hpp"

namespace stackbook::report {

using namespace findings;

std::string_view without_place(const Finding& finding) {
  std::string_view message = finding.message;
  const std::string place = to_text(finding.place) + ": ";
  if (message.starts_with(place)) message.remove_prefix(place.size());
  return message;
}

std::string citation_of(const Finding& finding) {
  std::string line;
  if (finding.citation.basis == Basis::product) line = "Product check, not a government requirement: ";
  line += finding.citation.text + " [" + finding.rule + "]";
  if (finding.citation.confidence == Confidence::secondary ||
      finding.citation.confidence == Confidence::inferred)
    line += " (source " + std::string(to_text(finding.citation.confidence)) + ")";
  return line;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return line;
}

} // namespace stackbook::report
