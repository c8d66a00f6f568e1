#include "plugin/calc/live/desk.hpp"

#include "plugin/calc/document/snapshot.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"
#include "plugin/calc/live/settings.hpp"
#include "plugin/clock/clock.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/uri.hxx>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::sheet::XSpreadsheetDocument;
using uno::Reference;

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds pause{50}, // after a change
    slice{2},                                  // of the main thread's time: a step may take as long again
    breath{1};                                 // between two slices, for what the user does

double thread_time() { // of the processor, in milliseconds: what other programs take does not count
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

std::map<const uno::XInterface*, std::shared_ptr<Desk>>& desks() {
  static auto* const all = new std::map<const uno::XInterface*, std::shared_ptr<Desk>>;
  return *all;
}

// Where a document's properties lie, as functions are given it.
std::map<const void*, std::shared_ptr<Desk>>& callers() {
  static auto* const all = new std::map<const void*, std::shared_ptr<Desk>>;
  return *all;
}

// A document's own listener: it must not keep the desk of a closed document.
class Listener final : public cppu::WeakImplHelper1<com::sun::star::util::XModifyListener> {
 public:
  explicit Listener(std::weak_ptr<Desk> desk, const uno::XInterface* model)
      : desk_(std::move(desk)), model_(model) {}
  void SAL_CALL modified(const com::sun::star::lang::EventObject&) override {
    try {
      if (const auto desk = desk_.lock()) desk->changed();
    } catch (const std::exception&) { // no memory: the next change is followed again
    }
  }
  void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override { Desk::closed(model_); }

 private:
  std::weak_ptr<Desk> desk_;
  const uno::XInterface* model_;
};

} // namespace

Desk::Desk(const Model& model)
    : model_(Reference<uno::XInterface>(model, uno::UNO_QUERY).get()), live_(settings().live) {}

std::shared_ptr<Desk> Desk::of(const Model& model) {
  const Reference<uno::XInterface> identity(model, uno::UNO_QUERY);
  if (const auto known = desks().find(identity.get()); known != desks().end()) return known->second;
  const Reference<XSpreadsheetDocument> document(model, uno::UNO_QUERY);
  if (!document.is() || !document->getSheets().is())
    return nullptr; // the function-access service's empty shell
  auto desk = std::make_shared<Desk>(model);
  desk->following_.later([weak = std::weak_ptr(desk)](const rtl::Reference<Follow>& result) {
    if (const auto there = weak.lock()) there->send_later(result);
  });
  desks()[identity.get()] = desk;
  const Reference<com::sun::star::util::XModifyListener> listener(new Listener(desk, identity.get()));
  Reference<com::sun::star::util::XModifyBroadcaster>(model, uno::UNO_QUERY_THROW)
      ->addModifyListener(listener);
  return desk;
}

std::shared_ptr<Desk> Desk::of(const Caller& caller) {
  if (const auto known = callers().find(caller.get()); known != callers().end()) return known->second;
  const auto desk = of(Model(caller, uno::UNO_QUERY));
  if (desk) callers()[caller.get()] = desk;
  return desk;
}

void Desk::closed(const uno::XInterface* model) {
  const auto at = desks().find(model);
  if (at == desks().end()) return;
  const auto desk = at->second; // lives until its watchers are told
  desks().erase(at);
  std::erase_if(callers(), [&](const auto& caller) { return caller.second == desk; });
  desk->model_ = nullptr;
  desk->following_.clear();
  desk->to_send_.clear();
  desk->watchers_.clear();
  desk->waiting_.clear();
  desk->taking_.reset();
}

std::string Desk::file() const {
  const Model model(model_, uno::UNO_QUERY);
  const rtl::OUString url = model.is() ? model->getURL() : rtl::OUString();
  const auto slash = url.lastIndexOf('/');
  return to_utf8(rtl::Uri::decode(url.copy(slash + 1), rtl_UriDecodeWithCharset, RTL_TEXTENCODING_UTF8));
}

void Desk::changed() {
  const std::uint64_t change = ++change_;
  *newest_ = change;
  taking_.reset();
  busy_ = live_ || !waiting_.empty();
  tell_moved();
  if (!busy_) return;
  after(pause, [weak = weak_from_this(), change] {
    on_main([weak, change] {
      const auto desk = weak.lock();
      if (desk && desk->model_ && desk->change_ == change) desk->begin();
    });
  });
}

void Desk::live(bool on) {
  live_ = on;
  if (on && published_ != change_) return check_now();
  tell_moved();
}

void Desk::check_now() {
  ++change_;
  busy_ = true;
  tell_moved();
  begin();
}

Desk::Doing Desk::doing() const {
  if (busy_) return Doing::checking;
  return published_ == change_ && standing_ ? Doing::up_to_date : Doing::changed;
}

void Desk::tell_moved() {
  const auto watchers = watchers_; // one may leave while it is told
  for (const auto& [number, watching] : watchers)
    if (watching.moved) watching.moved();
}

void Desk::when_checked(Watcher then) {
  if (const StandingPtr now = standing_; now && published_ == change_) return then(now);
  waiting_.push_back(std::move(then));
  check_now();
}

// Reading computes cells that are not computed yet, ours among them: they ask while nothing is known.
StandingPtr Desk::stand_now() {
  reading_ = true;
  struct Done {
    bool& reading;
    ~Done() { reading = false; }
  } done{reading_};
  const Reference<XSpreadsheetDocument> document(model_, uno::UNO_QUERY_THROW);
  for (;;) {
    const auto standing = stand(snapshot(document, told_), file(), clock::today());
    if (!tells_more(*standing)) return standing;
  }
}

