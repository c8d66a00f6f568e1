#include "rules/feel/builtins/distinct.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/alike.hpp"
#include "rules/feel/operators/instant.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace stackbook::feel {
namespace {

std::size_t mixed(std::size_t a, std::size_t b) {
  return (a ^ b) * 0x9e37'79b9'7f4a'7c15ull + (a >> 29);
}

// Values that are the same element have one hash. Of what holds others, a few are looked at: `left` parts in all.
class Hash {
 public:
  std::size_t of(Value value) { return mixed(static_cast<std::size_t>(value.kind()), of_content(value)); }

 private:
  std::size_t of_content(Value value) {
    switch (value.kind()) {
    case Kind::null: return 0;
    case Kind::boolean: return value.as_boolean() ? 1 : 2;
    case Kind::number: return number::hash(value);
    case Kind::string: return std::hash<std::string_view>{}(value.as_string());
    case Kind::date: return static_cast<std::size_t>(value.days());
    case Kind::time: return static_cast<std::size_t>(moment_of_time(value).seconds);
    case Kind::date_time: return static_cast<std::size_t>(moment_of(value.as_date_time()).seconds);
    case Kind::days_duration: return mixed(static_cast<std::size_t>(value.seconds()), value.nanoseconds());
    case Kind::months_duration: return static_cast<std::size_t>(value.months());
    case Kind::list: return of_list(value.as_list());
    case Kind::context: return of_context(value.as_context());
    case Kind::range: return static_cast<std::size_t>(value.as_range().form);
    case Kind::function: return 3;
    }
    return 0;
  }

  // From both ends: long lists mostly differ in one of them.
  std::size_t of_list(Arguments items) {
    std::size_t hash = items.size();
    const std::size_t looked_at = std::min<std::size_t>(items.size(), left_);
    left_ -= static_cast<std::uint32_t>(looked_at);
    for (std::size_t i = 0; i < looked_at; ++i)
      hash = mixed(hash, of(items[i % 2 == 0 ? i / 2 : items.size() - 1 - i / 2]));
    return hash;
  }

  // In any order; so all members count or, of a large one, none.
  std::size_t of_context(const Context& context) {
    const std::uint32_t count = context.shape->count;
    std::size_t hash = count;
    if (count > left_) return hash;
    left_ -= count;
    for (std::uint32_t i = 0; i < count; ++i) {
      Hash inner;
      inner.left_ = 0;
      hash += mixed(std::hash<std::string_view>{}(context.shape->names[i]), inner.of(context.values[i]));
    }
    return hash;
  }

  std::uint32_t left_ = 32;
};

struct Element {
  Value value;
  std::size_t hash;
};
struct HashOf {
  std::size_t operator()(const Element& element) const { return element.hash; }
};
struct Alike {
  Evaluation* evaluation;
  bool* out_of_steps;
  bool operator()(const Element& a, const Element& b) const {
    if (a.hash != b.hash || a.value.kind() != b.value.kind()) return false;
    const auto answer = alike(a.value, b.value, *evaluation);
    *out_of_steps = *out_of_steps || !answer;
    return answer.value_or(true);
  }
};

std::size_t length_of(Value value) {
  return value.kind() == Kind::string ? value.as_string().size() / bytes_a_step : 0;
}

} // namespace

Value distinct(Call& call, Arguments items) {
  bool out_of_steps = false;
  std::unordered_set<Element, HashOf, Alike> seen(items.size() < 1024 ? items.size() : 1024, HashOf{},
                                                  Alike{&call.evaluation, &out_of_steps});
  Value* kept = call.arena().array<Value>(items.size());
  std::size_t count = 0;
  for (const Value item : items) {
    if (!spend(call, 1 + length_of(item))) return call.fail(Code::limit_steps);
    if (seen.insert({item, Hash().of(item)}).second) kept[count++] = item;
    if (out_of_steps) return call.fail(Code::limit_steps);
  }
  return Value::list({kept, count});
}

} // namespace stackbook::feel
