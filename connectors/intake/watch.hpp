// Watch: total deadlines and counts of connections. The library restarts its timer at every byte, so one slow
// client could hold a thread for ever; the watch knows every connection, and shuts those down that have not
// finished a header or a body in time. It also refuses connections past a count, in all and from one address.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/TCPServer.h>

namespace stackbook::intake {

struct ConnectionLimits {
  std::chrono::milliseconds header{5'000},
      exchange{30'000}; // from accept or last answer; from the header's end
  std::size_t connections = 256, per_address = 64;
};

class Watch final : public Poco::Net::TCPServerConnectionFilter {
 public:
  explicit Watch(ConnectionLimits limits);
  ~Watch() override; // joins its thread

  bool accept(const Poco::Net::StreamSocket& socket) override;
  void header_read(const Poco::Net::StreamSocket& socket); // a handler has begun
  void answered(const Poco::Net::StreamSocket& socket);    // the next header is awaited
  std::size_t open() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace stackbook::intake
