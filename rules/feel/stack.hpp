// Stack: recursion as deep as a text nests, on threads of any stack size.
//
// A walk that recurses says at each level how deep it is. Every `levels` levels it goes on in fresh memory of `bytes`
// bytes, so the thread's own stack carries the first levels only: 512 KiB of it are enough for whatever the limits on
// depth allow. The memory is the heap's and is touched only as far as it is used; a walk that is not deep pays one
// comparison a level. What is thrown inside is thrown on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

namespace stackbook::feel {

namespace stack {

inline constexpr std::uint32_t levels = 64;
inline constexpr std::size_t bytes = std::size_t{1} << 20;

void run_on_another(void (*work)(void*), void* argument);

} // namespace stack

// Does `work`, which stands `depth` levels deep, and answers what it answers.
template <class Work> auto descend(std::uint32_t depth, Work&& work) -> decltype(work()) {
  using Result = decltype(work());
  if (depth % stack::levels != 0 || depth == 0) [[likely]]
    return work();
  if constexpr (std::is_void_v<Result>) {
    stack::run_on_another([](void* at) { (*static_cast<std::remove_reference_t<Work>*>(at))(); }, &work);
  } else {
    struct Errand {
      std::remove_reference_t<Work>& work;
      std::optional<Result> result{};
    } errand{work};
    stack::run_on_another(
        [](void* at) {
          Errand& given = *static_cast<Errand*>(at);
          given.result.emplace(given.work());
        },
        &errand);
    return std::move(*errand.result);
  }
}

} // namespace stackbook::feel
