// Printing a report: one function a format, all pure: a report in, bytes out.
#pragma once

#include "rules/findings/report.hpp"

#include <string>

namespace stackbook::report {

struct TextOptions {
  bool colour = false;
  int width = 100; // columns of the terminal
};

std::string text(const findings::Report& report, const TextOptions& options); // for people: grouped by sheet
std::string concise(const findings::Report& report);                          // one line a finding
std::string json(const findings::Report& report); // rules/report/report.schema.json
std::string json(const findings::Finding& finding);
std::string json(const findings::FileReport& file);
std::string json(const findings::FileFailure& failed);
std::string ndjson(const findings::Report& report); // one line a finding, then {"file":…} and {"failure":…} lines
std::string sarif(const findings::Report& report);  // SARIF 2.1.0 (OASIS); what is not open is suppressed
std::string junit(const findings::Report& report);  // XML that continuous integration reads: a test case a finding
std::string github(const findings::Report& report); // workflow commands: annotations beside the run
std::string html(const findings::Report& report);   // one page that needs no other file, light and dark
std::string csv(const findings::Report& report);    // RFC 4180, one line a finding
std::string note(const findings::Finding& finding); // what a comment on its cell says

} // namespace stackbook::report
