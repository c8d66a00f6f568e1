#include "rules/workbook/texts.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace stackbook::workbook {

namespace {
constexpr std::size_t block = 64 * 1024;
std::uint32_t hash_of(std::string_view text) {
  const std::size_t wide = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(wide ^ (wide >> 32));
}
} // namespace

Texts::Texts(const Texts& other) {
  for (const std::string_view text : other.texts_) intern(text);
}

Texts& Texts::operator=(Texts other) noexcept {
  std::swap(blocks_, other.blocks_);
  std::swap(room_, other.room_);
  std::swap(next_, other.next_);
  std::swap(texts_, other.texts_);
  std::swap(slots_, other.slots_);
  return *this;
}

std::string_view Texts::keep(std::string_view text) {
  if (text.empty()) return {};
  if (room_ < text.size()) {
    room_ = std::max(block, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(room_));
    next_ = blocks_.back().get();
  }
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  room_ -= text.size();
  return kept;
}

void Texts::grow() {
  std::vector<Slot> wider(std::max<std::size_t>(64, slots_.size() * 2));
  for (const Slot& slot : slots_) {
    if (slot.id == 0) continue;
    std::size_t at = slot.hash & (wider.size() - 1);
    while (wider[at].id != 0) at = (at + 1) & (wider.size() - 1);
    wider[at] = slot;
  }
  slots_ = std::move(wider);
}

TextId Texts::intern(std::string_view text) {
  if ((texts_.size() + 1) * 4 > slots_.size() * 3) grow();
  const std::uint32_t hash = hash_of(text);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].id != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && texts_[slots_[at].id - 1] == text) return slots_[at].id - 1;
  texts_.push_back(keep(text));
  slots_[at] = {hash, static_cast<TextId>(texts_.size())};
  return slots_[at].id - 1;
}

} // namespace stackbook::workbook
