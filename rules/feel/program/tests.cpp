#include "rules/feel/program/compiler.hpp"

namespace stackbook::feel {

namespace {

Opcode comparison_of(Operation operation) {
  switch (operation) {
  case Operation::less: return Opcode::less;
  case Operation::less_equal: return Opcode::less_equal;
  case Operation::greater: return Opcode::greater;
  case Operation::greater_equal: return Opcode::greater_equal;
  case Operation::not_equal: return Opcode::not_equal;
  default: return Opcode::equal;
  }
}

Type boolean() {
  return Type::simple(Type::Form::boolean);
}

} // namespace

// Children have lower numbers than their parents, so one pass tells for every node. Few expressions ask.
bool Compiler::contains(NodeId id, Held what) {
  if (id == no_node || (what == hosts && tree_.hosts.empty())) return false;
  if (holds_.empty()) {
    holds_.assign(tree_.nodes.size(), 0);
    for (NodeId each = 0; each < holds_.size(); ++each) {
      const Node& node = tree_.nodes[each];
      if (node.form == Form::host) holds_[each] = hosts;
      if (node.form == Form::name && tree_.texts[node.text] == "?") holds_[each] = asks;
      for (const NodeId child : tree_.children_of(node))
        if (child != no_node) holds_[each] |= holds_[child];
    }
  }
  return (holds_[id] & what) != 0;
}

// One expression of a cell (DMN 1.5 section 7.3.2): a comparison with the tested value, a condition that
// mentions it, or a value it is compared with.
Compiler::Result Compiler::test(NodeId id, Operand tested) {
  const Node& node = tree_.nodes[id];
  const std::uint32_t top = unit_->top;
  if (node.form == Form::any_test) return {constant(Value::boolean(true)), boolean(), boolean()};
  if (node.form == Form::tests || node.form == Form::not_tests) return compile(id);
  if (node.form == Form::unary_range) {
    const Result end = compile(tree_.children_of(node)[0]);
    unit_->top = top;
    const Operand at = temporary();
    emit(comparison_of(node.operation), node.span, at, tested.word, end.at.word);
    return {at, boolean(), boolean()};
  }
  const bool condition = contains(id, asks);
  const Result value = compile(id);
  unit_->top = top;
  const Operand at = temporary();
  emit(condition ? Opcode::holds : Opcode::member_of, node.span, at, tested.word, value.at.word);
  return {at, boolean(), boolean()};
}

Compiler::Result Compiler::any_of(std::span<const NodeId> children, Operand tested, Span span) {
  const std::uint32_t top = unit_->top;
  if (children.size() == 1) return test(children[0], tested);
  const Operand at = temporary();
  std::pmr::vector<std::uint32_t> skips(&room_);
  for (const NodeId child : children) {
    if (child != children.front()) skips.push_back(emit(Opcode::or_skip, span, at, at.word));
    const Result holds = test(child, tested);
    if (child == children.front())
      into(at, holds.at, span);
    else
      emit(Opcode::disjunction, span, at, at.word, holds.at.word);
    unit_->top = top + 1;
  }
  for (const std::uint32_t skip : skips) bind(code()[skip].c);
  return {at, boolean(), boolean()};
}

Compiler::Result Compiler::in(const Node& node) {
  const std::uint32_t top = unit_->top, visible = slots();
  const auto children = tree_.children_of(node);
  const Operand at = temporary();
  const Result value = compile(children[0]);
  Operand tested = value.at;
  bool named = false; // a test may speak of the value as ?
  for (const NodeId child : children.subspan(1)) named = named || contains(child, asks);
  if (named) {
    own_.push();
    tested = declare("?", value.type, value.shape);
    into(tested, value.at, node.span);
    locals_.back().type = {};
  }
  unit_->top = tested.space() == Space::temporary ? top + 2 : top + 1;
  const Result holds = any_of(children.subspan(1), tested, node.span);
  into(at, holds.at, node.span);
  if (named) pop(visible);
  unit_->top = top + 1;
  return {at, boolean(), boolean()};
}

Compiler::Result Compiler::tests(const Node& node) {
  if (node.form == Form::any_test) return {constant(Value::boolean(true)), boolean(), boolean()};
  const Variable* input = find("?");
  if (input == nullptr) {
    issue(Code::name_unknown, node.span, "?");
    return fail(Code::name_unknown, node.span, "?");
  }
  const std::uint32_t top = unit_->top;
  const Operand at = temporary();
  const Operand tested = variable(*input, node.span).at;
  const Result holds = any_of(tree_.children_of(node), tested, node.span);
  unit_->top = top + 1;
  if (node.form == Form::not_tests)
    emit(Opcode::invert, node.span, at, holds.at.word);
  else
    into(at, holds.at, node.span);
  return {at, boolean(), boolean()};
}

} // namespace stackbook::feel
