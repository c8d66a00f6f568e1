// A folder of DMN TCK test cases on disk: finding its files and running them.
#pragma once

#include "rules/dmn/cases/cases.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace stackbook::tck {

struct Line { // of the result file
  std::string folder, file,
      id; // "compliance-level-3/0068-feel-equality", "0068-feel-equality-test-01", "range_010"
  bool passed = false;
  std::string comment;
};

// Runs every *-test-*.xml beneath `root`, folders and files in the order of their names.
std::vector<Line> run_folder(const std::filesystem::path& root, const dmn::CaseOptions& options);

} // namespace stackbook::tck
