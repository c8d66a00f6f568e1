#include "rules/feel/operators/ranges.hpp"
#include "rules/feel/program/machine.hpp"

namespace stackbook::feel {

const Value* member_at(const PathSite& site, Value value) {
  if (value.kind() != Kind::context) return nullptr;
  const Context& context = value.as_context();
  const std::uint32_t hint = site.hint.load(std::memory_order_relaxed);
  if (hint < context.shape->count && context.shape->names[hint] == site.name) return &context.values[hint];
  const std::uint32_t at = context.shape->find(site.name);
  if (at == Shape::npos) return nullptr;
  site.hint.store(at, std::memory_order_relaxed);
  return &context.values[at];
}

Value follow(const PathSite& site, Value value, Evaluation& evaluation, Span span) {
  switch (value.kind()) {
  case Kind::context:
    if (const Value* found = member_at(site, value)) return *found;
    return evaluation.fail(Code::member_missing, span, {value}, site.name);
  case Kind::list: {
    const auto items = value.as_list();
    Value* at = evaluation.arena.array<Value>(items.size());
    evaluation.steps += items.size();
    if (++evaluation.depth > evaluation.limits.depth) {
      --evaluation.depth;
      return evaluation.fail(Code::limit_depth, span, {value});
    }
    for (std::size_t i = 0; i < items.size(); ++i) at[i] = follow(site, items[i], evaluation, span);
    --evaluation.depth;
    return Value::list({at, items.size()});
  }
  case Kind::null:
    if (value.reason() != 0) return value;
    break;
  default:
    if (const auto property = property_of(value, site.name)) return *property;
  }
  return evaluation.fail(Code::path_type, span, {value}, site.name);
}

} // namespace stackbook::feel
