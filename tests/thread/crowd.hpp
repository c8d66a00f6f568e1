// Runs one piece of work on several threads that start together, and gives what each answered.
#pragma once

#include <barrier>
#include <string>
#include <thread>
#include <vector>

namespace stackbook {

constexpr int crowd = 8;

template <class Work> std::vector<std::string> together(const Work& work) {
  std::vector<std::string> answers(crowd);
  std::barrier start(crowd);
  std::vector<std::thread> threads;
  for (int i = 0; i < crowd; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      answers[static_cast<std::size_t>(i)] = work();
    });
  for (std::thread& thread : threads) thread.join();
  return answers;
}

} // namespace stackbook
