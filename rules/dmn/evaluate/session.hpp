// The state of a Session. Not for users of the engine.
//
// A value lives in a memory (arena) that is shared by the decisions which depend on the same inputs; setting
// one of them forgets these values and clears the memory, so that a rule over any number of rows takes the
// memory of one row.
#pragma once

#include "rules/dmn/evaluate/frame.hpp"

#include <deque>
#include <map>
#include <string>

namespace stackbook::dmn {

struct Session::State {
  State(const Model& model, feel::Limits limits, feel::Clock clock);

  struct Memory {
    Memory(std::size_t limit, feel::Evaluation& whole) : arena(limit), evaluation(arena, whole) {}
    feel::Arena arena;
    feel::Evaluation evaluation;
    bool used = false;
  };
  struct Asked { // an expression compiled for `ask`
    feel::Program program;
    feel::Types types;
    std::vector<feel::Issue> issues;
  };
  enum class Held : std::uint8_t { nothing, computed, given };
  struct Segment {        // reasons of one memory, in the order they were made
    std::uint32_t memory; // beyond those of decisions and of calls: given(node), then that of the batch
    std::size_t begin;
  };

  void assign(NodeId node, feel::Value value, Held held);
  void group_inputs();
  void forget_dependents(NodeId node);
  void clear(std::uint32_t memory);
  void forget_reasons(NodeId node);
  Memory& memory_of_given(NodeId node);  // for what a given value becomes when it is converted
  feel::Value value_of(NodeId decision); // computes what is needed first
  feel::Value compute_in(NodeId decision, std::uint32_t memory, TableAnswer* answer);
  void compute_watched(Witness& witness, NodeId decision, TableAnswer* answer); // again, for a trace
  std::uint32_t given_number(NodeId node) const { return graph->memories + 1 + node; }
  std::uint32_t batch_number() const { return given_number(static_cast<NodeId>(graph->nodes.size())); }
  void evaluate_rows(NodeId node, std::span<const InputColumn> columns, std::span<feel::Value> outcomes);
  feel::Evaluation& enter_batch();
  feel::Evaluation& enter(Memory& memory, std::uint32_t number);
  feel::Evaluation& enter(std::uint32_t memory) { return enter(memories[memory], memory); }

  Model model; // keeps the graph alive
  const Graph* graph;
  feel::Arena inputs;
  feel::Evaluation
      shown; // what evaluation() answers: the memories share its reasons and what it knows of lists
  std::vector<feel::Value> values; // by node; functions are there from the start
  std::vector<Held> held;
  std::deque<Memory> memories;                // by number; then that of calls and asks
  std::vector<std::unique_ptr<Memory>> given; // by node, when one was needed
  std::unique_ptr<Memory> batch;              // of the last rows by column
  struct Place {                              // what setting a node asks of it
    std::uint32_t group;                      // inputs of one group have the same dependents and memories
    Fit fit;
    bool input;
  };
  std::vector<Place> places;            // by node
  std::vector<std::uint64_t> forgotten; // by group: how often anything was entered when it was last forgotten
  std::uint64_t entries = 0;
  std::vector<Segment> segments;
  std::vector<NodeId> stack;
  std::vector<feel::Value> table_frame;
  std::map<std::string, Asked, std::less<>> asked;
};

} // namespace stackbook::dmn
