#include "rules/feel/program/join.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/program/append.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>

namespace stackbook::feel {

namespace {

std::uint64_t mixed(std::uint64_t word, Kind kind) {
  word = (word ^ static_cast<std::uint64_t>(kind) << 56) * 0x9e37'79b9'7f4a'7c15ull;
  return word ^ (word >> 32);
}

// Values that FEEL holds equal have one hash; nothing for kinds whose equality is not that of their parts.
std::optional<std::uint64_t> hash_of(Value value) {
  switch (value.kind()) {
  case Kind::null: return mixed(0, Kind::null);
  case Kind::boolean: return mixed(value.as_boolean(), Kind::boolean);
  case Kind::number: return mixed(number::hash(value), Kind::number);
  case Kind::string: return mixed(std::hash<std::string_view>{}(value.as_string()), Kind::string);
  case Kind::date: return mixed(static_cast<std::uint64_t>(value.days()), Kind::date);
  case Kind::months_duration: return mixed(static_cast<std::uint64_t>(value.months()), Kind::months_duration);
  default: return std::nullopt;
  }
}

void build(Joins::Index& index, std::span<const Value> items) {
  index.heads.assign(std::bit_ceil(items.size()), 0);
  index.links.assign(items.size() + 1, {0, 0});
  const std::size_t mask = index.heads.size() - 1;
  for (std::size_t i = items.size(); i > 0; --i) { // from the end, so that chains ascend
    const Value* found = member(items[i - 1], index.member);
    const auto hash = hash_of(found != nullptr ? *found : Value::null());
    if (!hash) continue; // of a kind that equals no key that is looked up
    index.links[i] = {index.heads[*hash & mask], static_cast<std::uint32_t>(*hash >> 32)};
    index.heads[*hash & mask] = static_cast<std::uint32_t>(i);
  }
}

} // namespace

Value narrowed(Value list, std::string_view member, Value key, Evaluation& evaluation) {
  if (list.kind() != Kind::list) return list;
  const auto items = list.as_list();
  const auto hash = hash_of(key);
  if (items.size() < Joins::least_count || !hash) return list;

  auto& all = evaluation.joins.all;
  const std::uint64_t generation = evaluation.arena.generation();
  const auto known = std::find_if(all.begin(), all.end(), [&](const Joins::Index& index) {
    return index.list == items.data() && index.count == items.size() && index.member == member &&
           (index.kept_by_host || index.generation == generation);
  });
  if (known == all.end()) {
    std::erase_if(all, [&](const Joins::Index& index) {
      return !index.kept_by_host && index.generation != generation;
    });
    if (all.size() == Joins::most) all.erase(all.begin());
    all.push_back({items.data(),
                   items.size(),
                   std::string(member),
                   generation,
                   !evaluation.arena.owns(items.data()),
                   {},
                   {}});
    return list;
  }
  if (known->heads.empty()) {
    build(*known, items);
    evaluation.steps += items.size();
  }
  const auto tag = static_cast<std::uint32_t>(*hash >> 32);
  const auto after = [&](std::uint32_t at) {
    while (at != 0 && known->links[at].tag != tag) at = known->links[at].next;
    return at;
  };
  const std::uint32_t first = after(known->heads[*hash & (known->heads.size() - 1)]);
  if (first == 0) return Value::list({});
  std::uint32_t at = after(known->links[first].next);
  if (at == 0)
    return Value::list(items.subspan(first - 1, 1)); // most joins find one, and need no list of their own
  Value found = Value::list({});
  append(found, items[first - 1], evaluation.arena);
  for (; at != 0; at = after(known->links[at].next)) append(found, items[at - 1], evaluation.arena);
  return found;
}

} // namespace stackbook::feel
