#include "rules/feel/lists.hpp"

#include <algorithm>
#include <bit>

namespace stackbook::feel {

namespace {

std::size_t hint_of(const Value* items, const void* what) {
  const auto mixed = std::bit_cast<std::uintptr_t>(items) / sizeof(Value) * 31 +
                     std::bit_cast<std::uintptr_t>(what) / sizeof(void*);
  return (mixed ^ mixed >> 8) & 0xff;
}

bool holds_lists(const Context& context) {
  return std::any_of(context.values, context.values + context.shape->count,
                     [](Value part) { return part.kind() == Kind::list || part.kind() == Kind::context; });
}

// Room for one more: what is dead goes first, then what is `cheap`, then the oldest.
template <class Entry, class Cheap, class Hints>
void make_room(std::vector<Entry>& entries, Hints& hints, Cheap cheap) {
  if (entries.size() < Lists::most) return;
  std::erase_if(entries, [](const Entry& entry) { return !entry.list.lives(); });
  if (entries.size() == Lists::most) std::erase_if(entries, cheap);
  if (entries.size() == Lists::most) entries.erase(entries.begin());
  hints.fill(0);
}

} // namespace

Lists::Known Lists::known(std::span<const Value> list) const {
  const auto home =
      std::ranges::find_if(arenas_, [&](const Arena* arena) { return arena->owns(list.data()); });
  if (home == arenas_.end()) return {list.data(), list.size(), nullptr, 0};
  return {list.data(), list.size(), *home, (*home)->generation()};
}

Lists::Index& Lists::index(std::span<const Value> list, std::string_view member, bool strict,
                           std::span<const std::string_view> foreign, bool& is_new) {
  const auto is_it = [&](const Index& index) {
    return index.list.is(list) && index.member == member && index.strict == strict &&
           std::ranges::equal(index.foreign, foreign);
  };
  is_new = false;
  std::uint16_t& hint = index_hints_[hint_of(list.data(), member.data())];
  if (hint != 0 && is_it(indexes_[hint - 1u])) return indexes_[hint - 1u];
  auto found = std::ranges::find_if(indexes_, is_it);
  if (found == indexes_.end()) {
    make_room(indexes_, index_hints_,
              [](const Index& index) { return index.state == Index::State::asked_once; });
    is_new = true;
    Index& made = indexes_.emplace_back();
    made.list = known(list);
    made.member = member;
    made.strict = strict;
    made.foreign.assign(foreign.begin(), foreign.end());
    found = indexes_.end() - 1;
  }
  hint = static_cast<std::uint16_t>(found - indexes_.begin() + 1);
  return *found;
}

bool Lists::conforms(std::span<const Value> list, const TypeInfo& type) const {
  const auto is_it = [&](const Checked& checked) { return checked.type == &type && checked.list.is(list); };
  std::uint16_t& hint = checked_hints_[hint_of(list.data(), &type)];
  if (hint != 0 && is_it(checked_[hint - 1u])) return true;
  const auto found = std::ranges::find_if(checked_, is_it);
  if (found == checked_.end()) return false;
  hint = static_cast<std::uint16_t>(found - checked_.begin() + 1);
  return true;
}

void Lists::note_conforming(std::span<const Value> list, const TypeInfo& type) {
  make_room(checked_, checked_hints_, [](const Checked&) { return false; });
  checked_.push_back({known(list), &type});
}

// Takes no stack: values of a host may be nested deeply.
void Lists::forget(Value value) {
  const auto is_host = [](const auto& entry) { return entry.list.home == nullptr; };
  if (std::ranges::none_of(indexes_, is_host) && std::ranges::none_of(checked_, is_host)) return;
  if (value.kind() == Kind::context && !holds_lists(value.as_context())) return;
  std::vector<Value> open{value};
  const auto add = [&](Value part) {
    if (part.kind() == Kind::list || part.kind() == Kind::context) open.push_back(part);
  };
  while (!open.empty()) {
    const Value at = open.back();
    open.pop_back();
    if (at.kind() == Kind::context) {
      const Context& context = at.as_context();
      for (std::uint32_t i = 0; i < context.shape->count; ++i) add(context.values[i]);
    } else if (at.kind() == Kind::list) {
      const auto items = at.as_list();
      if (items.size() >= least_count) {
        const auto is_it = [&](const auto& entry) { return entry.list.is(items); };
        if (std::erase_if(indexes_, is_it) > 0) index_hints_.fill(0);
        if (std::erase_if(checked_, is_it) > 0) checked_hints_.fill(0);
      }
      for (const Value item : items) add(item);
    }
  }
}

void Lists::forget_hosts() {
  const auto is_host = [](const auto& entry) { return entry.list.home == nullptr; };
  if (std::erase_if(indexes_, is_host) > 0) index_hints_.fill(0);
  if (std::erase_if(checked_, is_host) > 0) checked_hints_.fill(0);
}

} // namespace stackbook::feel
