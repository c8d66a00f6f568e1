// Evaluation: all that a run may use besides the program and its inputs. One per thread and run; nothing here reads a
// clock, file, lock, locale or environment: the caller says what time it is.
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/lists.hpp"
#include "rules/feel/reason.hpp"
#include "rules/feel/registers.hpp"

#include <cstdint>
#include <initializer_list>

namespace stackbook::feel {

class Externals; // rules/feel/program/external.hpp

struct Limits {
  std::uint32_t depth = 512;            // nested calls of functions, models and builtins that call back
  std::uint64_t steps = 100'000'000;    // instructions and loop turns
  std::size_t bytes = Arena::default_limit;
};

struct Clock { // the answer of now() and today(), given by the caller
  DateTime now{0, 0, Zone::offset(0)};
};

class Evaluation {
  Reasons own_reasons_;
  Lists own_lists_;

 public:
  explicit Evaluation(Arena& memory) : arena(memory), reasons(own_reasons_), lists(own_lists_) {
    lists.watch(memory);
  }
  // One that makes its values in an arena of its own and shares reasons and lists with another, which outlives it.
  Evaluation(Arena& memory, Evaluation& with) : arena(memory), reasons(with.reasons), lists(with.lists) {
    lists.watch(memory);
  }
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  Arena& arena;
  Reasons& reasons;
  Lists& lists; // what is known about lists, see there
  Clock clock;
  Limits limits;
  std::uint64_t steps = 0;
  std::uint32_t depth = 0;
  const Externals* externals = nullptr; // functions of the host; null: only those always there
  Registers registers;                  // of running programs; the machine's own
  const void* host = nullptr;           // what a native function of the host may want; the engine never looks

  // A null with its reason. Give the operands that caused it, the guilty one first; if one of them is an explained
  // null, it becomes the cause.
  Value fail(Code code, Span span, std::initializer_list<Value> operands = {}, std::string_view detail = {});
};

} // namespace stackbook::feel
