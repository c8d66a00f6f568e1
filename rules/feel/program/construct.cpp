#include "rules/feel/program/compiler.hpp"

#include <algorithm>

namespace stackbook::feel {

std::pmr::vector<Compiler::Result> Compiler::staged(std::span<const NodeId> children) {
  const std::uint32_t first = unit_->top;
  std::pmr::vector<Result> results(&room_);
  results.reserve(children.size());
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    unit_->top = first + i;
    const Operand at = temporary();
    unit_->top = first + i;
    results.push_back(compile(children[i]));
    into(at, results.back().at, tree_.nodes[children[i]].span);
    unit_->top = first + i + 1;
  }
  unit_->top = first;
  return results;
}

Compiler::Result Compiler::list(const Node& node) {
  const std::pmr::vector<Result> items = staged(tree_.children_of(node));
  const Operand at = temporary();
  emit(Opcode::list, node.span, at, at.word, node.count);
  if (items.empty()) return {at, Type::any_list(), Type::any_list()};
  Type element = items[0].type, shape = items[0].shape;
  for (const Result& item : std::span(items).subspan(1)) {
    if (!conforms(item.type, element)) element = conforms(element, item.type) ? item.type : Type();
    shape = shapes_.either(shape, item.shape);
  }
  return {at, shapes_.list(element), shapes_.list(shape)};
}

std::uint32_t Compiler::shape(std::span<const std::string> names) {
  Instructions& out = *unit_->out;
  auto* kept = out.memory.array<std::string_view>(names.size());
  std::transform(names.begin(), names.end(), kept,
                 [&](const std::string& n) { return out.keep(std::string_view(n)); });
  out.shapes.emplace_back(Shape{kept, static_cast<std::uint32_t>(names.size())});
  return static_cast<std::uint32_t>(out.shapes.size() - 1);
}

Compiler::Result Compiler::context(const Node& node) {
  const auto keys = tree_.keys_of(node);
  const auto children = tree_.children_of(node);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i), keys[i]) !=
        keys.begin() + static_cast<std::ptrdiff_t>(i)) {
      issue(Code::context_key_twice, node.span, keys[i]);
      return fail(Code::context_key_twice, node.span, keys[i]);
    }
  const std::uint32_t top = unit_->top, visible = slots();
  own_.push();
  std::vector<Type> types, shapes;
  Operand first = Operand::in(Space::temporary, top);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Node& child = tree_.nodes[children[i]];
    Operand slot;
    if (child.form == Form::function) { // it may call itself
      slot = declare(keys[i], Type::simple(Type::Form::function), Type::simple(Type::Form::function));
      const Result value = function(child, keys[i], slots() - 1);
      into(slot, value.at, child.span);
      types.push_back(value.type), shapes.push_back(value.shape);
    } else {
      const Result value = compile(children[i]);
      slot = declare(keys[i], value.type, value.shape);
      into(slot, value.at, child.span);
      types.push_back(value.type), shapes.push_back(value.shape);
    }
    if (i == 0) first = slot;
    unit_->top = top;
  }
  pop(visible);
  const Operand at = temporary();
  emit(Opcode::context, node.span, at, first.word, shape(keys));
  return {at, shapes_.context(keys, types), shapes_.context(keys, shapes)};
}

Compiler::Result Compiler::range(const Node& node) {
  const std::uint32_t top = unit_->top;
  const auto children = tree_.children_of(node);
  const Result start = compile(children[0]);
  const Result end = compile(children[1]);
  unit_->top = top;
  const Operand at = temporary();
  const std::uint32_t made = emit(Opcode::range, node.span, at, start.at.word, end.at.word);
  code()[made].flags = node.flags;
  return {at, Type::simple(Type::Form::range), shapes_.range(start.shape)};
}

Compiler::Result Compiler::unary_range(const Node& node) {
  const std::uint32_t top = unit_->top;
  const Result end = compile(tree_.children_of(node)[0]);
  unit_->top = top;
  const Operand at = temporary();
  const std::uint32_t made = emit(Opcode::unary_range, node.span, at, end.at.word);
  code()[made].flags = static_cast<std::uint8_t>(node.operation);
  return {at, Type::simple(Type::Form::range), shapes_.range(end.shape)};
}

} // namespace stackbook::feel
