// Admission: which rows may stand in the store. The client asks before sending (`sync --plan`), the server
// before storing; both run this one function over the same pack, so a plan says what the server will do.
//
// A row is refused for a fault of its own digest or approval, for an error placed on that row, and for
// resting on a row that is refused. Findings on whole tables or forms don't refuse rows; they become the
// proposal's status.
#pragma once

#include "connectors/wire/submission.hpp"
#include "rules/proposal/pack.hpp"

#include <memory>
#include <string>
#include <vector>

namespace stackbook::wire {

struct StoredRow {
  std::string table, key, digest;
  proposal::Row values;
};

struct Admission {
  std::vector<std::string> refusals; // one for each submitted row: why not; empty: admitted
  std::string status;                // of stored ∪ admitted
};

Admission admit(std::shared_ptr<const proposal::Pack> pack, const std::vector<StoredRow>& stored,
                const std::vector<SubmittedRow>& submitted, const std::string& today);

} // namespace stackbook::wire
