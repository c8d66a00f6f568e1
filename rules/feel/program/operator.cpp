#include "rules/feel/program/compiler.hpp"

#include <array>

namespace stackbook::feel {

namespace {

using TypeForm = Type::Form;

bool known(Type type) {
  return !type.is_any() && type.form() != TypeForm::null;
}

// Whether two values of these types can never be compared: a fault that shows before anything runs.
bool incomparable(Type a, Type b) {
  return known(a) && known(b) && a.form() != b.form();
}

bool can_add(TypeForm a, TypeForm b, bool subtract) {
  const auto duration = [](TypeForm f) {
    return f == TypeForm::days_duration || f == TypeForm::months_duration;
  };
  const auto point = [](TypeForm f) { return f == TypeForm::date || f == TypeForm::date_time; };
  if (a == b)
    return a == TypeForm::number || duration(a) || (a == TypeForm::string && !subtract) ||
           (subtract && (point(a) || a == TypeForm::time));
  if (subtract && point(a) && point(b)) return true;
  const auto shifts = [&](TypeForm at, TypeForm by) {
    return (point(at) && duration(by)) || (at == TypeForm::time && by == TypeForm::days_duration);
  };
  return shifts(a, b) || (!subtract && shifts(b, a));
}

bool can_scale(TypeForm a, TypeForm b, bool divide) {
  const auto duration = [](TypeForm f) {
    return f == TypeForm::days_duration || f == TypeForm::months_duration;
  };
  if (a == TypeForm::number) return b == TypeForm::number || (!divide && duration(b));
  return duration(a) && (b == TypeForm::number || (divide && a == b));
}

bool possible(Opcode opcode, Type a, Type b) {
  if (!known(a) || !known(b)) return true;
  switch (opcode) {
  case Opcode::add: return can_add(a.form(), b.form(), false);
  case Opcode::subtract: return can_add(a.form(), b.form(), true);
  case Opcode::multiply: return can_scale(a.form(), b.form(), false);
  case Opcode::divide: return can_scale(a.form(), b.form(), true);
  default: return a.form() == TypeForm::number && b.form() == TypeForm::number;
  }
}

} // namespace

Compiler::Result Compiler::arithmetic(const Node& node, Opcode opcode, const Result& left,
                                      std::uint32_t top) {
  const Result right = compile(tree_.children_of(node)[1]);
  unit_->top = top;
  if (!possible(opcode, left.type, right.type))
    issue(Code::operand_type, node.span, to_text(left.type) + " and " + to_text(right.type));
  const Operand at = temporary();
  emit(opcode, node.span, at, left.at.word, right.at.word);
  const Type type = operator_type(node.form, left.type, right.type);
  return {at, type, type.is_any() ? operator_type(node.form, left.shape, right.shape) : type};
}

Compiler::Result Compiler::comparison(const Node& node, Opcode opcode, const Result& left,
                                      std::uint32_t top) {
  const Result right = compile(tree_.children_of(node)[1]);
  unit_->top = top;
  if (incomparable(left.type, right.type))
    issue(Code::not_comparable, node.span, to_text(left.type) + " and " + to_text(right.type));
  const Operand at = temporary();
  emit(opcode, node.span, at, left.at.word, right.at.word);
  return {at, Type::simple(TypeForm::boolean), Type::simple(TypeForm::boolean)};
}

Compiler::Result Compiler::logic(const Node& node, bool conjunction, const Result& first, std::uint32_t top) {
  const auto children = tree_.children_of(node);
  unit_->top = top;
  const Operand at = temporary();
  into(at, first.at, node.span);
  std::pmr::vector<std::uint32_t> skips(&room_);
  for (const NodeId child : children.subspan(1)) {
    skips.push_back(emit(conjunction ? Opcode::and_skip : Opcode::or_skip, node.span, at, at.word));
    const Result next = compile(child);
    emit(conjunction ? Opcode::conjunction : Opcode::disjunction, node.span, at, at.word, next.at.word);
    unit_->top = top + 1;
  }
  for (const std::uint32_t skip : skips) bind(code()[skip].c);
  return {at, Type::simple(TypeForm::boolean), Type::simple(TypeForm::boolean)};
}

Compiler::Result Compiler::between(const Node& node) {
  const std::uint32_t top = unit_->top;
  const auto children = tree_.children_of(node);
  const std::array parts = {compile(children[0]), compile(children[1]), compile(children[2])};
  unit_->top = top;
  for (const Result& end : {parts[1], parts[2]})
    if (incomparable(parts[0].type, end.type))
      issue(Code::not_comparable, node.span, to_text(parts[0].type) + " and " + to_text(end.type));
  const Operand at = temporary();
  emit(Opcode::between, node.span, at, parts[0].at.word, parts[1].at.word, parts[2].at.word);
  return {at, Type::simple(TypeForm::boolean), Type::simple(TypeForm::boolean)};
}

Compiler::Result Compiler::unary(const Node& node, Opcode opcode, const Result& value, std::uint32_t top) {
  unit_->top = top;
  const TypeForm form = value.type.form();
  if (known(value.type) && form != TypeForm::number && form != TypeForm::days_duration &&
      form != TypeForm::months_duration)
    issue(Code::operand_type, node.span, to_text(value.type));
  const Operand at = temporary();
  emit(opcode, node.span, at, value.at.word);
  return {at, value.type, value.shape};
}

} // namespace stackbook::feel
