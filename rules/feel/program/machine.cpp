#include "rules/feel/program/machine.hpp"

#include "rules/feel/operators/arithmetic.hpp"
#include "rules/feel/operators/comparison.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "rules/feel/program/append.hpp"
#include "rules/feel/program/cursor.hpp"

namespace stackbook::feel {

namespace {

// Three-valued logic (DMN 1.5 section 10.3.2.12, table 50): what is neither true nor false counts as null.
Value unknown(Value a, Value b) {
  return Value::null(a.reason() != 0 ? a.reason() : b.reason());
}
Value both(Value a, Value b) {
  if (a.is_false() || b.is_false()) return Value::boolean(false);
  return a.is_true() && b.is_true() ? Value::boolean(true) : unknown(a, b);
}
Value either(Value a, Value b) {
  if (a.is_true() || b.is_true()) return Value::boolean(true);
  return a.is_false() && b.is_false() ? Value::boolean(false) : unknown(a, b);
}

// What an iterator's a..b goes over: unlike a range value it may run downwards.
Value bare_range(Value start, Value end, Arena& arena) {
  return Value::range(arena.keep(Range{start, end, true, true, Range::Form::interval}));
}

enum class Sifted { go_on, done };

// One element of a filter (section 10.3.2.5): a boolean keeps it or not, a number selects from the whole
// list.
Sifted sift(Value& kept, const Value* cursor, Value predicate, Evaluation& evaluation, Span span) {
  const auto items = cursor[0].as_list();
  if (predicate.is_null() || predicate.is_false()) return Sifted::go_on;
  if (predicate.is_true()) {
    const auto turn = static_cast<std::size_t>(cursor[1].coefficient()) - 1;
    if (turn < items.size()) append(kept, items[turn], evaluation.arena);
    return Sifted::go_on;
  }
  kept = select(cursor[0], predicate, evaluation, span);
  return Sifted::done;
}

} // namespace

Value stop(Evaluation& evaluation, Span span) {
  const bool steps = evaluation.steps > evaluation.limits.steps;
  return evaluation.fail(steps ? Code::limit_steps : Code::limit_bytes, span);
}

Value execute(const Instructions& program, std::uint32_t start, std::span<const Value> frame,
              Value* registers, Evaluation& evaluation) {
  Value* const spaces[4] = {registers, registers + program.slots,
                            const_cast<Value*>(program.constants.data()), const_cast<Value*>(frame.data())};
  const auto at = [&](std::uint32_t operand) -> Value& {
    return spaces[operand >> 30][operand & Operand::mask];
  };
  const Instruction* const code = program.code.data();
  const Instruction* pc = code + start;
  const auto span = [&] { return program.spans[static_cast<std::size_t>(pc - code)]; };
  const auto jump = [&](std::uint32_t to) { pc = code + to - 1; };

// The place of an instruction is looked up only where two numbers do not give an answer.
#define STACKBOOK_NUMBERS(answer, otherwise)                                                                 \
  {                                                                                                          \
    const Value x = at(i.b), y = at(i.c);                                                                    \
    if (x.kind() == Kind::number && y.kind() == Kind::number) {                                              \
      const Value result = answer;                                                                           \
      if (!result.is_null()) {                                                                               \
        at(i.a) = result;                                                                                    \
        break;                                                                                               \
      }                                                                                                      \
    }                                                                                                        \
    at(i.a) = otherwise(x, y, evaluation, span());                                                           \
  }

  for (;; ++pc) {
    const Instruction& i = *pc;
    switch (i.code) {
    case Opcode::move: at(i.a) = at(i.b); break;
    case Opcode::fail:
      at(i.a) = evaluation.fail(static_cast<Code>(i.b), span(), {}, program.texts[i.c]);
      break;

    case Opcode::add: STACKBOOK_NUMBERS(number::add(x, y, evaluation.arena), mixed::add) break;
    case Opcode::subtract: STACKBOOK_NUMBERS(number::subtract(x, y, evaluation.arena), mixed::subtract) break;
    case Opcode::multiply: STACKBOOK_NUMBERS(number::multiply(x, y, evaluation.arena), mixed::multiply) break;
    case Opcode::divide: STACKBOOK_NUMBERS(number::divide(x, y, evaluation.arena), mixed::divide) break;
    case Opcode::power: STACKBOOK_NUMBERS(number::power(x, y, evaluation.arena), mixed::power) break;
    case Opcode::negate: at(i.a) = negate(at(i.b), evaluation, span()); break;
    case Opcode::invert: {
      const Value x = at(i.b);
      at(i.a) = x.kind() == Kind::boolean ? Value::boolean(!x.as_boolean()) : Value::null(x.reason());
      break;
    }
    case Opcode::equal: at(i.a) = equals(at(i.b), at(i.c), evaluation, span()); break;
    case Opcode::not_equal: at(i.a) = differs(at(i.b), at(i.c), evaluation, span()); break;
    case Opcode::less: STACKBOOK_NUMBERS(Value::boolean(number::compare(x, y) < 0), less) break;
    case Opcode::less_equal: STACKBOOK_NUMBERS(Value::boolean(number::compare(x, y) <= 0), less_equal) break;
    case Opcode::greater: STACKBOOK_NUMBERS(Value::boolean(number::compare(x, y) > 0), greater) break;
    case Opcode::greater_equal:
      STACKBOOK_NUMBERS(Value::boolean(number::compare(x, y) >= 0), greater_equal) break;
    case Opcode::between: at(i.a) = between(at(i.b), at(i.c), at(i.d), evaluation, span()); break;
    case Opcode::member_of: at(i.a) = member_of(at(i.b), at(i.c), evaluation, span()); break;
    case Opcode::holds: {
      const Value verdict = at(i.c);
      at(i.a) = verdict.kind() == Kind::boolean ? verdict : member_of(at(i.b), verdict, evaluation, span());
      break;
    }
    case Opcode::conjunction: at(i.a) = both(at(i.b), at(i.c)); break;
    case Opcode::disjunction: at(i.a) = either(at(i.b), at(i.c)); break;
    case Opcode::instance_of: at(i.a) = Value::boolean(is_instance(at(i.b), program.types[i.c])); break;
    case Opcode::convert: at(i.a) = coerce(at(i.b), program.types[i.c], evaluation, span()); break;

    case Opcode::list: at(i.a) = make_list(evaluation.arena, {&at(i.b), i.c}); break;
    case Opcode::context: {
      const Shape& shape = program.shapes[i.c];
      at(i.a) = make_context(evaluation.arena, shape, {&at(i.b), shape.count});
      break;
    }
    case Opcode::range:
      at(i.a) = (i.flags & 4) != 0 ? bare_range(at(i.b), at(i.c), evaluation.arena)
                                   : make_range(at(i.b), at(i.c), (i.flags & 1) != 0, (i.flags & 2) != 0,
                                                evaluation, span());
      break;
    case Opcode::unary_range:
      at(i.a) = make_unary_range(static_cast<Range::Form>(i.flags), at(i.b), evaluation, span());
      break;
    case Opcode::path: {
      const Value* found = member_at(program.paths[i.c], at(i.b));
      at(i.a) = found != nullptr ? *found : follow(program.paths[i.c], at(i.b), evaluation, span());
      break;
    }
    case Opcode::member: {
      const Value* found = member_at(program.paths[i.c], at(i.b));
      at(i.a) = found != nullptr ? *found : Value::null();
      break;
    }
    case Opcode::select: at(i.a) = select(at(i.b), at(i.c), evaluation, span()); break;
    case Opcode::call: {
      const CallSite& site = program.calls[i.c];
      at(i.a) = call_builtin(site, {&at(i.b), site.count}, evaluation, span());
      if (over_limit(evaluation)) return stop(evaluation, span());
      break;
    }
    case Opcode::call_value: {
      const CallSite& site = program.calls[i.c];
      const Value* callee = &at(i.b);
      at(i.a) =
          call_function(*callee, {callee + 1, site.count}, site.names, site.lenient, evaluation, span());
      if (over_limit(evaluation)) return stop(evaluation, span());
      break;
    }
    case Opcode::closure: at(i.a) = make_closure(program.closures[i.c], spaces, evaluation, span()); break;
    case Opcode::host: {
      const HostSite& site = program.hosts[i.c];
      at(i.a) = site.node.call(site.node.self, {&at(i.b), site.count}, {registers, site.visible}, evaluation,
                               span());
      if (over_limit(evaluation)) return stop(evaluation, span());
      break;
    }

    case Opcode::jump: jump(i.c); break;
    case Opcode::branch: {
      const Value condition = at(i.b);
      if (condition.is_true()) break;
      if (condition.is_false() || condition.is_null()) {
        jump(i.c);
      } else {
        at(i.a) = evaluation.fail(Code::condition_type, span(), {condition});
        jump(i.d);
      }
      break;
    }
    case Opcode::and_skip:
      if (at(i.b).is_false()) at(i.a) = at(i.b), jump(i.c);
      break;
    case Opcode::or_skip:
      if (at(i.b).is_true()) at(i.a) = at(i.b), jump(i.c);
      break;
    case Opcode::member_or:
      if (const Value* found = member_at(program.paths[i.c], at(i.b))) at(i.a) = *found, jump(i.d);
      break;
    case Opcode::no_member:
      at(i.a) = at(i.b).kind() == Kind::context
                    ? Value::null()
                    : evaluation.fail(Code::name_unknown, span(), {at(i.b)}, program.texts[i.c]);
      break;

    case Opcode::open:
      if (!open(&at(i.a), at(i.b), i.flags != 0, evaluation, span())) jump(i.c);
      break;
    case Opcode::next:
      evaluation.steps += i.d;
      if (over_limit(evaluation)) return stop(evaluation, span());
      if (!next(&at(i.a), at(i.b), evaluation.arena)) jump(i.c);
      break;
    case Opcode::again:
      evaluation.steps += i.d;
      if (over_limit(evaluation)) return stop(evaluation, span());
      if (next(&at(i.a), at(i.b), evaluation.arena)) jump(i.c);
      break;
    case Opcode::append: append(at(i.a), at(i.b), evaluation.arena); break;
    case Opcode::sift:
      if (sift(at(i.a), &at(i.b), at(i.c), evaluation, span()) == Sifted::done) jump(i.d);
      break;
    case Opcode::no_turn: {
      Value* cursor = &at(i.a);
      if (cursor[2].coefficient() > 0) break;
      cursor[1] = Value::small_number(1, 1);
      at(i.b) = Value::null();
      jump(i.c);
      break;
    }
    case Opcode::some:
    case Opcode::every: {
      const Value condition = at(i.b);
      const bool decides = i.code == Opcode::some;
      if (condition.kind() == Kind::boolean) {
        if (condition.as_boolean() == decides) at(i.a) = condition, jump(i.c);
      } else if (condition.is_null()) {
        at(i.a) = condition;
      } else {
        at(i.a) = evaluation.fail(Code::condition_type, span(), {condition});
        jump(i.c);
      }
      break;
    }
    case Opcode::nothing_in: {
      const Value list = at(i.b);
      if (list.is_null() || (list.kind() == Kind::list && list.as_list().empty())) jump(i.c);
      break;
    }
    case Opcode::join: {
      const JoinSite& site = program.joins[i.d];
      at(i.a) = at(i.b);
      const Value* cursor = site.cursor != JoinSite::no_cursor ? &at(site.cursor) : nullptr;
      if (!join(site, at(i.a), at(i.c), cursor, evaluation)) break;
      if (over_limit(evaluation)) return stop(evaluation, span());
      jump(site.answered);
      break;
    }
    case Opcode::give: return at(i.a);
    }
  }
#undef STACKBOOK_NUMBERS
}

Value enter(const Instructions& program, std::span<const Value> frame, std::span<const Value> arguments,
            Evaluation& evaluation) {
  evaluation.steps += program.code.size();
  if (over_limit(evaluation)) return stop(evaluation, program.spans.back());
  Registers::Mark mark;
  Value* registers = evaluation.registers.take(program.slots + program.temporaries, mark);
  Value* slots = registers;
  if (program.whole_frame) slots = std::copy(frame.begin(), frame.end(), slots);
  std::copy(arguments.begin(), arguments.end(), slots);
  const Value result = execute(program, 0, frame, registers, evaluation);
  evaluation.registers.give_back(mark);
  return over_limit(evaluation) ? stop(evaluation, program.spans.back()) : result;
}

} // namespace stackbook::feel
