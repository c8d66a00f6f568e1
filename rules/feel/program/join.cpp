#include "rules/feel/program/join.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/comparison.hpp"
#include "rules/feel/program/append.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

namespace stackbook::feel {

namespace {

using Index = Lists::Index;

std::uint64_t mixed(std::uint64_t word, Kind kind) {
  word = (word ^ static_cast<std::uint64_t>(kind) << 56) * 0x9e37'79b9'7f4a'7c15ull;
  return (word ^ (word >> 32)) | std::uint64_t{1} << 63; // never none
}

std::uint64_t word_of(Value number) { // equal numbers, equal words
  if (number.is_small() && number.exponent() == 0) return static_cast<std::uint64_t>(number.coefficient());
  const auto whole = number::to_int64(number);
  return whole ? static_cast<std::uint64_t>(*whole) : number::hash(number);
}

constexpr std::uint64_t no_hash = 0; // of kinds whose equality is not that of their parts

// Values that FEEL holds equal have one hash.
std::uint64_t hash_of(Value value) {
  switch (value.kind()) {
  case Kind::null: return mixed(0, Kind::null);
  case Kind::boolean: return mixed(value.as_boolean(), Kind::boolean);
  case Kind::number: return mixed(word_of(value), Kind::number);
  case Kind::string: return mixed(std::hash<std::string_view>{}(value.as_string()), Kind::string);
  case Kind::date: return mixed(static_cast<std::uint64_t>(value.days()), Kind::date);
  case Kind::months_duration: return mixed(static_cast<std::uint64_t>(value.months()), Kind::months_duration);
  default: return no_hash;
  }
}

bool is_key(Value a, Value b) { // of kinds that have a hash
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
  case Kind::null: return true;
  case Kind::boolean: return a.as_boolean() == b.as_boolean();
  case Kind::number: return number::equal(a, b);
  case Kind::string: return a.as_string() == b.as_string();
  case Kind::date: return a.days() == b.days();
  default: return a.months() == b.months();
  }
}

// Reads one member of elements that mostly share a shape; for no member, the element itself.
class Reader {
 public:
  explicit Reader(std::string_view member) : member_(member) {}

  Value read(Value element) {
    if (member_.empty()) return element;
    if (element.kind() != Kind::context) return Value::null();
    const Context& context = element.as_context();
    if (context.shape != shape_) {
      shape_ = context.shape;
      at_ = shape_->find(member_);
    }
    return at_ != Shape::npos ? context.values[at_] : Value::null();
  }

  // Whether an index may answer for the element; asked before it is read.
  bool fits(Value element, const Index& index) const {
    if (element.kind() != Kind::context) return element.is_null() && !index.strict;
    if (!index.strict || element.as_context().shape == shape_) return true;
    const Shape& shape = *element.as_context().shape;
    return shape.find(member_) != Shape::npos && std::ranges::none_of(index.foreign, [&](const auto& name) {
             return shape.find(name) != Shape::npos;
           });
  }

 private:
  std::string_view member_;
  const Shape* shape_ = nullptr;
  std::uint32_t at_ = Shape::npos;
};

// The heads of an index: open addressing, at most half full, so that a look-up meets memory once. A head is the
// position of the first element of its hash, above it whether more follow by their links, and above that as
// much of the hash as there is room for.
class Heads {
 public:
  static constexpr std::size_t most = std::size_t{1} << 29;

  explicit Heads(std::size_t count) : bits_(static_cast<int>(std::bit_width(count))) {}

  std::size_t find(const Index& index, std::uint64_t hash) const {
    const std::size_t mask = index.heads.size() - 1;
    std::size_t at = hash & mask;
    while (index.heads[at] != 0 && ((index.heads[at] ^ tag(hash)) & tags()) != 0) at = (at + 1) & mask;
    return at;
  }
  void fetch(const Index& index, std::uint64_t hash) const {
    __builtin_prefetch(&index.heads[hash & (index.heads.size() - 1)]);
  }
  std::uint32_t position(std::uint32_t head) const { return head & ((1u << bits_) - 1); }
  bool more(std::uint32_t head) const { return (head >> bits_ & 1) != 0; }

  void put(Index& index, std::uint64_t hash, std::size_t position) const {
    std::uint32_t& head = index.heads[find(index, hash)];
    std::uint32_t made = (tag(hash) & tags()) | static_cast<std::uint32_t>(position);
    if (head != 0) {
      if (index.links.empty()) index.links.assign(std::size_t{1} << bits_, 0);
      index.links[position] = this->position(head);
      made |= 1u << bits_;
    }
    head = made;
  }

