// Store: what the server remembers: proposals, rows, their history, answers already given, tokens. Written by
// one transaction a batch: an acknowledged row is on disk, and a row is stored once however often it is sent.
//
// History is append-only: no function here changes or deletes an entry. Times are ISO texts in UTC, given by
// the caller. Safe to call from any thread. Errors of the database are Failures.
#pragma once

#include "connectors/wire/admission.hpp"
#include "rules/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stackbook::intake {

struct ProposalLine {
  std::string id, pack, pack_version, status, updated;
  std::uint64_t rows = 0;
};

struct RowLine {
  std::string table, key, digest, approver, department, approved_at, updated;
  std::string values; // JSON object text
  std::uint64_t receipt = 0;
};

struct HistoryLine {
  std::uint64_t id = 0;
  std::string table, key, verdict, digest, approver, department, approved_at, token, at;
};

struct TokenLine {
  std::string name, salt, hash, scopes, created; // salt and hash in hex; scopes separated by spaces
};

struct Replay { // an answer already given to an idempotency key
  std::string body_digest, answer;
  int status = 200;
};

// One batch as the store needs it: what to write once the caller has decided, given what stands there.
struct BatchRequest {
  std::string proposal, token, idempotency_key, body_digest, now;
  const wire::Batch* batch = nullptr;
  std::string pack_version;
};
struct BatchOutcome {
  std::optional<Replay> replay; // the key was seen before; nothing was written
  wire::BatchAnswer answer;     // else this was written
};

class Store {
 public:
  virtual ~Store() = default;
  // Runs `admit` on the stored rows inside the transaction that writes its outcome.
  virtual Result<BatchOutcome>
  write(const BatchRequest& request,
        const std::function<wire::Admission(const std::vector<wire::StoredRow>&)>& admit) = 0;
  virtual Result<std::vector<ProposalLine>> proposals() = 0;
  virtual Result<std::optional<ProposalLine>> proposal(const std::string& id) = 0;
  // Rows after (table, key), at most `most`, in order: a page.
  virtual Result<std::vector<RowLine>> rows(const std::string& proposal, const std::string& after_table,
                                            const std::string& after_key, std::size_t most) = 0;
  virtual Result<std::vector<HistoryLine>> history(const std::string& proposal, std::uint64_t after,
                                                   std::size_t most) = 0;
  virtual Result<std::vector<HistoryLine>> latest(const std::string& proposal,
                                                  std::size_t most) = 0; // newest first
  virtual Result<std::vector<TokenLine>> tokens() = 0;
  virtual Result<Done> add_token(const TokenLine& token) = 0;
  virtual Result<Done> ready() = 0; // can it be written to?
};

} // namespace stackbook::intake
