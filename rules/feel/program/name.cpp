#include "rules/feel/builtins/table.hpp"
#include "rules/feel/program/compiler.hpp"

#include <algorithm>

namespace stackbook::feel {

Operand Compiler::declare(std::string_view name, Type type, Type shape) {
  return declared(own_.declare_staying(name, shape), type);
}

Operand Compiler::declare_item(Type type, Type element) {
  return declared(own_.declare_item(element), type);
}

// Of the newest variables the first is of this type; others are members of it.
Operand Compiler::declared(std::uint32_t slot, Type type) {
  locals_.resize(slot - outer_.size());
  locals_.push_back({type});
  locals_.resize(slots() - outer_.size(), {Type(), slot});
  const std::uint32_t first = unit_->hosted ? 0 : unit_->base;
  unit_->out->slots = std::max(unit_->out->slots, slots() - first);
  return Operand::in(Space::slot, slot - first);
}

void Compiler::pop(std::uint32_t size) {
  own_.pop();
  locals_.resize(size - outer_.size());
}

Operand Compiler::operand_of(std::uint32_t slot, Unit& unit) {
  if (unit.hosted) {
    if (unit.outside == nullptr && slot < unit.base) unit.read(slot);
    return Operand::in(Space::slot, slot);
  }
  if (slot >= unit.base) return Operand::in(Space::slot, slot - unit.base);
  if (unit.outside == nullptr) {
    unit.read(slot);
    return Operand::in(Space::frame, slot);
  }
  const auto [known, fresh] = unit.places.try_emplace(slot, static_cast<std::uint32_t>(unit.captured.size()));
  if (fresh) unit.captured.push_back(slot), spend(1);
  return Operand::in(Space::frame, known->second);
}

Operand Compiler::read(std::uint32_t slot) {
  purity_.lowest = std::min(purity_.lowest, slot);
  if (slot >= outer_.size()) locals_[slot - outer_.size()].read = true;
  for (Open& o : open_) o.used = o.used || (slot >= o.item && slot < o.end);
  spend(open_.size() / 256);
  return operand_of(slot, *unit_);
}

Compiler::Result Compiler::variable(const Variable& found, Span span) {
  if (found.slot < outer_.size()) return {read(found.slot), found.type, found.type};
  const Local& local = locals_[found.slot - outer_.size()];
  if (local.item == no_node || unit_->hosted) return {read(found.slot), local.type, found.type};
  const Operand item = read(local.item);
  const std::uint32_t site = path_site(found.name, own_[local.item].type);
  const Operand at = temporary();
  emit(Opcode::member, span, at, item.word, site);
  return {at, {}, found.type};
}

Compiler::Result Compiler::function_value(std::string_view name) {
  Instructions& out = *unit_->out;
  const auto overloads = builtins_named(name);
  const Function& function =
      out.functions.emplace_back(Function{{}, {}, BuiltinSet{overloads}, overloads.front()->name});
  const Operand at = constant(Value::function(&function));
  return {at, Type::simple(Type::Form::function), Type::simple(Type::Form::function)};
}

// Innermost first: the members of each filter's element, where only the element knows them, go before the
// variables that are declared outside that filter.
Compiler::Result Compiler::name(const Node& node) {
  const std::string& name = tree_.texts[node.text];
  const Variable* found = find(name);
  const std::uint32_t top = unit_->top;
  const Operand at = temporary();
  std::pmr::vector<std::uint32_t> skips(&room_);
  std::uint32_t last_item = no_node;
  for (auto o = open_.rbegin(); o != open_.rend(); ++o) {
    if ((found != nullptr && found->slot > o->item) || spent()) break;
    if (o->known) continue;
    spend(1);
    last_item = o->item;
    const Operand item = read(o->item);
    skips.push_back(emit(Opcode::member_or, node.span, at, item.word, path_site(name, {})));
  }
  if (skips.empty()) unit_->top = top;
  Result result;
  if (found != nullptr) {
    result = variable(*found, node.span);
  } else if (!builtins_named(name).empty()) {
    result = function_value(name);
  } else if (!open_.empty()) {
    const std::uint32_t item = last_item != no_node ? last_item : open_.back().item;
    if (last_item == no_node) issue(Code::name_unknown, node.span, name);
    const Operand from = read(item);
    const Operand missing = temporary();
    emit(Opcode::no_member, node.span, missing, from.word, text(name));
    result = {missing, {}, {}};
  } else {
    issue(Code::name_unknown, node.span, name);
    result = fail(Code::name_unknown, node.span, name);
  }
  if (skips.empty()) return result;
  into(at, result.at, node.span);
  unit_->top = top + 1;
  for (const std::uint32_t skip : skips) bind(code()[skip].d);
  return {at, {}, {}};
}

} // namespace stackbook::feel
