#include "plugin/pipeline/watch.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace stackbook::pipeline {

namespace fs = std::filesystem;

std::vector<Seen> seen_of(const std::vector<std::string>& files) {
  std::vector<Seen> seen;
  for (const auto& file : files) {
    std::error_code trouble;
    Seen one;
    const auto time = fs::last_write_time(file, trouble);
    if (!trouble) one.size = fs::file_size(file, trouble);
    if (!trouble) one.time = static_cast<std::int64_t>(time.time_since_epoch().count());
    seen.push_back(trouble ? Seen{} : one);
  }
  return seen;
}

void wait_for_change(const std::vector<std::string>& files, const std::vector<Seen>& seen) {
  auto before = seen;
  for (;;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    auto now = seen_of(files);
    const bool all_there = std::ranges::find(now, Seen{}) == now.end() || now == seen;
    if (now != seen && now == before && all_there) return;
    before = std::move(now);
  }
}

} // namespace stackbook::pipeline
