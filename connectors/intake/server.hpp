// Server: the connector's far end. Takes rows that a person approved, runs the rule pack over what is stored
// and what comes, stores what holds, answers receipts; answers checks; shows what it has on a page.
//
//   POST /v1/check                          the report of a whole proposal            rows:write
//   POST /v1/proposals/{proposal}/rows      a batch, with Idempotency-Key             rows:write
//   GET  /v1/proposals, /v1/proposals/{p}, …/rows?after=TABLE/KEY, …/history?after=N  rows:read
//   GET  /healthz, /readyz                  no token
//   GET  /                                  the dashboard                              no token on loopback,
//   else rows:read
#pragma once

#include "connectors/intake/store/store.hpp"
#include "connectors/intake/watch.hpp"
#include "rules/proposal/pack.hpp"
#include "rules/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace stackbook::intake {

using FindPack = std::function<Result<std::shared_ptr<const proposal::Pack>>(const std::string& id,
                                                                             const std::string& version)>;

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8480;            // 0: any free one
  std::string certificate, private_key; // PEM files: TLS when given
  std::uint64_t largest_body = 8u << 20;
  std::size_t most_rows = 1'000; // in one batch
  ConnectionLimits connections;
  std::uint16_t threads = 64;
  FindPack find_pack;
  std::function<std::string()> today, now; // ISO date; ISO date and time in UTC
};

class Server {
 public:
  // Off loopback without TLS or without a token in the store: refused.
  static Result<std::unique_ptr<Server>> start(const ServerOptions& options, std::unique_ptr<Store> store);
  ~Server();
  std::string url() const;
  // Takes no more connections and waits for those that are being answered, at most this long.
  void drain(std::chrono::milliseconds within);

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace stackbook::intake
