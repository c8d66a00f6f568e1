// Sharing work among threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <exception>
#include <latch>
#include <system_error>
#include <thread>
#include <vector>

namespace stackbook::dmn {

// work(i) for every i below `count`, each once, by at most `threads` threads with this one among them; by fewer where
// there are no more to be had. When one throws, no more are begun, and it is thrown here.
template <class Work> void share(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> has_failed = false;
  std::exception_ptr failure;
  const auto take = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      if (!has_failed.exchange(true)) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> running;
    try {
      for (std::size_t i = 1; i < threads && i < count; ++i) running.emplace_back(take);
    } catch (const std::system_error&) {
    }
    take();
  }
  if (failure) std::rethrow_exception(failure);
}

// The same for pieces of work that build on earlier ones: work(i, await), where await(k), for a k below i, comes back when
// work(k) has ended. Earlier work has always begun, so nobody waits for ever.
template <class Work> void share_in_order(std::size_t count, std::size_t threads, const Work& work) {
  struct Ending { // by an exception too
    std::latch& end;
    ~Ending() { end.count_down(); }
  };
  std::deque<std::latch> ends;
  for (std::size_t i = 0; i < count; ++i) ends.emplace_back(1);
  share(count, threads, [&](std::size_t i) {
    const Ending ending{ends[i]};
    work(i, [&](std::size_t earlier) { ends[earlier].wait(); });
  });
}

} // namespace stackbook::dmn
