#include "rules/feel/number/number.hpp"
#include "rules/feel/program/compiler.hpp"
#include "rules/feel/stack.hpp"
#include "rules/feel/time/parse.hpp"

#include <utility>

namespace stackbook::feel {

namespace {

// Deeper than any text gets through the parser, and what boxed expressions put around it.
constexpr std::uint32_t deepest = ParseOptions::most_depth + 2'000;

} // namespace

Compiler::Result Compiler::compile(NodeId id) {
  if (id != no_node && (depth_ >= deepest || spent())) {
    if (!spent()) issue(Code::limit_nesting, tree_.nodes[id].span);
    return fail(Code::limit_nesting, tree_.nodes[id].span);
  }
  ++depth_;
  const Result result = descend(depth_, [&] { return outwards(id); });
  --depth_;
  return result;
}

// What leads with an operand is compiled from that operand outwards, so that a chain of any length costs no stack.
Compiler::Result Compiler::outwards(NodeId id) {
  const std::size_t first = chain_.size();
  for (; id != no_node && leads_with_operand(tree_.nodes[id].form) &&
         (hoisted_.empty() || !hoisted_.contains(id));
       id = tree_.children_of(tree_.nodes[id])[0])
    chain_.push_back(id);
  const std::uint32_t start = here(), top = unit_->top, visible = slots();
  const Purity outside = std::exchange(purity_, Purity{});
  const auto settle = [&](Result& result) {
    if (here() > start && purity_.fixed && purity_.lowest >= visible) fold(start, top, result);
  };
  Result result = leading(id);
  settle(result);
  while (chain_.size() > first) {
    const Node& node = tree_.nodes[chain_.back()];
    chain_.pop_back();
    result = further(node, result, top);
    settle(result);
  }
  purity_.lowest = std::min(purity_.lowest, outside.lowest);
  purity_.fixed = purity_.fixed && outside.fixed;
  return result;
}

Compiler::Result Compiler::leading(NodeId id) {
  if (id == no_node) return {constant(Value::null()), Type::simple(Type::Form::null), {}};
  if (!hoisted_.empty())
    if (const auto known = hoisted_.find(id); known != hoisted_.end()) {
      if (known->second.at.space() != Space::constant) purity_.lowest = 0;
      return known->second;
    }
  return form(tree_.nodes[id]);
}

// The rest of a form that leads with an operand; the temporaries from `top` on are free but for that operand.
Compiler::Result Compiler::further(const Node& node, const Result& first, std::uint32_t top) {
  switch (node.form) {
  case Form::negate: return unary(node, Opcode::negate, first, top);
  case Form::add: return arithmetic(node, Opcode::add, first, top);
  case Form::subtract: return arithmetic(node, Opcode::subtract, first, top);
  case Form::multiply: return arithmetic(node, Opcode::multiply, first, top);
  case Form::divide: return arithmetic(node, Opcode::divide, first, top);
  case Form::power: return arithmetic(node, Opcode::power, first, top);
  case Form::equal: return comparison(node, Opcode::equal, first, top);
  case Form::not_equal: return comparison(node, Opcode::not_equal, first, top);
  case Form::less: return comparison(node, Opcode::less, first, top);
  case Form::less_equal: return comparison(node, Opcode::less_equal, first, top);
  case Form::greater: return comparison(node, Opcode::greater, first, top);
  case Form::greater_equal: return comparison(node, Opcode::greater_equal, first, top);
  case Form::conjunction: return logic(node, true, first, top);
  case Form::disjunction: return logic(node, false, first, top);
  case Form::instance_of: return instance_of(node, first, top);
  default: return path(node, first, top);
  }
}

Compiler::Result Compiler::form(const Node& node) {
  switch (node.form) {
  case Form::null:
  case Form::boolean:
  case Form::number:
  case Form::string:
  case Form::at_literal: return literal(node);
  case Form::name: return name(node);
  case Form::filter: return filter(node);
  case Form::list: return list(node);
  case Form::context: return context(node);
  case Form::range: return range(node);
  case Form::unary_range: return unary_range(node);
  case Form::function: return function(node);
  case Form::between: return between(node);
  case Form::in: return in(node);
  case Form::conditional: return conditional(node);
  case Form::loop:
  case Form::some:
  case Form::every: return loop(node);
  case Form::call:
  case Form::call_named: return call(node);
  case Form::tests:
  case Form::not_tests:
  case Form::any_test: return tests(node);
  case Form::host: return host(node);
  default: break; // leads with an operand: further()
  }
  return fail(Code::syntax, node.span);
}

Compiler::Result Compiler::literal(const Node& node) {
  Arena& memory = unit_->out->memory;
  const auto known = [&](Value value, Type::Form form) {
    return Result{constant(value), Type::simple(form), Type::simple(form)};
  };
  switch (node.form) {
  case Form::boolean: return known(Value::boolean(node.flags != 0), Type::Form::boolean);
  case Form::string:
    return known(Value::string(unit_->out->keep(std::string_view(tree_.texts[node.text]))),
                 Type::Form::string);
  case Form::number: {
    const Value value = number::parse(tree_.texts[node.text], memory);
    if (!value.is_null()) return known(value, Type::Form::number);
    issue(Code::number_range, node.span, tree_.texts[node.text]);
    return fail(Code::number_range, node.span, tree_.texts[node.text]);
  }
  case Form::at_literal: {
    const Parsed parsed = parse_at_literal(tree_.texts[node.text], memory);
    if (parsed) return known(parsed.value, type_of(parsed.value, types_).form());
    const Code fault = *parsed.fault == Code::text_malformed ? Code::literal_malformed : *parsed.fault;
    issue(fault, node.span, tree_.texts[node.text]);
    return fail(fault, node.span, tree_.texts[node.text]);
  }
  default:
    if (node.flags != 0) return fail(static_cast<Code>(node.extra), node.span); // the parser has said it
    return known(Value::null(), Type::Form::null);
  }
}

Compiler::Result Compiler::path(const Node& node, const Result& left, std::uint32_t top) {
  unit_->top = top;
  const std::string& member = tree_.texts[node.text];
  const Operand at = temporary();
  emit(Opcode::path, node.span, at, left.at.word, path_site(member, left.shape));
  return {at, {}, path_type(left.shape, member, shapes_)};
}

Compiler::Result Compiler::instance_of(const Node& node, const Result& value, std::uint32_t top) {
  unit_->top = top;
  const Operand at = temporary();
  emit(Opcode::instance_of, node.span, at, value.at.word, type(tree_.types[node.extra]));
  return {at, Type::simple(Type::Form::boolean), Type::simple(Type::Form::boolean)};
}

Compiler::Result Compiler::host(const Node& node) {
  purity_.fixed = false;
  purity_.lowest = 0;
  for (Open& o : open_) o.used = true;
  staged(tree_.children_of(node));
  const Operand at = temporary();
  const HostNode& hosted = tree_.hosts[node.extra];
  unit_->out->hosts.push_back({hosted, node.count, slots()});
  emit(Opcode::host, node.span, at, at.word, static_cast<std::uint32_t>(unit_->out->hosts.size() - 1));
  return {at, hosted.result, hosted.result};
}

} // namespace stackbook::feel
