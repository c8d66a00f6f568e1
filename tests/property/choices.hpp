// Choices: the decisions of a generator, one byte each. A generator that reads them is a function of a byte string, which
// rapidcheck makes and, when a law fails, shortens; past its end every choice is the first one, the simplest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stackbook::feel {

using Bytes = std::vector<std::uint8_t>;

class Choices {
 public:
  explicit Choices(const Bytes& bytes) : bytes_(bytes) {}

  std::size_t below(std::size_t count) { return (at_ < bytes_.size() ? bytes_[at_++] : 0) % count; }
  bool yes() { return below(2) == 1; }
  bool spent() const { return at_ >= bytes_.size(); }
  template <class T, std::size_t n> const T& one_of(const T (&all)[n]) { return all[below(n)]; }
  std::int64_t number(std::int64_t low, std::int64_t high) { // both within it
    std::uint64_t word = 0;
    for (int i = 0; i < 8; ++i) word = word << 8 | below(256);
    return low + static_cast<std::int64_t>(word % (static_cast<std::uint64_t>(high - low) + 1));
  }

 private:
  const Bytes& bytes_;
  std::size_t at_ = 0;
};

} // namespace stackbook::feel
