// The sender's side: what is queued is sent until it is answered, once in effect, whatever happens in between.

#include "connectors/http/delivery.hpp"

#include "rules/proposal/approval.hpp"
#include "tests/http/wire.hpp"

#include <gtest/gtest.h>

namespace stackbook::http {
namespace {

using intake::Connector;

wire::Batch batch() {
  const proposal::Row values{{"id", std::string("M1")}};
  const std::string digest = proposal::digest("Suppliers", "M1", values);
  return {{"orders", "1.2.0"},
          {{"Suppliers", "M1", digest, {digest, "Ada", "finance", "2026-06-01"}, values, false}}};
}

struct Sender {
  intake::Folder folder;
  Outbox outbox = std::move(*Outbox::open(folder.path / "outbox.sqlite"));
  std::vector<std::chrono::milliseconds> waits;

  DeliveryOptions to(const std::string& url, const std::string& token, int tries = 4) {
    DeliveryOptions options;
    options.to = {url, token, ""};
    options.tries = tries;
    options.wait = [this](std::chrono::milliseconds pause) { waits.push_back(pause); };
    options.chance = [] { return 0.999; };
    return options;
  }
};

TEST(Delivery, WritesReceiptsAndSendsNothingTwice) {
  const Connector connector;
  Sender sender;
  const std::string url = connector.server->url();
  ASSERT_TRUE(sender.outbox.queue(url, "p1", {batch()}, "2026-06-01T10:00:00Z"));
  const auto first = deliver(sender.outbox, sender.to(url, connector.secret));
  ASSERT_TRUE(first);
  ASSERT_EQ(first->receipts.size(), 1u);
  EXPECT_EQ(first->receipts[0].verdict, wire::Verdict::created);
  const auto known = sender.outbox.known(url, "p1");
  ASSERT_EQ(known->size(), 1u);
  EXPECT_EQ((*known)[0].receipt, first->receipts[0].id);
  EXPECT_TRUE(deliver(sender.outbox, sender.to(url, connector.secret))->receipts.empty());
}

TEST(Delivery, ADeadServerLeavesRowsQueuedAfterGrowingPauses) {
  Sender sender;
  const std::string url = "http://127.0.0.1:1";
  ASSERT_TRUE(sender.outbox.queue(url, "p1", {batch()}, "2026-06-01T10:00:00Z"));
  const auto delivery = deliver(sender.outbox, sender.to(url, ""));
  ASSERT_TRUE(delivery);
  EXPECT_FALSE(delivery->reached);
  EXPECT_EQ(delivery->waiting, 1u);
  ASSERT_EQ(sender.waits.size(), 3u);
  EXPECT_LT(sender.waits[0], sender.waits[1]);
  EXPECT_LT(sender.waits[1], sender.waits[2]);
}

TEST(Delivery, ARefusedBatchIsParkedNotRepeated) {
  const Connector connector;
  Sender sender;
  const std::string url = connector.server->url();
  ASSERT_TRUE(sender.outbox.queue(url, "p1", {batch()}, "2026-06-01T10:00:00Z"));
  const auto refused = deliver(sender.outbox, sender.to(url, "sb.nobody.00"));
  EXPECT_EQ(refused->refused.size(), 1u);
  EXPECT_TRUE(sender.waits.empty());
  EXPECT_EQ(sender.outbox.batches("parked")->size(), 1u);
  EXPECT_EQ(*sender.outbox.requeue(), 1u);
  EXPECT_EQ(deliver(sender.outbox, sender.to(url, connector.secret))->receipts.size(), 1u);
}

TEST(Delivery, KilledAfterTheAnswerAndBeforeTheNoteItSendsAgainAndNothingIsStoredTwice) {
  const Connector connector;
  Sender sender;
  const std::string url = connector.server->url();
  ASSERT_TRUE(sender.outbox.queue(url, "p1", {batch()}, "2026-06-01T10:00:00Z"));
  const auto queued = sender.outbox.batches("pending");
  const Destination to{url, connector.secret, ""};
  const auto lost =
      post_json(to, "/v1/proposals/p1/rows", (*queued)[0].body, (*queued)[0].key); // nobody noted this answer
  ASSERT_EQ(lost->status, 200);
  const auto again = deliver(sender.outbox, sender.to(url, connector.secret));
  ASSERT_EQ(again->receipts.size(), 1u);
  EXPECT_EQ(again->receipts[0].verdict, wire::Verdict::created) << "the server repeats its first answer";
  const auto history =
      intake::talk(connector.port, "GET /v1/proposals/p1/history HTTP/1.1\r\nHost: localhost\r\nConnection: "
                                   "close\r\nAuthorization: Bearer " +
                                       connector.secret + "\r\n\r\n");
  const auto json = wire::read_json(intake::body_of(history));
  EXPECT_EQ(json->find("history")->array()->size(), 1u) << history;
}

} // namespace
} // namespace stackbook::http