 private:
  static std::uint32_t tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
  std::uint32_t tags() const { return ~((2u << bits_) - 1); }
  int bits_;
};

void build(Index& index, std::span<const Value> items) {
  index.state = Index::State::unfit;
  if (items.size() > Heads::most) return;
  index.heads.assign(std::bit_ceil(2 * items.size()), 0);
  const Heads heads(items.size());
  Reader reader(index.member);
  std::array<std::uint64_t, 16> hashes; // of some at a time, so that their heads are fetched together
  for (std::size_t end = items.size(); end > 0;) { // from the end, so that positions ascend
    const std::size_t begin = end - std::min(end, hashes.size());
    for (std::size_t i = end; i > begin; --i) {
      if (!reader.fits(items[i - 1], index)) {
        index.heads = {};
        index.links = {};
        return;
      }
      const auto hash = hashes[i - 1 - begin] = hash_of(reader.read(items[i - 1]));
      if (hash != no_hash) heads.fetch(index, hash);
    }
    for (; end > begin; --end) // a value of a kind without a hash equals no key that is looked up
      if (hashes[end - 1 - begin] != no_hash) heads.put(index, hashes[end - 1 - begin], end);
  }
  index.state = Index::State::built;
}

// A look-up goes from the heads to the item to its context, each far from the last and none known before: it waits for
// memory three times. So each step is begun some turns of the loop ahead.
void look_ahead(const JoinSite& site, const Index& index, std::span<const Value> items, const Value* cursor) {
  constexpr std::size_t to_read = 16, to_find = 10, to_follow = 6, to_verify = 3;
  if (cursor[0].kind() != Kind::list) return;
  const auto turns = cursor[0].as_list();
  const auto now = static_cast<std::size_t>(cursor[1].coefficient()) - 1;
  if (now + to_read >= turns.size()) return;
  if (turns[now + to_read].kind() == Kind::context) __builtin_prefetch(&turns[now + to_read].as_context());
  const Heads heads(items.size());
  Reader reader(site.key_member);
  const auto hash = [&](std::size_t ahead) { return hash_of(reader.read(turns[now + ahead])); };
  const auto item = [&](std::size_t ahead) -> const Value* {
    const auto sought = hash(ahead);
    const std::uint32_t at = sought != no_hash ? heads.position(index.heads[heads.find(index, sought)]) : 0;
    return at != 0 ? &items[at - 1] : nullptr;
  };
  if (const auto sought = hash(to_find); sought != no_hash) heads.fetch(index, sought);
  if (const Value* at = item(to_follow)) __builtin_prefetch(at);
  if (const Value* at = item(to_verify); at != nullptr && at->kind() == Kind::context) {
    __builtin_prefetch(&at->as_context());
    __builtin_prefetch(&at->as_context() + 2); // its values mostly stand behind it
  }
}

// Whether the loop asks for one more key after this one, so that an index is worth its making at once.
bool goes_on(const Value* cursor) {
  return cursor != nullptr && cursor[1].coefficient() < cursor[2].coefficient();
}

// The positions of one key, from 1, ascending; ends with 0.
class Chain {
 public:
  Chain(const Index& index, std::span<const Value> items, Value key, std::uint64_t hash)
      : index_(index), items_(items), key_(key), reader_(index.member) {
    const Heads heads(items.size());
    const std::uint32_t head = index.heads[heads.find(index, hash)];
    more_ = heads.more(head);
    at_ = from(heads.position(head));
  }
  std::uint32_t at() const { return at_; }
  void next() { at_ = from(after(at_)); }

 private:
  std::uint32_t after(std::uint32_t at) const { return more_ ? index_.links[at] : 0; }
  std::uint32_t from(std::uint32_t at) {
    while (at != 0 && !is_key(reader_.read(items_[at - 1]), key_)) at = after(at);
    return at;
  }

  const Index& index_;
  std::span<const Value> items_;
  Value key_;
  Reader reader_;
  std::uint32_t at_ = 0;
  bool more_ = false;
};

} // namespace

bool join(const JoinSite& site, Value& list, Value key, const Value* cursor, Evaluation& evaluation) {
  if (list.kind() != Kind::list) return false;
  const auto items = list.as_list();
  if (items.size() < Lists::least_count) return false;
  const auto hash = hash_of(key);
  if (hash == no_hash) return false;
  charge(key, key, evaluation);
  bool is_new = false;
  Index& index = evaluation.lists.index(items, site.member, site.strict, site.foreign, is_new);
  if (is_new && !goes_on(cursor)) return false;
  if (index.state == Index::State::asked_once) {
    build(index, items);
    evaluation.steps += items.size();
  }
  if (index.state == Index::State::unfit) return false;
  if (cursor != nullptr) look_ahead(site, index, items, cursor);
  Chain chain(index, items, key, hash);
  const std::uint32_t first = chain.at();
  if (first == 0) {
    list = Value::list({});
    return site.whole;
  }
  chain.next();
  if (chain.at() == 0) {
    list = Value::list(items.subspan(first - 1, 1)); // most joins find one, and need no list of their own
    return site.whole;
  }
  Value found = Value::list({});
  append(found, items[first - 1], evaluation.arena);
  for (; chain.at() != 0; chain.next()) append(found, items[chain.at() - 1], evaluation.arena);
  evaluation.steps += found.as_list().size();
  list = found;
  return site.whole;
}

} // namespace stackbook::feel
