// Parties: screening lists that the user has, and the names of a proposal against them.
//
// Whom to screen, from which score, and what a candidate means is the pack's to say: its decisions "Parties to
// screen" and "Screening score", and its input "Candidates".
#pragma once

#include "plugin/pipeline/screened.hpp"
#include "rules/proposal/check.hpp"
#include "rules/result.hpp"
#include "rules/screening/index.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace stackbook::pipeline {

struct Lists { // immutable; shared between threads
  std::vector<UsedList> used;
  screening::Index index;
};
// Without paths, those installed.
Result<std::shared_ptr<const Lists>> read_lists(std::vector<std::filesystem::path> paths);

struct Party {
  std::string name, country, table, row, field;
};
Result<std::vector<Party>> parties_of(const proposal::Proposal& proposal, const std::string& decision,
                                      const proposal::CheckOptions& check);
// Of 100; nothing when the pack sets none.
std::optional<unsigned> least_score(const proposal::Proposal& proposal, const proposal::CheckOptions& check);

// Gives the rules what the lists hold for the proposal's names, and adds the information which lists those
// were. A pack that names nobody to screen is a Failure.
Result<Done> screen(proposal::Proposal& proposal, const Lists& lists, proposal::CheckOptions& check);

} // namespace stackbook::pipeline
