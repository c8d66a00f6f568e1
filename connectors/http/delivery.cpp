#include "connectors/http/delivery.hpp"

#include <algorithm>
#include <cmath>

namespace stackbook::http {
namespace {

bool worth_repeating(int status) { // the others would be answered the same again
  constexpr int passing[] = {408, 425, 429, 500, 502, 503, 504};
  return std::find(std::begin(passing), std::end(passing), status) != std::end(passing);
}

std::chrono::milliseconds pause(const DeliveryOptions& options, int attempt, const Reply* reply) {
  const double most = std::min(static_cast<double>(options.cap.count()),
                               static_cast<double>(options.base.count()) * std::pow(2.0, attempt));
  std::chrono::milliseconds wait(static_cast<long>(options.chance() * most));
  if (reply && reply->retry_after) wait = std::max<std::chrono::milliseconds>(wait, *reply->retry_after);
  return wait;
}

enum class End { answered, refused, unreached };

Result<End> send(Outbox& outbox, const QueuedBatch& batch, const DeliveryOptions& options,
                 Delivery& delivery) {
  for (int attempt = 0; attempt < options.tries; ++attempt) {
    auto reply = post_json(options.to, "/v1/proposals/" + batch.proposal + "/rows", batch.body, batch.key);
    if (reply && reply->status == 200) {
      auto json = wire::read_json(reply->body);
      auto answer = json ? wire::read_answer(*json) : Result<wire::BatchAnswer>(json.failure());
      if (answer) {
        if (auto noted = outbox.answered(batch, *answer); !noted) return noted.failure();
        delivery.status = answer->status;
        std::move(answer->receipts.begin(), answer->receipts.end(), std::back_inserter(delivery.receipts));
        return End::answered;
      }
      delivery.trouble = "what answers there is not a Stackbook connector: " + answer.failure().why;
    } else if (reply) {
      const auto problem = wire::read_problem(reply->status, reply->body);
      delivery.trouble = problem.title + (problem.detail.empty() ? "" : ": " + problem.detail);
      if (!worth_repeating(reply->status)) {
        if (auto noted = outbox.park(batch.id, delivery.trouble); !noted) return noted.failure();
        delivery.refused.push_back(delivery.trouble);
        return End::refused;
      }
    } else {
      delivery.trouble = to_text(reply.failure());
    }
    if (auto noted = outbox.attempted(batch.id, delivery.trouble); !noted) return noted.failure();
    if (attempt + 1 < options.tries) options.wait(pause(options, attempt, reply ? &*reply : nullptr));
  }
  return End::unreached;
}

} // namespace

Result<Delivery> deliver(Outbox& outbox, const DeliveryOptions& options) {
  auto queue = outbox.batches("pending", options.to.url);
  if (!queue) return queue.failure();
  Delivery delivery;
  for (const auto& batch : *queue) {
    auto end = send(outbox, batch, options, delivery);
    if (!end) return end.failure();
    // Later batches may rest on this one's rows; they wait with it.
    if (*end == End::unreached) {
      delivery.reached = false;
      break;
    }
  }
  auto left = outbox.batches("pending", options.to.url);
  if (!left) return left.failure();
  for (const auto& batch : *left) delivery.waiting += static_cast<std::size_t>(batch.rows);
  return delivery;
}

} // namespace stackbook::http
