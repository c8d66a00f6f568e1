// The machine that runs Instructions. Not for users of programs: they call run() and invoke().
#pragma once

#include "rules/feel/program/function.hpp"
#include "rules/feel/program/instruction.hpp"

#include <span>

namespace stackbook::feel {

// Runs from instruction `start` to the next `give`. `registers` has room for slots + temporaries; the slots
// of parameters (and of the whole frame, where the program asks for it) are filled.
Value execute(const Instructions& program, std::uint32_t start, std::span<const Value> frame,
              Value* registers, Evaluation& evaluation);

// Takes registers, fills them, executes. For a function `frame` is what it captured.
Value enter(const Instructions& program, std::span<const Value> frame, std::span<const Value> arguments,
            Evaluation& evaluation);

// Past its limits an evaluation gives null wherever it stands, until it is out.
inline bool over_limit(const Evaluation& evaluation) {
  return evaluation.steps > evaluation.limits.steps || evaluation.arena.exhausted();
}
Value stop(Evaluation& evaluation, Span span);

// --- the larger steps, one file each ---

// Calls of a builtin: overload by number, names and types of the arguments, conversion, null policy.
Value call_builtin(const CallSite& site, std::span<const Value> arguments, Evaluation& evaluation, Span span);
Value call_overloads(std::span<const Builtin* const> overloads, std::span<const Value> arguments,
                     std::span<const std::string_view> names, Evaluation& evaluation, Span span);
// Calls of a function value; `names` is empty for arguments by position. Leniently, a parameter without argument is null.
Value call_function(Value function, std::span<const Value> arguments, std::span<const std::string_view> names,
                    bool lenient, Evaluation& evaluation, Span span);
Value make_closure(const ClosureSite& site, std::span<Value* const> spaces, Evaluation& evaluation,
                   Span span);

// Members and properties: value.name (DMN 1.5 sections 10.3.2.5, 10.3.2.6).
Value follow(const PathSite& site, Value value, Evaluation& evaluation, Span span);
const Value* member_at(const PathSite& site, Value context);

// Filters: the element that a number names; all or none for a boolean (DMN 1.5 section 10.3.2.5).
Value select(Value list, Value predicate, Evaluation& evaluation, Span span);

// Does `value` pass a test that gave `of`: equal, in the range, equal to an element or in a range among them
// (DMN 1.5 sections 7.3.2 and 10.3.2.13)? True, false or null.
Value member_of(Value value, Value of, Evaluation& evaluation, Span span);

} // namespace stackbook::feel
