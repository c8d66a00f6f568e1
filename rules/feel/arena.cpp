#include "rules/feel/arena.hpp"

#include <algorithm>

namespace stackbook::feel {

void Arena::grow(std::size_t bytes) {
  if (!blocks_.empty() && next_ != nullptr) ++current_;
  // A kept block that is too small for this request is passed over until the next clear().
  while (current_ < blocks_.size() && blocks_[current_].size < bytes) ++current_;
  if (current_ == blocks_.size()) {
    const std::size_t doubled = blocks_.empty() ? first_ : std::min<std::size_t>(blocks_.back().size * 2, 4 << 20);
    const std::size_t size = std::max(bytes, doubled);
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
  }
  used_ += blocks_[current_].size;
  next_ = blocks_[current_].bytes.get();
  end_ = next_ + blocks_[current_].size;
}

} // namespace stackbook::feel
