#include "rules/feel/value.hpp"

#include "rules/feel/arena.hpp"

#include <algorithm>

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

Value copy_to(Arena& arena, Value value) {
  switch (value.kind()) {
  case Kind::number: return value.is_small() ? value : Value::wide_number(arena.keep(value.wide()));
  case Kind::string: return Value::string(arena.keep(value.as_string()));
  case Kind::date_time: return Value::date_time(arena.keep(value.as_date_time()));
  case Kind::list: {
    const auto items = value.as_list();
    Value* at = arena.array<Value>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) at[i] = copy_to(arena, items[i]);
    return Value::list({at, items.size()});
  }
  case Kind::context: {
    const Context& c = value.as_context();
    Value* at = arena.array<Value>(c.shape->count);
    for (std::uint32_t i = 0; i < c.shape->count; ++i) at[i] = copy_to(arena, c.values[i]);
    return make_context(arena, std::span(c.shape->names, c.shape->count), std::span<const Value>(at, c.shape->count));
  }
  case Kind::range: {
    Range range = value.as_range();
    range.start = copy_to(arena, range.start);
    range.end = copy_to(arena, range.end);
    return Value::range(arena.keep(range));
  }
  default: return value;
  }
}

} // namespace stackbook::feel
