// Watch: whether files have changed since they were read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace stackbook::pipeline {

struct Seen { // of a file: when it was changed and how large it was; both 0 when it is not there
  std::int64_t time = 0;
  std::uintmax_t size = 0;
  friend bool operator==(const Seen&, const Seen&) = default;
};
std::vector<Seen> seen_of(const std::vector<std::string>& files);

// Returns when a file differs from `seen`, is there, and has been left alone for a moment: programs save in several steps.
// Asks a few times a second, which also works where the system reports no changes (network drives, containers).
void wait_for_change(const std::vector<std::string>& files, const std::vector<Seen>& seen);

} // namespace stackbook::pipeline
