// Stale: what changed in a row since it was approved, as far as the workbook can tell. An approval holds a digest, not
// values. So the values as approved are found by trying: each field alone is set to what it may have held (nothing, a word
// of its type or list, a value that the same column holds elsewhere) until the digest is the approved one.
#pragma once

#include "rules/proposal/approval.hpp"

#include <optional>
#include <vector>

namespace stackbook::proposal {

// Nothing where more than one field changed, or one to or from a value that stands nowhere else. `most`: values tried for
// each field.
std::optional<Row> as_approved(const Proposal& proposal, const RowConsent& stale, std::size_t most = 100);

struct Change {
  const ColumnBinding* column = nullptr;
  findings::Datum was, is; // as bound
};
std::vector<Change> changes(const TableBinding& table, const Row& was, const Row& is);

} // namespace stackbook::proposal
