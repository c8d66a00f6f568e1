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
std::string note(const findings::Finding& finding); // what a comment on its cell says

} // namespace stackbook::report
