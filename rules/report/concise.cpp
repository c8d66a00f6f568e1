#include "rules/report/report.hpp"

namespace stackbook::report {

using namespace findings;

std::string concise(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings) {
    const std::string place = to_text(finding.place);
    std::string_view message = finding.message;
    if (message.starts_with(place + ": ")) message.remove_prefix(place.size() + 2);
    out += finding.place.file;
    out += ": ";
    if (place != finding.place.file) out += place + ": ";
    out += to_text(finding.severity);
    if (finding.state != State::open) {
      out += " (";
      out += to_text(finding.state);
      out += ')';
    }
    out += ": ";
    // One finding is one line, whatever the cell held.
    for (const char c : message) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    out += " [" + finding.rule + "]\n";
  }
  for (const FileReport& file : report.files) out += file.file + ": " + file.summary.status + "\n";
  for (const FileFailure& failed : report.failures) {
    const std::string line = to_text(failed.failure);
    out += (line.starts_with(failed.file) ? "" : failed.file + ": ") + line + "\n";
  }
  return out;
}

} // namespace stackbook::report
