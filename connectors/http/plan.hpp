// Plan: which rows of a checked workbook would go to a connector, and why the others stay. The same for
// `--plan`, which prints it, and for sending, which follows it.
#pragma once

#include "connectors/http/outbox.hpp"
#include "rules/proposal/approval.hpp"

#include <string>
#include <vector>

namespace stackbook::http {

enum class Step : std::uint8_t { send, withdraw, unchanged, withheld };
std::string_view to_text(Step step);

struct PlannedRow {
  Step step = Step::withheld;
  wire::SubmittedRow row;
  std::string reason;  // why it is withheld
  std::string receipt; // of an unchanged row
};

struct Plan {
  std::string proposal;         // its id
  std::vector<PlannedRow> rows; // tables in the order of their references, rows as in the workbook
  std::string status;           // what the server would hold
};

// `known`: what this connector has already receipted. `again`: send those too.
Result<Plan> plan(const proposal::Proposal& proposal, const std::vector<KnownRow>& known,
                  const std::string& today, bool again);

// The rows to send, at most `most` in a batch, in order.
std::vector<wire::Batch> batches(const Plan& plan, const proposal::Pack& pack, std::size_t most);

} // namespace stackbook::http
