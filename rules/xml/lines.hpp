// Lines and columns of places in a file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace stackbook::xml {

inline std::uint32_t code_points(const char* from, const char* to) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101u;
  auto count = static_cast<std::uint32_t>(to - from);
  for (; to - from >= 8; from += 8) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    count -= static_cast<std::uint32_t>((((word >> 7) & ~(word >> 6) & ones) * ones) >> 56); // 10…: goes on
  }
  for (; from != to; ++from) count -= (static_cast<unsigned char>(*from) & 0xc0) == 0x80;
  return count;
}

// Line and column of growing offsets; the bytes are counted once.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : bytes_(bytes) {}
  std::pair<std::uint32_t, std::uint32_t> at(std::size_t offset) {
    offset = std::min(offset, bytes_.size());
    if (offset < seen_) seen_ = 0, line_ = column_ = 1;
    while (seen_ < offset) {
      const void* found = std::memchr(bytes_.data() + seen_, '\n', offset - seen_);
      if (found == nullptr) break;
      seen_ = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data()) + 1;
      ++line_;
      column_ = 1;
    }
    column_ += code_points(bytes_.data() + seen_, bytes_.data() + offset);
    seen_ = offset;
    return {line_, column_};
  }
  std::string_view from(std::size_t offset) const { return bytes_.substr(std::min(offset, bytes_.size())); }

 private:
  std::string_view bytes_;
  std::size_t seen_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

} // namespace stackbook::xml
