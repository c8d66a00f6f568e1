// Sharing work among threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
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

} // namespace stackbook::dmn
