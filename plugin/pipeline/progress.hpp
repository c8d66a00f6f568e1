// Progress: a bar on a terminal, shown only when work takes more than a second, gone when it ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <string>

namespace stackbook::pipeline {

class Progress {
 public:
  Progress(std::ostream& err, std::size_t all, bool shown);
  ~Progress(); // takes the bar away
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void done(const std::string& what); // one more; from any thread

 private:
  std::ostream& err_;
  std::size_t all_, done_ = 0;
  bool shown_, drawn_ = false;
  std::chrono::steady_clock::time_point start_;
  std::mutex guard_;
};

std::string progress_bar(std::size_t done, std::size_t all,
                         std::string_view what); // "[=====     ]  5 of 10  a.xlsx"

} // namespace stackbook::pipeline
