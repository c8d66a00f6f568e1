// Table: a compiled decision table (DMN 1.5 chapter 8). Immutable, shared between threads.
//
// Input expressions are evaluated once; the index of each column gives the rules that a value satisfies as
// bits; cells that are not constant are run only for rules that survive; output entries only for the rules
// that the hit policy selects.
#pragma once

#include "rules/dmn/engine.hpp"
#include "rules/dmn/table/column.hpp"
#include "rules/dmn/table/fit.hpp"
#include "rules/feel/program/function.hpp"
#include "rules/feel/program/program.hpp"

#include <string>
#include <vector>

namespace stackbook::dmn {

enum class Policy : std::uint8_t {
  unique,
  any,
  priority,
  first,
  rule_order,
  output_order,
  collect,
  sum,
  least,
  greatest,
  count
};

struct Table {
  static constexpr std::uint32_t npos = 0xffff'ffffu;

  struct Input {
    feel::Program program;     // over the frame of the table's place
    std::uint32_t slot = npos; // when the expression is just this variable, or its value lies in the frame
    feel::Type type;
    std::string_view text; // the label, or the expression
    feel::Span span;
    Column column;
    bool restricted = false; // inputValues
    Column allowed;
    feel::Program allowed_tests;
  };
  struct Output {
    std::string name;
    feel::Type type;
    feel::Span span;
    bool restricted = false; // outputValues
    Column allowed;
    feel::Program allowed_tests;
    std::vector<feel::Value> priorities; // outputValues in order
    feel::Program otherwise;             // defaultOutputEntry
    bool has_default = false;
  };
  struct Rule {
    feel::Value ready; // the whole output, when it is constant
    bool is_ready = false;
  };

  Policy policy = Policy::unique;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Rule> rules;
  std::vector<feel::Program> cells;    // rule × input; an empty program for a dash
  std::vector<feel::Program> entries;  // rule × output
  std::vector<std::string_view> names; // of outputs
  feel::Shape shape{};                 // of a result of several outputs
  feel::Function aggregate{};
  std::uint32_t frame_size = 0; // variables around the table; cells see "?" after them. A frame may hold more
  feel::Span span;
  NodeId node =
      0xffff'ffffu; // whose logic it is; of one inside an expression: a hidden node, named by its place
  struct Texts {
    std::vector<TableRule> rules;
    std::vector<std::pair<std::string_view, std::string_view>> all; // what the rules show
  };
  Texts texts;
  struct Search { // a column that decides something
    std::uint32_t slot;
    Fit fit;
    const Column* column;
  };
  std::vector<Search> searches;
  bool plain = false;       // the inputs are variables, and all their values are allowed
  bool at_a_glance = false; // the indexes alone may tell the answer of a row

  // To be called when all else is there and the table stays where it is.
  void finish();

  // `answer`, when given, receives the rules that fired and the inputs' values.
  feel::Value evaluate(std::span<const feel::Value> frame, feel::Evaluation& evaluation,
                       TableAnswer* answer = nullptr) const;
  // The same, and tells the witness of a traced run what was answered.
  feel::Value ask(std::span<const feel::Value> frame, feel::Evaluation& evaluation) const {
    return evaluation.host == nullptr ? evaluate(frame, evaluation) : testify(frame, evaluation);
  }
  // The same as `evaluate` for many rows: outcomes[i] is what evaluate answers over a frame of the sources' i-th values.
  struct Source { // of one variable of the frame
    const feel::Value* values;
    std::size_t step; // 1: one a row, 0: one for all of them
    feel::Value at(std::size_t row) const { return values[row * step]; }
  };
  void evaluate(std::span<const Source> sources, feel::Evaluation& evaluation,
                std::span<feel::Value> outcomes) const;
  bool uses(std::uint32_t slot) const; // does any of its programs read this variable?

 private:
  feel::Value testify(std::span<const feel::Value> frame, feel::Evaluation& evaluation) const;
  // The one rule whose ready output is the answer; npos: the whole way has to be gone.
  std::uint32_t glance(std::span<const feel::Value> frame) const;
};

// What Evaluation::host points to while a run is traced: the tables that were asked on the way, in this order. Of a loop,
// which may ask any number of times, the first ones.
struct Witness {
  static constexpr std::size_t most = 64;
  struct Use {
    const Table* table;
    feel::Value value;
    TableAnswer answer;
  };
  std::vector<Use> uses;
};

// Is the value among those a restriction allows? `cell_frame` as for cells: the variables, then room for "?".
bool is_allowed(const Column& index, const feel::Program& tests, feel::Value value,
                std::span<feel::Value> cell_frame, feel::Evaluation& evaluation);

} // namespace stackbook::dmn
