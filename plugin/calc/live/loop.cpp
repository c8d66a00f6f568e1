#include "plugin/calc/live/loop.hpp"

#include <condition_variable>
#include <mutex>
#include <queue>
#include <thread>

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XTerminateListener.hpp>
#include <cppuhelper/implbase1.hxx>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using Clock = std::chrono::steady_clock;

struct Task {
  Clock::time_point due;
  std::uint64_t number; // keeps the order of tasks due at once
  std::function<void()> work;
  bool operator<(const Task& other) const {
    return due != other.due ? due > other.due : number > other.number;
  }
};

struct Loop {
  Context context;
  std::mutex guard;
  std::condition_variable wake;
  std::priority_queue<Task> tasks;
  std::uint64_t count = 0;
  bool ending = false;
  std::thread thread;

  void add(Clock::time_point due, std::function<void()> work) {
    const std::lock_guard lock(guard);
    if (ending) return;
    tasks.push({due, count++, std::move(work)});
    wake.notify_one();
  }
  void run() {
    std::unique_lock lock(guard);
    while (!ending) {
      if (tasks.empty()) {
        wake.wait(lock);
      } else if (const auto due = tasks.top().due;
                 due > Clock::now()) { // a copy: another task may come before it
        wake.wait_until(lock, due);
      } else {
        const auto work = tasks.top().work;
        tasks.pop();
        lock.unlock();
        try {
          work();
        } catch (...) { // a check that fails must not end the office; the document keeps its last result
        }
        lock.lock();
      }
    }
  }
  void end() {
    {
      const std::lock_guard lock(guard);
      ending = true;
      wake.notify_all();
    }
    if (thread.joinable()) thread.join();
  }
};

Loop& loop() {
  static Loop* const only =
      new Loop; // outlives static destruction: the office may call until its last moment
  return *only;
}

class Callback final : public cppu::WeakImplHelper1<com::sun::star::awt::XCallback> {
 public:
  explicit Callback(std::function<void()> work) : work_(std::move(work)) {}
  void SAL_CALL notify(const uno::Any&) override {
    try {
      work_();
    } catch (...) { // never into the office's main loop
    }
  }

 private:
  std::function<void()> work_;
};

class Farewell final : public cppu::WeakImplHelper1<com::sun::star::frame::XTerminateListener> {
 public:
  void SAL_CALL queryTermination(const com::sun::star::lang::EventObject&) override {}
  void SAL_CALL notifyTermination(const com::sun::star::lang::EventObject&) override { loop().end(); }
  void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}
};

} // namespace

void start_loop(const Context& context) {
  static std::once_flag once;
  std::call_once(once, [&] {
    loop().context = context;
    loop().thread = std::thread([] { loop().run(); });
    com::sun::star::frame::Desktop::create(context)->addTerminateListener(new Farewell);
  });
}

const Context& office() {
  return loop().context;
}

void on_main(std::function<void()> work) {
  com::sun::star::awt::AsyncCallback::create(loop().context)
      ->addCallback(new Callback(std::move(work)), uno::Any());
}

void on_own(std::function<void()> work) {
  loop().add(Clock::now(), std::move(work));
}
void after(std::chrono::milliseconds pause, std::function<void()> work) {
  loop().add(Clock::now() + pause, std::move(work));
}

} // namespace stackbook::calc
