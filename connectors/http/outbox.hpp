// Outbox: the SQLite file that remembers what is on its way and what arrived. A batch is written here, with
// its idempotency key, before its first byte is sent; its receipts are written in the same transaction that
// ends it. So a process killed at any point leaves a batch that is either still to be sent (the server
// answers a repeat with its first answer) or wholly accounted for.
//
// Times are ISO texts in UTC, given by the caller. Errors of the file are Failures.
#pragma once

#include "connectors/wire/admission.hpp"
#include "rules/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace stackbook::http {

struct QueuedBatch {
  std::int64_t id = 0;
  std::string destination, proposal, key, body, state, problem; // state: pending, answered, parked
  std::int64_t attempts = 0, rows = 0;
  std::string created;
};

struct KnownRow { // a row with a receipt
  wire::StoredRow row;
  std::string receipt, at;
};

class Outbox {
 public:
  static Result<Outbox> open(const std::filesystem::path& file);
  Outbox(Outbox&&) noexcept;
  ~Outbox();

  // Writes the batches, each with a key that no other batch has.
  Result<Done> queue(const std::string& destination, const std::string& proposal,
                     const std::vector<wire::Batch>& batches, const std::string& now);
  Result<std::vector<QueuedBatch>> batches(const std::string& state,
                                           const std::string& destination = {}); // oldest first
  Result<Done> attempted(std::int64_t batch, const std::string& problem);
  Result<Done> answered(const QueuedBatch& batch, const wire::BatchAnswer& answer); // writes the receipts
  Result<Done> park(std::int64_t batch, const std::string& problem);                // refused for good
  Result<std::size_t> requeue();                                                    // parked → pending
  Result<std::size_t> drop(); // forgets what is pending or parked
  Result<std::vector<KnownRow>> known(const std::string& destination, const std::string& proposal);

 private:
  struct State;
  explicit Outbox(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace stackbook::http
