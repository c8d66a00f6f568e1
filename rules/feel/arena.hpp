// Arena: where the strings, lists and contexts of one evaluation live.
//
// Values borrow from the arena they were made in; they die together when it is cleared. Bounded: past its limit
// `allocate` still answers (from a last reserve of the system) but `exhausted()` turns true, and the evaluator, which
// looks after every allocating step, ends with FEEL-LIMIT-BYTES. Not shared between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace stackbook::feel {

class Arena {
public:
  static constexpr std::size_t default_limit = std::size_t{256} << 20;

  // `first` is the size of the first block, for owners of few and small values.
  explicit Arena(std::size_t limit = default_limit, std::size_t first = 16 << 10) : limit_(limit), first_(first) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(std::size_t bytes) {
    bytes = (bytes + 15) & ~std::size_t{15};
    if (static_cast<std::size_t>(end_ - next_) < bytes) grow(bytes);
    void* at = next_;
    next_ += bytes;
    return at;
  }

  // Uninitialised room for `count` trivially copyable objects.
  template <class T> T* array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 16);
    return static_cast<T*>(allocate(count * sizeof(T)));
  }
  template <class T> T* keep(const T& object) { return new (array<T>(1)) T(object); }
  std::string_view keep(std::string_view text) {
    char* at = array<char>(text.size());
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

  // Forgets everything made so far and keeps the memory for the next evaluation.
  void clear() {
    ++generation_;
    current_ = 0;
    used_ = 0;
    next_ = blocks_.empty() ? nullptr : blocks_[0].bytes.get();
    end_ = blocks_.empty() ? nullptr : next_ + blocks_[0].size;
  }
  std::size_t used() const { return used_; } // whole blocks handed out, bytes
  bool exhausted() const { return used_ > limit_; }
  void limit(std::size_t bytes) { limit_ = bytes; }
  std::uint64_t generation() const { return generation_; } // how often it was cleared
  bool owns(const void* at) const {
    const auto* byte = static_cast<const std::byte*>(at);
    for (const Block& block : blocks_)
      if (byte >= block.bytes.get() && byte < block.bytes.get() + block.size) return true;
    return false;
  }

private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };
  void grow(std::size_t bytes);

  std::vector<Block> blocks_;
  std::size_t current_ = 0, used_ = 0, limit_, first_;
  std::uint64_t generation_ = 0;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
};

} // namespace stackbook::feel
