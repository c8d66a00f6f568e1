#include "rules/report/report.hpp"

namespace stackbook::report {

std::string ndjson(const findings::Report& report) {
  std::string out;
  for (const auto& finding : report.findings) out += json(finding) + '\n';
  for (const auto& file : report.files) out += "{\"file\":" + json(file) + "}\n";
  for (const auto& failed : report.failures) out += "{\"failure\":" + json(failed) + "}\n";
  return out;
}

} // namespace stackbook::report
