// Delivery: sends what the outbox holds, in order, until it is answered, refused, or the tries are used up.
// Retries wait with full jitter, uniform(0, min(cap, base × 2^n)), and at least as long as the server asks.
#pragma once

#include "connectors/http/client.hpp"
#include "connectors/http/outbox.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace stackbook::http {

struct DeliveryOptions {
  Destination to;
  int tries = 8;
  std::chrono::milliseconds base{500}, cap{60'000};
  std::function<void(std::chrono::milliseconds)> wait; // sleeps; a test counts instead
  std::function<double()> chance;                      // uniform in [0, 1)
};

struct Delivery {
  std::vector<wire::Receipt> receipts;
  std::string status;               // of the proposal, by the last answer
  std::vector<std::string> refused; // problems of batches that were parked
  bool reached = true;              // false: some batches wait in the outbox
  std::string trouble;              // why not reached
  std::size_t waiting = 0;          // rows that wait
};

Result<Delivery> deliver(Outbox& outbox, const DeliveryOptions& options);

} // namespace stackbook::http
