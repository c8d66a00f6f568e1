#include "rules/feel/builtins/distinct.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/equality.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

namespace stackbook::feel {
namespace {

struct Hash {
  std::size_t operator()(Value value) const {
    switch (value.kind()) {
    case Kind::number: return number::hash(value);
    case Kind::string: return std::hash<std::string_view>{}(value.as_string());
    case Kind::boolean: return value.as_boolean() ? 1 : 2;
    default: return 0;
    }
  }
};
struct Equal {
  bool operator()(Value a, Value b) const {
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
    case Kind::number: return number::equal(a, b);
    case Kind::string: return a.as_string() == b.as_string();
    case Kind::boolean: return a.as_boolean() == b.as_boolean();
    default: return true; // null
    }
  }
};

bool is_hashed(Kind kind) {
  return kind == Kind::number || kind == Kind::string || kind == Kind::boolean || kind == Kind::null;
}

} // namespace

Value distinct(Call& call, Arguments items) {
  std::unordered_set<Value, Hash, Equal> simple;
  std::vector<Value> others; // compared one by one
  Value* kept = call.arena().array<Value>(items.size());
  std::size_t count = 0;
  std::uint64_t budget =
      call.evaluation.limits.steps - std::min(call.evaluation.steps, call.evaluation.limits.steps);
  const std::uint64_t allowed = budget;
  for (const Value item : items) {
    bool fresh;
    if (is_hashed(item.kind())) {
      fresh = simple.insert(item).second;
    } else {
      fresh = std::none_of(others.begin(), others.end(), [&](Value other) {
        return budget != 0 && item.kind() == other.kind() && equal(item, other, budget).value_or(false);
      });
      if (fresh) others.push_back(item);
    }
    if (budget != 0) --budget;
    if (budget == 0) return call.fail(Code::limit_steps);
    if (fresh) kept[count++] = item;
  }
  spend(call, allowed - budget);
  return Value::list({kept, count});
}

} // namespace stackbook::feel
