// Progress: a long action of a window, said in its status bar, which the command Stop ends. One at a time in an office.
#pragma once

#include "plugin/calc/commands/seat.hpp"

#include <atomic>
#include <functional>

#include <com/sun/star/task/XStatusIndicator.hpp>

namespace stackbook::calc {

class Progress {
 public:
  // Nothing while another action runs, which is said. Main thread; so are `end` and the last owner's end.
  static std::shared_ptr<Progress> begin(const Seat& seat, const std::string& text,
                                         std::function<void()> when_stopped = {});
  static bool stop(); // what runs now, if anything

  explicit Progress(const Seat& seat, const std::string& text, std::function<void()> when_stopped);
  ~Progress() { end(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void end();
  bool stopped() const { return stopped_; } // any thread

 private:
  com::sun::star::uno::Reference<com::sun::star::task::XStatusIndicator> indicator_;
  std::function<void()> when_stopped_;
  std::atomic<bool> stopped_ = false, over_ = false;
};
using ProgressPtr = std::shared_ptr<Progress>;

} // namespace stackbook::calc
