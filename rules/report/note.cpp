#include "rules/report/report.hpp"
#include "rules/report/wording.hpp"

namespace stackbook::report {

using namespace findings;

std::string note(const Finding& finding) {
  std::string text(to_text(finding.severity));
  text.front() = static_cast<char>(text.front() - 0x20);
  if (finding.state != State::open) text += " (" + std::string(to_text(finding.state)) + ")";
  text += ": ";
  // A comment on a cell says where it is; one about a sheet or file that has no cell says so itself.
  text += finding.place.cell ? without_place(finding) : std::string_view(finding.message);
  return text + '\n' + citation_of(finding);
}

} // namespace stackbook::report