// What formulas in inputs say is read only where there are some.
bool Desk::tells_more(const Standing& standing) {
  const auto known = told_.size();
  told_.insert(told_.end(), standing.untold.begin(), standing.untold.end());
  std::ranges::sort(told_);
  told_.erase(std::ranges::unique(told_).begin(), told_.end());
  return told_.size() > known;
}

// Cells without a value yet don't wait: those that asked before anything was known, or while it was read in slices.
bool Desk::answered_at_once() {
  if (standing_ || following_.empty()) return false;
  taking_.reset();
  publish(stand_now());
  return true;
}

void Desk::begin() {
  if (reading_ || !model_ || answered_at_once()) return;
  cost_ = {};
  taking_ = std::make_unique<Taking>(Reference<XSpreadsheetDocument>(model_, uno::UNO_QUERY_THROW), told_);
  read_on(change_);
}

void Desk::read_on(std::uint64_t change) {
  if (!model_ || !taking_ || change_ != change) return;
  const auto begun = Clock::now();
  const double spent = thread_time();
  reading_ = true;
  bool all = false;
  try {
    all = taking_->go_on(begun + slice);
  } catch (const uno::Exception&) { // a sheet that went meanwhile: the change is on its way to us
    taking_.reset();
  }
  reading_ = false;
  cost_.add(spent);
  if (answered_at_once()) return;
  if (all) {
    auto taken = std::make_shared<Taken>(taking_->take());
    taking_.reset();
    return check(std::move(taken));
  }
  after(breath, [weak = weak_from_this(), change] {
    on_main([weak, change] {
      if (const auto desk = weak.lock()) desk->read_on(change);
    });
  });
}

void Desk::check(std::shared_ptr<Taken> taken) {
  *newest_ = change_;
  on_own([weak = weak_from_this(), taken, name = file(), change = change_, newest = newest_,
          questions = following_.questions()] {
    const auto old = [&] { return *newest != change; };
    if (old()) return;
    const double begun = thread_time();
    auto standing = stand(to_workbook(*taken), name, clock::today(), old);
    if (old()) return;
    auto answers = Following::answers(questions, *standing);
    on_main([weak, standing = std::move(standing), answers = std::move(answers), change,
             rules = thread_time() - begun] {
      const auto desk = weak.lock();
      if (!desk || !desk->model_ || desk->change_ != change) return;
      if (desk->tells_more(*standing)) return desk->begin();
      const double told = thread_time();
      desk->cost_.rules = rules;
      desk->publish(standing, answers);
      desk->cost_.add(told);
      desk->tell_cost();
    });
  });
}

void Desk::Cost::add(double since) {
  const double spent = thread_time() - since;
  longest = std::max(longest, spent);
  whole += spent;
  ++slices;
}

void Desk::tell_cost() const {
  if (!std::getenv("STACKBOOK_TIMES")) return;
  std::fprintf(
      stderr,
      "stackbook: change %llu: %zu slices, longest %.2f ms, in all %.2f ms; rules %.2f ms beside them\n",
      static_cast<unsigned long long>(change_), cost_.slices, cost_.longest, cost_.whole, cost_.rules);
}

StandingPtr Desk::check_and_wait() {
  if (standing_ || reading_ || !model_) return standing_;
  standing_ = stand_now();
  following_.tell(*standing_); // those that asked while the document was read
  changed();                   // what was not yet computed while the file was loading is read again soon
  return standing_;
}

void Desk::publish(StandingPtr standing, const Following::Answers& answers) {
  const StandingPtr now = standing; // a watcher that opens a window lets the next result come
  on_own([before = std::exchange(standing_, std::move(standing))] {
  }); // to end it there takes this thread no time
  published_ = change_;
  busy_ = false;
  following_.tell(*now, answers);
  const auto watchers = watchers_;
  for (const auto& [number, watching] : watchers) watching.result(now);
  tell_moved();
  const auto waiting = std::move(waiting_);
  waiting_.clear();
  for (const auto& watcher : waiting) watcher(now);
}

uno::Any Desk::follow_anew(const std::string& key, Following::Make make) {
  const bool first = !standing_;
  const StandingPtr known = check_and_wait();
  if (const Follow* result = first ? following_.find(key) : nullptr)
    return Following::result(result); // asked while it was read
  return following_.add(key, std::move(make), known.get());
}

uno::Any Desk::follow(const PlaceFunction& function, std::size_t sheet, workbook::Address at) {
  const StandingPtr known = check_and_wait();
  return following_.place(function, sheet, at, known.get());
}

// The results of a file's cells come in thousands.
void Desk::send_later(const rtl::Reference<Follow>& result) {
  to_send_.push_back(result);
  if (to_send_.size() > 1) return;
  on_main([weak = weak_from_this()] {
    if (const auto desk = weak.lock()) desk->send();
  });
}

void Desk::send() {
  const auto begun = Clock::now();
  while (!to_send_.empty()) {
    if (Clock::now() >= begun + slice)
      return after(breath, [weak = weak_from_this()] {
        on_main([weak] {
          if (const auto desk = weak.lock()) desk->send();
        });
      });
    const auto result = to_send_.back();
    to_send_.pop_back();
    result->send_again();
  }
}

std::uint64_t Desk::watch(Watcher watcher, std::function<void()> moved) {
  if (standing_) watcher(standing_);
  if (moved) moved();
  watchers_.emplace(++watchers_made_, Watching{std::move(watcher), std::move(moved)});
  return watchers_made_;
}

void Desk::unwatch(std::uint64_t watcher) {
  watchers_.erase(watcher);
}

} // namespace stackbook::calc
