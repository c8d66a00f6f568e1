#include "rules/dmn/table/policy.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/equality.hpp"

#include <algorithm>
#include <string>

namespace stackbook::dmn {

using feel::Value;

void Fired::spill(std::uint32_t rule) {
  if (many_.empty()) {
    many_.reserve(4 * few_.size());
    for (const std::uint32_t early : few_) many_.push_back(early);
  }
  many_.push_back(rule);
}

Value Selection::checked(Value value, const Table::Output& output) {
  if (!fits_plainly(value, output.type)) value = feel::coerce(value, output.type, evaluation, output.span);
  if (!output.restricted || value.is_null()) return value;
  Value* cell_frame = evaluation.arena.array<Value>(frame.size() + 1);
  std::copy(frame.begin(), frame.end(), cell_frame);
  if (is_allowed(output.allowed, output.allowed_tests, value, {cell_frame, frame.size() + 1}, evaluation))
    return value;
  return evaluation.fail(feel::Code::table_output, output.span, {value}, output.name);
}

Value Selection::output(std::uint32_t rule) {
  if (table.rules[rule].is_ready) return table.rules[rule].ready;
  const std::size_t width = table.outputs.size();
  const feel::Program* entries = table.entries.data() + rule * width;
  if (width == 1) return checked(feel::run(entries[0], frame, evaluation), table.outputs[0]);
  Value* values = evaluation.arena.array<Value>(width);
  for (std::size_t i = 0; i < width; ++i)
    values[i] = checked(feel::run(entries[i], frame, evaluation), table.outputs[i]);
  return feel::make_context(evaluation.arena, table.shape, {values, width});
}

Value Selection::list_of(std::span<const std::uint32_t> rules) {
  Value* items = evaluation.arena.array<Value>(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) items[i] = output(rules[i]);
  return Value::list({items, rules.size()});
}

Value Selection::none() {
  const auto& outputs = table.outputs;
  if (std::any_of(outputs.begin(), outputs.end(),
                  [](const Table::Output& output) { return output.has_default; })) {
    Value* values = evaluation.arena.array<Value>(outputs.size());
    for (std::size_t i = 0; i < outputs.size(); ++i)
      values[i] = outputs[i].has_default
                      ? checked(feel::run(outputs[i].otherwise, frame, evaluation), outputs[i])
                      : Value();
    if (outputs.size() == 1) return values[0];
    return feel::make_context(evaluation.arena, table.shape, {values, outputs.size()});
  }
  if (table.policy == Policy::collect) return Value::list({});
  if (table.policy == Policy::count) return feel::number::from(0);
  return Value();
}

Value Selection::fail(feel::Code code, std::span<const std::uint32_t> rules) {
  std::string detail = rules.empty() ? "" : "rules ";
  for (std::size_t i = 0; i < rules.size() && i < 8; ++i)
    detail += (i == 0 ? "" : ", ") + std::to_string(rules[i] + 1);
  return evaluation.fail(code, table.span, {}, evaluation.arena.keep(std::string_view(detail)));
}

Value Selection::same(std::span<const std::uint32_t> rules) {
  const Value first = output(rules[0]);
  for (const std::uint32_t rule : rules.subspan(1)) {
    const Value other = output(rule);
    if (first.is_null() && other.is_null()) continue;
    if (!feel::equals(first, other, evaluation, table.span).is_true())
      return fail(feel::Code::table_any, rules);
  }
  return first;
}

std::size_t Selection::rank(Value value, std::size_t column) {
  const auto& priorities = table.outputs[column].priorities;
  const std::size_t reasons = evaluation.reasons.kept();
  for (std::size_t i = 0; i < priorities.size(); ++i) {
    const bool equal = feel::equals(priorities[i], value, evaluation, table.span).is_true();
    evaluation.reasons.cut(reasons); // a rank that is sought is no error
    if (equal) return i;
  }
  return priorities.size();
}

// PRIORITY and OUTPUT ORDER: column by column from the left, by the order of the output values; rule order
// for equals.
Value Selection::ordered(Fired& fired) {
  struct Ranked {
    std::uint32_t rule;
    Value value;
    std::vector<std::size_t> ranks;
  };
  std::vector<Ranked> all;
  for (const std::uint32_t rule : fired.rules()) {
    Ranked ranked{rule, output(rule), {}};
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
      const bool several = table.outputs.size() > 1;
      ranked.ranks.push_back(rank(several ? ranked.value.as_context().values[i] : ranked.value, i));
    }
    all.push_back(std::move(ranked));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Ranked& a, const Ranked& b) { return a.ranks < b.ranks; });
  for (std::size_t i = 0; i < all.size(); ++i) fired.rules()[i] = all[i].rule;
  if (table.policy == Policy::priority) {
    fired.keep(1);
    return all[0].value;
  }
  Value* items = evaluation.arena.array<Value>(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) items[i] = all[i].value;
  return Value::list({items, all.size()});
}

Value Selection::aggregated(std::span<const std::uint32_t> rules) {
  if (table.outputs.size() != 1) return fail(feel::Code::table_aggregate, {});
  const Value list = list_of(rules);
  return feel::invoke(Value::function(&table.aggregate), std::span(&list, 1), evaluation, table.span);
}

Value Selection::answer(Fired& fired) {
  const auto rules = fired.rules();
  if (rules.empty()) return none();
  switch (table.policy) {
  case Policy::first: return output(rules[0]);
  case Policy::unique: return rules.size() == 1 ? output(rules[0]) : fail(feel::Code::table_unique, rules);
  case Policy::any: return same(rules);
  case Policy::priority:
  case Policy::output_order: return ordered(fired);
  case Policy::rule_order:
  case Policy::collect: return list_of(rules);
  case Policy::count: return feel::number::from(static_cast<std::int64_t>(rules.size()));
  default: return aggregated(rules);
  }
}

} // namespace stackbook::dmn
