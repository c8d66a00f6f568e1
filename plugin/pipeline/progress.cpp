#include "plugin/pipeline/progress.hpp"

#include <algorithm>
#include <ostream>

namespace stackbook::pipeline {

Progress::Progress(std::ostream& err, std::size_t all, bool shown)
    : err_(err), all_(all), shown_(shown && all > 1), start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (drawn_) err_ << "\r\x1b[K" << std::flush;
}

void Progress::done(const std::string& what) {
  const std::lock_guard lock(guard_);
  ++done_;
  if (!shown_ || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
  drawn_ = true;
  err_ << '\r' << progress_bar(done_, all_, what) << "\x1b[K" << std::flush;
}

std::string progress_bar(std::size_t done, std::size_t all, std::string_view what) {
  constexpr std::size_t wide = 24, longest = 40;
  const std::size_t filled = all == 0 ? wide : std::min(wide, done * wide / all);
  std::string bar = "[" + std::string(filled, '=') + std::string(wide - filled, ' ') + "]  " +
                    std::to_string(done) + " of " + std::to_string(all) + "  ";
  const std::string_view name = what.substr(what.size() - std::min(what.size(), longest));
  for (const char c : name) bar += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return bar;
}

} // namespace stackbook::pipeline
