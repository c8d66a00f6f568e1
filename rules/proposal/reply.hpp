// Reply: the line of the answers table that answers a warning with a reason. It holds the digest of the evidence that it
// was given to, so that other values open the warning again. Nothing is written here.
#pragma once

#include "rules/proposal/ledger.hpp"

namespace stackbook::proposal {

struct Reply {
  std::string text, by, at; // why; who says so; ISO date and time with Z
};

// Fails for what is no open warning, for a blank reason or name, and where the answers table lacks what a line needs.
Result<LedgerLines> reply(const workbook::Workbook& workbook, const Proposal& proposal,
                          const findings::Finding& finding, const Reply& reply);

} // namespace stackbook::proposal
