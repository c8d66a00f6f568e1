#include "rules/feel/value.hpp"

#include "rules/feel/arena.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace stackbook::feel {

Value make_list(Arena& arena, std::span<const Value> items) {
  Value* at = arena.array<Value>(items.size());
  std::copy(items.begin(), items.end(), at);
  return Value::list({at, items.size()});
}

Value make_context(Arena& arena, const Shape& shape, std::span<const Value> values) {
  Value* at = arena.array<Value>(values.size());
  std::copy(values.begin(), values.end(), at);
  return Value::context(arena.keep(Context{&shape, at}));
}

Value make_context(Arena& arena, std::span<const std::string_view> names, std::span<const Value> values) {
  auto* kept = arena.array<std::string_view>(names.size());
  std::transform(names.begin(), names.end(), kept, [&](std::string_view name) { return arena.keep(name); });
  const Shape* shape = arena.keep(Shape{kept, static_cast<std::uint32_t>(names.size())});
  return make_context(arena, *shape, values);
}

const Value* member(Value context, std::string_view name) {
  if (context.kind() != Kind::context) return nullptr;
  const Context& c = context.as_context();
  const std::uint32_t at = c.shape->find(name);
  return at == Shape::npos ? nullptr : &c.values[at];
}

namespace {

// Parts that the original shares its copy shares too: a small value can be exponentially large written out. The steps
// still to do are a list, not the stack: values nest as deep as they like.
class Copy {
 public:
  Copy(Arena& arena, const Arena* source) : arena_(arena), source_(source) {}

  Value of(Value value) {
    Value copy = shallow(value);
    while (!open_.empty()) {
      const Open next = open_.back();
      open_.pop_back();
      for (std::uint32_t i = 0; i < next.count; ++i) next.to[i] = shallow(next.from[i]);
    }
    return copy;
  }

 private:
  struct Open { // values that are copied to their place, but not yet what is in them
    const Value* from;
    Value* to;
    std::uint32_t count;
  };

  Value shallow(Value value) {
    switch (value.kind()) {
    case Kind::number:
      return value.is_small() || stays(&value.wide()) ? value : Value::wide_number(arena_.keep(value.wide()));
    case Kind::string:
      return stays(value.as_string().data()) ? value : Value::string(arena_.keep(value.as_string()));
    case Kind::date_time:
      return stays(&value.as_date_time()) ? value : Value::date_time(arena_.keep(value.as_date_time()));
    case Kind::list: {
      const auto items = value.as_list();
      if (stays(items.data())) return value;
      return Value::list({values(items.data(), static_cast<std::uint32_t>(items.size())), items.size()});
    }
    case Kind::context: {
      const Context& c = value.as_context();
      if (stays(&c)) return value;
      return Value::context(arena_.keep(Context{shape(c.shape), values(c.values, c.shape->count)}));
    }
    case Kind::range: {
      const Range& from = value.as_range();
      if (stays(&from)) return value;
      Range* to = arena_.keep(from);
      open_.push_back({&from.start, &to->start, 1});
      open_.push_back({&from.end, &to->end, 1});
      return Value::range(to);
    }
    default: return value;
    }
  }

  bool stays(const void* at) const { return source_ != nullptr && !source_->owns(at); }

  const Value* values(const Value* from, std::uint32_t count) {
    const Value*& known = values_[{from, count}];
    if (known == nullptr) {
      Value* to = arena_.array<Value>(count);
      known = to;
      open_.push_back({from, to, count});
    }
    return known;
  }

  const Shape* shape(const Shape* from) {
    if (stays(from)) return from;
    const Shape*& known = shapes_[from];
    if (known == nullptr) {
      auto* names = arena_.array<std::string_view>(from->count);
      for (std::uint32_t i = 0; i < from->count; ++i) names[i] = arena_.keep(from->names[i]);
      known = arena_.keep(Shape{names, from->count});
    }
    return known;
  }

  Arena& arena_;
  const Arena* source_;
  std::vector<Open> open_;
  std::map<std::pair<const Value*, std::uint32_t>, const Value*> values_;
  std::map<const Shape*, const Shape*> shapes_;
};

} // namespace

Value copy_to(Arena& arena, Value value, const Arena* from) {
  return Copy(arena, from).of(value);
}

} // namespace stackbook::feel
