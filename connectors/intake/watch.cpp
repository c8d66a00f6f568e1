#include "connectors/intake/watch.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/SocketImpl.h>
#include <sys/socket.h>

namespace stackbook::intake {
namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  Poco::Net::StreamSocket socket;
  std::string address;
  Clock::time_point deadline;
};

} // namespace

struct Watch::State {
  ConnectionLimits limits;
  mutable std::mutex guard;
  std::condition_variable stop;
  bool stopping = false;
  std::vector<Connection> connections;
  std::thread patrol;

  // Ours is the last reference: the server has closed and forgotten the connection.
  void forget_closed() {
    std::erase_if(connections, [](const Connection& c) { return c.socket.impl()->referenceCount() == 1; });
  }
  void walk() {
    std::unique_lock lock(guard);
    while (!stop.wait_for(lock, std::chrono::milliseconds(200), [&] { return stopping; })) {
      forget_closed();
      for (auto& connection : connections)
        if (Clock::now() > connection.deadline) {
          ::shutdown(connection.socket.impl()->sockfd(), SHUT_RDWR); // wakes the thread that reads it
          connection.deadline = Clock::time_point::max();
        }
    }
  }
  void set(const Poco::Net::StreamSocket& socket, std::chrono::milliseconds within) {
    const std::lock_guard lock(guard);
    for (auto& connection : connections)
      if (connection.socket.impl() == socket.impl()) connection.deadline = Clock::now() + within;
  }
};

Watch::Watch(ConnectionLimits limits) : state_(std::make_unique<State>()) {
  state_->limits = limits;
  state_->patrol = std::thread([state = state_.get()] { state->walk(); });
}

Watch::~Watch() {
  {
    const std::lock_guard lock(state_->guard);
    state_->stopping = true;
  }
  state_->stop.notify_all();
  state_->patrol.join();
}

bool Watch::accept(const Poco::Net::StreamSocket& socket) {
  const std::lock_guard lock(state_->guard);
  state_->forget_closed();
  std::string address;
  try {
    address = socket.peerAddress().host().toString();
  } catch (const Poco::Exception&) {
    return false; // gone before it was greeted
  }
  const auto same = std::count_if(state_->connections.begin(), state_->connections.end(),
                                  [&](const Connection& c) { return c.address == address; });
  if (state_->connections.size() >= state_->limits.connections ||
      static_cast<std::size_t>(same) >= state_->limits.per_address)
    return false;
  state_->connections.push_back({socket, std::move(address), Clock::now() + state_->limits.header});
  return true;
}

void Watch::header_read(const Poco::Net::StreamSocket& socket) {
  state_->set(socket, state_->limits.exchange);
}
void Watch::answered(const Poco::Net::StreamSocket& socket) {
  state_->set(socket, state_->limits.header);
}

std::size_t Watch::open() const {
  const std::lock_guard lock(state_->guard);
  state_->forget_closed();
  return state_->connections.size();
}

} // namespace stackbook::intake
