// Texts: each distinct text of a workbook once, known by a number in order of first appearance.
//
// Views stay right for the life of the object and of whatever it is moved into; a copy has texts of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace stackbook::workbook {

using TextId = std::uint32_t;

class Texts {
 public:
  Texts() = default;
  Texts(const Texts& other);
  Texts(Texts&& other) noexcept = default;
  Texts& operator=(Texts other) noexcept;

  TextId intern(std::string_view text);
  std::string_view operator[](TextId id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    TextId id = 0; // from 1; 0 is a free slot
  };
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t room_ = 0; // left in the last block
  char* next_ = nullptr;
  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_; // open addressing; a power of two
};

} // namespace stackbook::workbook
