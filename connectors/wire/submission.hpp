// Submission: what a client sends and what the server answers, as values (design section 6.5). Both sides use
// these functions, so that they can't drift apart.
//
//   check  {"pack":{"id","version"},"asOf","tables":{name:[{component:value}…]}}                 → the report
//   batch  {"pack":{"id","version"},"rows":[{"table","key","digest","approval":{…},"values":{…}}]} → receipts
//   withdrawal of a row: {"table","key","withdraw":true,"approval":{…}} in the same list
#pragma once

#include "connectors/wire/json.hpp"
#include "rules/proposal/check.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stackbook::wire {

struct PackWish {
  std::string id, version; // version may be empty: the newest
};

struct CheckRequest {
  PackWish pack;
  std::optional<std::string> as_of;
  proposal::Tables tables;
};

struct ApprovalNote {
  std::string digest, approver, department, at;
};

struct SubmittedRow {
  std::string table, key, digest;
  ApprovalNote approval;
  proposal::Row values;
  bool withdraw = false;
};

struct Batch {
  PackWish pack;
  std::vector<SubmittedRow> rows;
};

enum class Verdict : std::uint8_t { created, updated, unchanged, rejected, withdrawn };
std::string_view to_text(Verdict verdict);

struct Receipt {
  std::string table, key, digest;
  Verdict verdict = Verdict::rejected;
  std::string id;     // of the history entry; empty when rejected
  std::string at;     // ISO date and time, UTC
  std::string reason; // why it was rejected
};

struct BatchAnswer {
  std::string proposal;
  std::string status;            // of the whole proposal as stored: "2 errors, 1 warning"
  std::vector<Receipt> receipts; // one for each row, in order
};

struct Problem { // RFC 9457
  int status = 500;
  std::string title, detail;
};

Result<CheckRequest> read_check(const Json& json);
Result<Batch> read_batch(const Json& json);
Result<BatchAnswer> read_answer(const Json& json);
Problem read_problem(int status, std::string_view body);

Json to_json(const CheckRequest& request);
Json to_json(const Batch& batch);
Json to_json(const BatchAnswer& answer);
std::string to_text(const Problem& problem); // application/problem+json

Json values_to_json(const proposal::Row& values);
Result<proposal::Row> values_from_json(const Json& json);

} // namespace stackbook::wire
