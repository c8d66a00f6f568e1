// Standing: what is known of one open document: the workbook it was, the proposal in it, what the check said. Immutable
// once made, so that the main thread, the checking thread and the sidebar share it without a lock.
#pragma once

#include "rules/proposal/questions.hpp"
#include "rules/workbook/workbook.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stackbook::calc {

struct Standing {
  bool is_proposal = false; // a pack was found and at least one of its sheets is there
  std::string trouble;      // why there is no pack, for the panel
  std::string pack_folder;  // of the pack that it is checked with
  std::vector<workbook::SheetColumn>
      untold; // columns whose formulas must be told first: nothing is checked yet
  workbook::Workbook workbook;
  proposal::Proposal proposal;
  proposal::Checked checked;
  proposal::CheckOptions options;                 // as it was checked, for functions that ask more
  std::unique_ptr<proposal::Questions> questions; // of a proposal
  // The worst open finding of each row and of each cell that has any: sheet → place → number in checked.findings.
  std::map<std::string, std::unordered_map<std::uint32_t, std::size_t>, std::less<>> rows;
  std::map<std::string, std::map<workbook::Address, std::size_t>, std::less<>> cells;
};
using StandingPtr = std::shared_ptr<const Standing>;

// Checks a snapshot; on any thread, since it touches no office object. `file`: as findings name it. `cancelled` is asked
// now and then; once true, what comes back is of no use.
StandingPtr stand(workbook::Workbook snapshot, const std::string& file, const std::string& today,
                  const std::function<bool()>& cancelled = {});

// What a document function answers. `arguments`: by name, blanks left out. Not a number, text or table: the error that
// the cell shows, with its reason.
using proposal::Arguments;
Result<findings::Answered> answer(const Standing& standing, std::string_view function,
                                  const Arguments& arguments);

// The worst open finding of the bound row that a cell stands in, or of the cell itself; nothing when there is none.
const findings::Finding* worst_of_row(const Standing& standing, std::string_view sheet,
                                      workbook::Address cell);
const findings::Finding* worst_of_cell(const Standing& standing, std::string_view sheet,
                                       workbook::Address cell);

} // namespace stackbook::calc
