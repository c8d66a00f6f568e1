// Work: the road every verb over workbooks takes: file → workbook → pack → proposal → checked.
#pragma once

#include "connectors/files/csv/form.hpp"
#include "connectors/files/files.hpp"
#include "plugin/pipeline/packs.hpp"
#include "plugin/pipeline/parties.hpp"
#include "rules/proposal/check.hpp"

#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace stackbook::pipeline {

struct WorkOptions { // shared by check, export, sync
  std::string pack;
  std::string as_of; // ISO date; empty: the workbook's own, else today
  files::Limits limits;
  files::csv::Form form;                // of text tables
  unsigned threads = 0;                 // for the rows of one workbook; 0: one for each processor
  std::shared_ptr<const Lists> lists{}; // to screen the proposal's names against; none: no screening
};
void add_work_options(CLI::App& verb, WorkOptions& options);

struct Work {
  workbook::Workbook workbook;
  proposal::Proposal proposal;
  proposal::CheckOptions options; // that it was checked with
  proposal::Checked checked;
};
Result<std::shared_ptr<Work>> work_on(const std::string& file, const WorkOptions& options, Packs& packs);
Result<std::shared_ptr<Work>> work_on(std::string_view bytes, const std::string& file,
                                      const WorkOptions& options, Packs& packs);

// A copy of FILE is to be written as OUT: another file, with the suffix of its kind.
Result<Done> check_copy(const std::string& file, const std::string& out);

} // namespace stackbook::pipeline
