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
  std::vector<std::string> bases = {};     // packs it extends, nearest first: "eo14320 version 1.0.0"
  std::vector<std::string> overrides = {}; // limits it changes: "Limits SBA-LOAN-MAXIMUM by Ann Ito: reason"
};

struct Summary {
  std::string status; // "3 errors, 2 warnings (1 answered)", "no errors found", "not a proposal"
  std::size_t errors = 0, warnings = 0, infos = 0; // open ones; the status counts answered warnings too
  std::size_t answered = 0, waived = 0, baseline = 0;
};

// A value of a total or function: scalar, or a table (rows of named values) for functions that answer one.
using Table = std::vector<std::vector<std::pair<std::string, Datum>>>;
using Answered = std::variant<Datum, Table>;

struct Share {           // of required fields, those that are filled
  std::string name = {}; // of the sheet, group or member
  std::size_t required = 0, filled = 0;
};

struct Left { // a required field that is not filled
  Place place;
  std::string what;  // caption, or the rule that misses something on the whole sheet
  std::string owner; // member who supplies it, where the pack names one
};

struct Completeness {
  Share whole = {};
  std::vector<Share> sheets = {}, groups = {}, owners = {}; // only those that require anything
  std::vector<Left> left = {};
};

// How people read a total; data formats keep plain digits.
enum class TotalFormat : std::uint8_t { plain, money, percent };

struct FileReport {
  std::string file;
  PackName pack;
  std::string as_of; // ISO date
  Summary summary;
  std::vector<std::pair<std::string, Answered>> totals;    // in pack order
  std::vector<std::pair<std::string, Answered>> functions; // those without arguments, in pack order
  std::vector<TotalFormat> total_formats = {};             // as totals; what is not there is plain
  std::string currency = {};                               // of the totals that are money; may be empty
  Completeness completeness = {};
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
