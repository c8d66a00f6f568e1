// Program: a checked and compiled FEEL expression. Immutable, shareable between threads, evaluated any number
// of times.
//
// `compile` resolves names to slots of a frame, folds constants, chooses the instruction for the types it can
// prove and inserts the conversions that declared types ask for. It never fails: what could not be compiled
// is null with a reason at run time and an Issue now.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/syntax/parse.hpp"
#include "rules/feel/syntax/tree.hpp"

#include <memory>
#include <span>
#include <vector>

namespace stackbook::feel {

class Instructions; // rules/feel/program/instruction.hpp

class Program {
 public:
  Program() = default;                 // gives null
  Type type() const { return type_; }  // what the result conforms to; Any when unknown
  bool is_constant() const;            // the same value for every frame
  bool uses(std::uint32_t slot) const; // does the result depend on this variable?
  explicit operator bool() const { return code_ != nullptr; }
  const Instructions* code() const { return code_.get(); } // for the machine

 private:
  friend class Compiler;
  friend class Instructions;
  friend Program compile(const Tree&, NodeId, const Scope&, Types&, std::vector<Issue>&);
  friend Value run(const Program&, std::span<const Value>, Evaluation&);
  std::shared_ptr<const Instructions> code_;
  Type type_;
};

Program compile(const Tree& tree, NodeId root, const Scope& scope, Types& types, std::vector<Issue>& issues);

// Evaluates with `frame[slot]` as the variables. The result borrows from evaluation.arena and from the
// program.
Value run(const Program& program, std::span<const Value> frame, Evaluation& evaluation);

// Parse and compile in one call; for a single expression in a host's cell or option.
Program compile(std::string_view text, Entry entry, const Scope& scope, Types& types,
                std::vector<Issue>& issues, std::uint32_t source = 0);

} // namespace stackbook::feel
