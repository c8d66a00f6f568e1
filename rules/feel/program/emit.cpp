#include "rules/feel/program/compiler.hpp"
#include "rules/feel/program/machine.hpp"

#include <algorithm>
#include <iterator>

namespace stackbook::feel {

std::uint32_t Compiler::emit(Opcode opcode, Span span, Operand a, std::uint32_t b, std::uint32_t c,
                             std::uint32_t d) {
  const std::uint32_t at = here();
  code().push_back({opcode, 0, a.word, b, c, d});
  unit_->out->spans.push_back(span);
  return at;
}

void Compiler::bind(std::uint32_t& target) {
  target = here();
  unit_->barrier = here();
}

Operand Compiler::temporary() {
  const Operand made = Operand::in(Space::temporary, unit_->top++);
  unit_->out->temporaries = std::max(unit_->out->temporaries, unit_->top);
  return made;
}

Operand Compiler::constant(Value value) {
  std::pmr::vector<Value>& constants = unit_->out->constants;
  if (constants.empty()) constants.reserve(4);
  constants.push_back(value);
  return Operand::in(Space::constant, static_cast<std::uint32_t>(unit_->out->constants.size() - 1));
}

std::uint32_t Compiler::text(std::string_view text) {
  unit_->out->texts.push_back(unit_->out->keep(text));
  return static_cast<std::uint32_t>(unit_->out->texts.size() - 1);
}

std::uint32_t Compiler::type(Type type) {
  unit_->out->types.push_back(type);
  return static_cast<std::uint32_t>(unit_->out->types.size() - 1);
}

std::uint32_t Compiler::path_site(std::string_view name, Type shape) {
  const auto members = members_of(shape);
  const auto at =
      std::find_if(members.begin(), members.end(), [&](const TypeMember& m) { return m.name == name; });
  unit_->out->paths.emplace_back(unit_->out->keep(name), static_cast<std::uint32_t>(at - members.begin()));
  return static_cast<std::uint32_t>(unit_->out->paths.size() - 1);
}

// Where the value was just made, it is made in its destination instead of being moved there.
void Compiler::into(Operand destination, Operand from, Span span) {
  if (from == destination) return;
  const bool fresh = from.space() == Space::temporary && here() > 0 && unit_->barrier < here() &&
                     code().back().a == from.word && code().back().code < Opcode::jump;
  if (fresh)
    code().back().a = destination.word;
  else
    emit(Opcode::move, span, destination, from.word);
}

Compiler::Result Compiler::fail(Code code, Span span, std::string_view about) {
  purity_.fixed = false;
  const Operand at = temporary();
  emit(Opcode::fail, span, at, static_cast<std::uint32_t>(code), text(about));
  return {at, Type::simple(Type::Form::null), {}};
}

void Compiler::issue(Code code, Span span, std::string_view about) {
  issues_.push_back({code, span, std::string(about)});
}

// Runs what was compiled since `start`, which depends on nothing outside it, and keeps the value. What fails,
// or takes long, stays to be run: its reason belongs to each evaluation.
void Compiler::fold(std::uint32_t start, std::uint32_t top, Result& result) {
  // Each step of "a" + "b" + … is a constant of its own: past a size the rest is left to be run.
  constexpr std::size_t most_folded = 8 << 20;
  if (folded_ > most_folded) {
    purity_.fixed = false;
    return;
  }
  Instructions& out = *unit_->out;
  const Span span = out.spans[start];
  emit(Opcode::give, span, result.at);
  Arena arena(1 << 20, 4 << 10);
  Evaluation evaluation(arena);
  evaluation.limits = {64, 10'000, 256 << 10};
  std::vector<Value> registers(out.slots + out.temporaries + 1);
  const Value value = execute(out, start, {}, registers.data(), evaluation);
  out.code.pop_back();
  out.spans.pop_back();
  if (evaluation.reasons.count() > 0 || over_limit(evaluation)) {
    purity_.fixed = false;
    return;
  }
  folded_ += value.kind() == Kind::string ? value.as_string().size() : arena.used();
  out.code.resize(start);
  out.spans.resize(start);
  unit_->barrier = std::min(unit_->barrier, start);
  unit_->top = top;
  result.at = constant(copy_to(out.memory, value, &arena));
  if (result.type.is_any() && !value.is_null() && value.kind() < Kind::list)
    result.type = type_of(value, types_);
}

Program Compiler::finish(Result result, Span span) {
  Instructions& out = *unit_->out;
  emit(Opcode::give, span, result.at);
  out.outer = unit_->base;
  out.whole_frame = unit_->hosted;
  std::sort(unit_->reads.begin(), unit_->reads.end());
  out.uses.reserve(unit_->reads.size());
  std::unique_copy(unit_->reads.begin(), unit_->reads.end(), std::back_inserter(out.uses));
  Program program;
  program.code_ = unit_->out;
  program.type_ = result.type;
  return program;
}

} // namespace stackbook::feel
