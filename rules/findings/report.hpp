// Report: the one object that every run gives, whatever the format it is printed in (design contract: JSON of
// the same shape in rules/report).
#pragma once

#include "rules/findings/finding.hpp"
#include "rules/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace stackbook::findings {

struct PackName {
  std::string id, version, digest; // digest: SHA-256 over the pack's files
  std::string data;                // ISO date: the oldest day its reference data was read; empty without any
};

struct Summary {
  std::string status; // "3 errors, 2 warnings (1 answered)", "no errors found", "not a proposal"
  std::size_t errors = 0, warnings = 0, infos = 0; // open ones; the status counts answered warnings too
  std::size_t answered = 0, waived = 0, baseline = 0;
};

// A value of a total or function: scalar, or a table (rows of named values) for functions that answer one.
using Table = std::vector<std::vector<std::pair<std::string, Datum>>>;
using Answered = std::variant<Datum, Table>;

struct FileReport {
  std::string file;
  PackName pack;
  std::string as_of; // ISO date
  Summary summary;
  std::vector<std::pair<std::string, Answered>> totals;    // in pack order
  std::vector<std::pair<std::string, Answered>> functions; // those without arguments, in pack order
};

struct FileFailure { // a file that could not be read
  std::string file;
  Failure failure;
};

struct Report {
  std::string version; // of Stackbook
  std::vector<FileReport> files;
  std::vector<FileFailure> failures;
  std::vector<Finding> findings; // sorted by file, then `before`
};

Summary summarise(const std::vector<Finding>& findings);

} // namespace stackbook::findings
