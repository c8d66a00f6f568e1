// Registers: the stack of values that running programs work in. Last taken, first given back; an address
// stays good until then. Kept for the next run, so that a warm evaluation allocates nothing.
#pragma once

#include "rules/feel/value.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace stackbook::feel {

class Registers {
 public:
  struct Mark {
    std::size_t chunk, used;
  };

  // Room for `count` values, which hold anything.
  Value* take(std::size_t count, Mark& mark) {
    mark = {chunk_, used_};
    if (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ >= count) {
      Value* at = chunks_[chunk_].values.get() + used_;
      used_ += count;
      return at;
    }
    return grow(count);
  }
  void give_back(Mark mark) {
    chunk_ = mark.chunk;
    used_ = mark.used;
  }

 private:
  struct Chunk {
    std::unique_ptr<Value[]> values;
    std::size_t size;
  };

  Value* grow(std::size_t count) {
    if (chunk_ < chunks_.size()) ++chunk_;
    if (chunk_ < chunks_.size() && chunks_[chunk_].size < count)
      chunks_.resize(chunk_); // nobody uses those above
    if (chunk_ == chunks_.size()) {
      const std::size_t size = std::max<std::size_t>(count, 1024);
      chunks_.push_back({std::make_unique<Value[]>(size), size});
    }
    used_ = count;
    return chunks_[chunk_].values.get();
  }

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0, used_ = 0;
};

} // namespace stackbook::feel
