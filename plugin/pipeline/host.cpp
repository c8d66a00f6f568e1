#include "plugin/pipeline/host.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <thread>
#include <utility>
#include <vector>

#include <malloc.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

namespace stackbook::pipeline {

bool wants_colour() {
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && (!refused || !*refused) && terminal && std::string_view(terminal) != "dumb";
}

bool prints_to_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool shows_progress() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) && terminal && std::string_view(terminal) != "dumb";
}

int terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    return size.ws_col;
  return 100;
}

std::filesystem::path program_path() {
  std::error_code trouble;
  return std::filesystem::read_symlink("/proc/self/exe", trouble);
}

Result<std::string> new_uuid() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    return Failure{"No proposal id can be made", "", "the system gives no random bytes", ""};
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

void use_large_pages() {
  constexpr std::size_t room = std::size_t{512} << 20, page = 4096;
  // One heap that neither leaves large pieces to mmap nor shrinks: its room is asked for once and advised on as a whole.
  if (mallopt(M_MMAP_THRESHOLD, static_cast<int>(2 * room)) == 0) return;
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, static_cast<int>(3 * room));
  void* const heap = std::malloc(room);
  if (heap == nullptr) return;
  const auto begin = (reinterpret_cast<std::uintptr_t>(heap) + page - 1) / page * page;
  madvise(reinterpret_cast<void*>(begin), room - page, MADV_HUGEPAGE);
  std::free(heap);
}

unsigned processors() {
  return std::max(1u, std::thread::hardware_concurrency());
}

void use_heap_by_thread() {
  mallopt(M_ARENA_MAX,
          static_cast<int>(8 * processors())); // as by default
}

void keep_to_the_end(std::shared_ptr<const void> large) {
  static auto& kept = *new std::vector<std::shared_ptr<const void>>;
  kept.push_back(std::move(large));
}

} // namespace stackbook::pipeline
