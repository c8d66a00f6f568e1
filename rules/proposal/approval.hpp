// Approvals: who consented to which row, as it stood. The digest of a row is what was consented to; an edit
// makes an approval stale. The last line for a row wins.
#pragma once

#include "rules/proposal/check.hpp"

#include <memory>
#include <string>
#include <vector>

namespace stackbook::proposal {

// SHA-256 (hex) over UTF-8 JSON {"table","key","values"}: members sorted by code point, no spaces; numbers as
// strings of plain digits without trailing zeros, dates and durations as FEEL strings, blanks left out, input
// columns only.
std::string digest(const Proposal& proposal, const BoundTable& table, const BoundRow& row);
std::string digest(std::string_view table, std::string_view key, const Row& values);

struct Approval {
  std::string table, key, digest, decision, prepared_by, approver, department, known_by, at, comment;
};

enum class Consent : std::uint8_t { none, approved, stale, revoked };

struct RowConsent {
  const BoundTable* table = nullptr;
  const BoundRow* row = nullptr;
  std::string digest;
  Consent consent = Consent::none;
  std::shared_ptr<const Approval> approval; // the line that decides; nothing where there is none
};

// What an answer was given to: SHA-256 (hex) of the finding's rule and evidence. Changed evidence reopens the
// warning.
std::string evidence_digest(const findings::Finding& finding);

std::vector<Approval> approvals(const Proposal& proposal);
// Every row of the tables with sync="yes", in order. A row's digest takes most of the time: `decided` leaves it empty
// where no approval is about the row.
enum class Digests : std::uint8_t { all, decided };
std::vector<RowConsent> consents(const Proposal& proposal, Digests digests = Digests::all);

} // namespace stackbook::proposal
