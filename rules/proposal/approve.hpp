// Approve: the lines that record a named person's consent to rows as they stand, or take it back.
//
// Nothing is written here: the answer says what belongs under the last line of the approvals table. Who consents and
// when is the caller's word; the digest is the row's own.
#pragma once

#include "rules/proposal/approval.hpp"
#include "rules/proposal/ledger.hpp"

namespace stackbook::proposal {

struct Wish {
  std::string table;             // by sheet or input name
  std::vector<std::string> keys; // of its rows; none for a form
  std::string by, department, prepared_by, comment;
  std::string at, known_by; // ISO date and time with Z; typed, desktop account, token
  bool revoke = false;
};

struct ConsentLines {
  LedgerLines written;                      // what belongs into the approvals table
  std::vector<Approval> approvals;          // the same lines, by name
  std::vector<findings::Finding> hindering; // open errors on the rows: with any of them no line is made
};

// Fails where there is no such table or row, where rows of it are not approved at all, or where the approvals table
// lacks a column that a line needs.
Result<ConsentLines> approve(const workbook::Workbook& workbook, const Proposal& proposal,
                             const Checked& checked, const Wish& wish);

} // namespace stackbook::proposal
