#include "rules/feel/stack.hpp"

#include <exception>
#include <memory>

#include <ucontext.h>

#if defined(__SANITIZE_ADDRESS__)
#define STACKBOOK_STACKS_ANNOUNCED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STACKBOOK_STACKS_ANNOUNCED
#endif
#endif
#ifdef STACKBOOK_STACKS_ANNOUNCED
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#define STACKBOOK_UNTRACED __attribute__((no_sanitize_thread)) // it ends on another stack than it begins on
#else
#define STACKBOOK_UNTRACED
#endif

namespace stackbook::feel::stack {

namespace {

using Memory = std::unique_ptr<std::byte[]>;

// A walk that goes up and down across a border would otherwise ask for memory each time.
thread_local Memory spare;

struct Crossing {
  void (*work)(void*);
  void* argument;
  std::exception_ptr thrown;
  ucontext_t here, there;
#ifdef STACKBOOK_STACKS_ANNOUNCED
  void* kept = nullptr; // the sanitizer's own, of the stack that is left
  const void* home = nullptr;
  std::size_t home_size = 0;
#endif
#ifdef __SANITIZE_THREAD__
  void* home = nullptr;
#endif
};

// makecontext hands over ints only: the address comes in two.
STACKBOOK_UNTRACED void enter(unsigned high, unsigned low) {
  Crossing& crossing = *reinterpret_cast<Crossing*>(static_cast<std::uintptr_t>(high) << 32 |
                                                    static_cast<std::uintptr_t>(low));
#ifdef STACKBOOK_STACKS_ANNOUNCED
  __sanitizer_finish_switch_fiber(nullptr, &crossing.home, &crossing.home_size);
#endif
  try {
    crossing.work(crossing.argument);
  } catch (...) {
    crossing.thrown = std::current_exception();
  }
#ifdef STACKBOOK_STACKS_ANNOUNCED
  __sanitizer_start_switch_fiber(nullptr, crossing.home, crossing.home_size);
#endif
#ifdef __SANITIZE_THREAD__
  __tsan_switch_to_fiber(crossing.home, 0);
#endif
}

// Apart from what owns memory: the compiler takes the switch for one that may return twice.
void cross(Crossing& crossing, std::byte* memory) {
  getcontext(&crossing.there);
  crossing.there.uc_stack.ss_sp = memory;
  crossing.there.uc_stack.ss_size = bytes;
  crossing.there.uc_link = &crossing.here;
  const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(&crossing));
  makecontext(&crossing.there, reinterpret_cast<void (*)()>(enter), 2, static_cast<unsigned>(address >> 32),
              static_cast<unsigned>(address));
#ifdef STACKBOOK_STACKS_ANNOUNCED
  __sanitizer_start_switch_fiber(&crossing.kept, memory, bytes);
#endif
#ifdef __SANITIZE_THREAD__
  crossing.home = __tsan_get_current_fiber();
  void* const fiber = __tsan_create_fiber(0);
  __tsan_switch_to_fiber(fiber, 0);
#endif
  swapcontext(&crossing.here, &crossing.there);
#ifdef __SANITIZE_THREAD__
  __tsan_destroy_fiber(fiber);
#endif
#ifdef STACKBOOK_STACKS_ANNOUNCED
  __sanitizer_finish_switch_fiber(crossing.kept, nullptr, nullptr);
#endif
}

} // namespace

void run_on_another(void (*work)(void*), void* argument) {
  Memory memory = spare != nullptr ? std::move(spare) : std::make_unique_for_overwrite<std::byte[]>(bytes);
  Crossing crossing{};
  crossing.work = work;
  crossing.argument = argument;
  cross(crossing, memory.get());
  if (spare == nullptr) spare = std::move(memory);
  if (crossing.thrown) std::rethrow_exception(crossing.thrown);
}

} // namespace stackbook::feel::stack
