// Rows over HTTP: stored once, judged by the pack, answered the same when repeated; and the tokens that guard them.

#include "connectors/wire/submission.hpp"
#include "rules/proposal/approval.hpp"
#include "tests/http/wire.hpp"

#include <gtest/gtest.h>

namespace stackbook::intake {
namespace {

using findings::Decimal;
using proposal::Row;
using wire::SubmittedRow;

SubmittedRow approved(const std::string& table, const std::string& key, Row values) {
  const std::string digest = proposal::digest(table, key, values);
  return {table, key, digest, {digest, "Ada", "finance", "2026-06-01"}, std::move(values), false};
}
SubmittedRow cover() {
  return approved("Cover", "", {{"proposal id", std::string("p1")}, {"date", std::string("2026-06-01")}});
}
SubmittedRow supplier(const std::string& id) {
  return approved("Suppliers", id, {{"id", id}});
}
SubmittedRow part(const std::string& id, const std::string& from, const std::string& price) {
  return approved("Parts", id, {{"id", id}, {"supplier", from}, {"price", Decimal{price}}});
}

std::string batch(std::vector<SubmittedRow> rows) {
  return write_json(to_json(wire::Batch{{"orders", "1.2.0"}, std::move(rows)}));
}

std::string send(const Connector& connector, const std::string& key, const std::string& body) {
  return post(connector, "/v1/proposals/p1/rows", body, "Idempotency-Key: " + key + "\r\n");
}

std::string verdicts(const std::string& response) {
  auto json = wire::read_json(body_of(response));
  auto answer = json ? wire::read_answer(*json) : Result<wire::BatchAnswer>(json.failure());
  if (!answer) return "no answer: " + response;
  std::string words;
  for (const auto& receipt : answer->receipts)
    words += (words.empty() ? "" : " ") + std::string(to_text(receipt.verdict));
  return words;
}

TEST(Batch, CreatesThenIsUnchangedThenUpdates) {
  const Connector connector;
  EXPECT_EQ(verdicts(send(connector, "k1", batch({cover(), supplier("M1"), part("S1", "M1", "10")}))),
            "created created created");
  EXPECT_EQ(verdicts(send(connector, "k2", batch({cover(), supplier("M1"), part("S1", "M1", "10")}))),
            "unchanged unchanged unchanged");
  EXPECT_EQ(verdicts(send(connector, "k3", batch({part("S1", "M1", "11.50")}))), "updated");
}

TEST(Batch, ARepeatedKeyGetsTheFirstAnswerAndStoresNothing) {
  const Connector connector;
  const std::string body = batch({cover(), supplier("M1")});
  const std::string first = send(connector, "k1", body), second = send(connector, "k1", body);
  EXPECT_EQ(body_of(first), body_of(second));
  EXPECT_NE(second.find("Idempotency-Replayed: true"), second.npos);
  EXPECT_EQ(status_of(send(connector, "k1", batch({cover()}))), 422) << "the key came with another body";
  EXPECT_EQ(status_of(post(connector, "/v1/proposals/p1/rows", body)), 400) << "a key is required";
}

TEST(Batch, RefusesARowForItsOwnErrorsAndWhatRestsOnIt) {
  const Connector connector;
  EXPECT_EQ(verdicts(send(connector, "k1",
                          batch({cover(), supplier("M1"), part("S1", "M1", "5000"), part("S2", "M9", "5")}))),
            "created created rejected rejected");
  SubmittedRow forged = supplier("M2");
  forged.values.emplace_back("note", std::string("edited after approval"));
  EXPECT_EQ(verdicts(send(connector, "k2", batch({forged}))), "rejected");
  SubmittedRow unapproved = supplier("M3");
  unapproved.approval.approver.clear();
  EXPECT_EQ(verdicts(send(connector, "k3", batch({unapproved}))), "rejected");
}

TEST(Batch, WithdrawsARow) {
  const Connector connector;
  send(connector, "k1", batch({cover(), supplier("M1")}));
  const SubmittedRow gone{"Suppliers", "M1", "", {"", "Ada", "", ""}, {}, true};
  EXPECT_EQ(verdicts(send(connector, "k2", batch({gone}))), "withdrawn");
  EXPECT_EQ(verdicts(send(connector, "k3", batch({part("S1", "M1", "5")}))), "rejected")
      << "its supplier is gone";
}

TEST(Access, NeedsATokenOfTheRightScope) {
  const Connector connector;
  const auto get = [&](const std::string& path, const std::string& headers) {
    return status_of(
        talk(connector.port,
             "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n"));
  };
  EXPECT_EQ(get("/v1/proposals", ""), 401);
  EXPECT_EQ(get("/v1/proposals", "Authorization: Bearer sb.tester.00\r\n"), 401);
  EXPECT_EQ(get("/v1/proposals", "Authorization: Bearer " + connector.secret + "\r\n"), 200);
  EXPECT_EQ(get("/healthz", ""), 200);
  EXPECT_EQ(get("/", ""), 200) << "a person at the machine may look";
  EXPECT_EQ(
      status_of(talk(connector.port, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")),
      401)
      << "a page elsewhere can't point a browser here";
  EXPECT_EQ(get("/nowhere", ""), 404);
  EXPECT_EQ(status_of(talk(connector.port,
                           "DELETE /v1/proposals HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")),
            405);
}

TEST(Check, AnswersTheReport) {
  const Connector connector;
  const auto response = post(
      connector, "/v1/check",
      R"({"pack":"orders","asOf":"2026-06-01","tables":{"Parts":[{"id":"S1","supplier":"M1","price":5000}]}})");
  EXPECT_EQ(status_of(response), 200);
  EXPECT_NE(response.find("too-dear"), response.npos) << response;
  EXPECT_EQ(status_of(post(connector, "/v1/check", "{")), 400);
  EXPECT_EQ(status_of(post(connector, "/v1/check", "{\"pack\":\"orders\"}")), 422);
}

TEST(Dashboard, ShowsWhatIsStoredAndNoMarkupOfStrangers) {
  const Connector connector;
  auto hostile = approved("Suppliers", "<b>M1",
                          {{"id", std::string("<b>M1")}, {"note", std::string("<script>alert(1)</script>")}});
  send(connector, "k1", batch({cover(), hostile}));
  const auto page =
      talk(connector.port, "GET /proposals/p1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_NE(page.find("&lt;b&gt;M1"), page.npos) << page;
  EXPECT_EQ(page.find("<script>"), page.npos);
}

} // namespace
} // namespace stackbook::intake
