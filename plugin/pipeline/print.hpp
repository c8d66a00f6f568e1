// Print: a report in the format that was asked for.
#pragma once

#include "rules/findings/report.hpp"
#include "rules/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace stackbook::pipeline {

std::vector<std::string> report_formats(); // the words of --format
bool is_binary(const std::string& format); // not for a terminal

struct Look { // of text for people
  bool colour = false;
  int width = 100;
  std::map<std::size_t, std::vector<std::string>>
      traces{}; // as rules/report/traces.hpp; of no format but has_traces
};
bool has_traces(const std::string& format);
Result<std::string> print(const findings::Report& report, const std::string& format, const Look& look);

} // namespace stackbook::pipeline
