// Requests that are ambiguous, hostile or slow, sent byte by byte over a socket.

#include "tests/http/wire.hpp"

#include <chrono>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace stackbook::intake {
namespace {

TEST(Gate, AnswersAmbiguousRequestsAndCloses) {
  const Connector connector;
  struct Case {
    const char* what;
    std::string headers;
    int status;
  };
  const std::vector<Case> cases{
      {"length and chunks", "Host: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n", 400},
      {"two lengths", "Host: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n", 400},
      {"a negative length", "Host: localhost\r\nContent-Length: -1\r\n", 400},
      {"a length with a sign", "Host: localhost\r\nContent-Length: +2\r\n", 400},
      {"a coding that is not chunked", "Host: localhost\r\nTransfer-Encoding: gzip\r\n", 501},
      {"two codings", "Host: localhost\r\nTransfer-Encoding: identity, chunked\r\n", 501},
      {"no host", "", 400},
      {"two hosts", "Host: localhost\r\nHost: elsewhere\r\n", 400},
      {"a space before the colon", "Host: localhost\r\nContent-Length : 2\r\n", 400},
      {"an expectation", "Host: localhost\r\nExpect: wonders\r\nContent-Length: 0\r\n", 417},
      {"a body too large", "Host: localhost\r\nContent-Length: 99999999\r\n", 413},
  };
  for (const auto& c : cases) {
    const auto response = talk(connector.port, "POST /v1/check HTTP/1.1\r\n" + c.headers +
                                                   "\r\n{}GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(status_of(response), c.status) << c.what << ": " << response;
    EXPECT_EQ(response.find("HTTP/1.1", 8), response.npos)
        << c.what << ": the rest was taken for a second request";
  }
  EXPECT_EQ(status_of(talk(connector.port, "GET /healthz HTTP/9.9\r\nHost: localhost\r\n\r\n")), 505);
}

TEST(Gate, CountsAChunkedBody) {
  const Connector connector({}, 1000);
  std::string chunks;
  for (int i = 0; i < 20; ++i) chunks += "64\r\n" + std::string(100, ' ') + "\r\n";
  const auto response = talk(connector.port, "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                             "application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                                 chunks + "0\r\n\r\n");
  EXPECT_EQ(status_of(response), 413);
}

TEST(Gate, EndsASlowHeaderAndServesOthersMeanwhile) {
  const Connector connector({std::chrono::milliseconds(800), std::chrono::milliseconds(800), 256, 200});
  std::vector<int> slow;
  for (int i = 0; i < 100; ++i) slow.push_back(connect_to(connector.port));
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < 20; ++round) {
    for (const int socket : slow) send_all(socket, "X");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(status_of(talk(connector.port,
                           "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")),
            200);
  for (const int socket : slow) read_all(socket, 2);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20))
      << "slow connections were kept";
}

TEST(Gate, CapsConnectionsOfOneAddress) {
  const Connector connector({std::chrono::seconds(5), std::chrono::seconds(5), 256, 3});
  std::vector<int> held;
  for (int i = 0; i < 3; ++i) held.push_back(connect_to(connector.port));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_EQ(talk(connector.port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 2), "");
  for (const int socket : held) ::close(socket);
}

TEST(Gate, DrainLetsAnAnswerEnd) {
  Connector connector;
  const int socket = connect_to(connector.port);
  send_all(socket, "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                   "application/json\r\nContent-Length: 2\r\n\r\n{");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  std::thread ending([&] { connector.server->drain(std::chrono::seconds(5)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  send_all(socket, "}");
  EXPECT_EQ(status_of(read_all(socket, 5)), 401);
  ending.join();
}

} // namespace
} // namespace stackbook::intake
