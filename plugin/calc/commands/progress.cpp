#include "plugin/calc/commands/progress.hpp"

#include "plugin/calc/document/text.hpp"

#include <com/sun/star/task/XStatusIndicatorFactory.hpp>

namespace stackbook::calc {
namespace {

std::weak_ptr<Progress>& current() {
  static auto* const one = new std::weak_ptr<Progress>;
  return *one;
}

} // namespace

Progress::Progress(const Seat& seat, const std::string& text, std::function<void()> when_stopped)
    : when_stopped_(std::move(when_stopped)) {
  const com::sun::star::uno::Reference<com::sun::star::task::XStatusIndicatorFactory> bar(
      seat.frame, com::sun::star::uno::UNO_QUERY);
  if (!bar.is()) return;
  indicator_ = bar->createStatusIndicator();
  indicator_->start(to_office(text + " Proposal > Stop ends it."), 0);
}

void Progress::end() {
  over_ = true;
  if (!indicator_.is()) return;
  try {
    indicator_->end();
  } catch (const com::sun::star::uno::Exception&) { // the window went
  }
  indicator_.clear();
}

ProgressPtr Progress::begin(const Seat& seat, const std::string& text, std::function<void()> when_stopped) {
  if (const auto other = current().lock(); other && !other->over_) {
    say(seat, "Proposal", "Another action is still running. Wait for it, or end it with Proposal > Stop.");
    return nullptr;
  }
  const auto progress = std::make_shared<Progress>(seat, text, std::move(when_stopped));
  current() = progress;
  return progress;
}

bool Progress::stop() {
  const auto running = current().lock();
  if (!running || running->over_) return false;
  running->stopped_ = true;
  if (running->when_stopped_) running->when_stopped_();
  return true;
}

} // namespace stackbook::calc
