// The engine: DMN models in, values with reasons out (DMN 1.1 to 1.6, all of FEEL).
//
// compile(sources) → Model, once: immutable, shareable between threads, with every issue found.
// Session(model), one per thread and proposal: give inputs, ask decisions, services and functions; decisions
// are computed once per set of inputs, and setting an input again forgets only what depends on it (so a row
// rule over 100,000 rows sets its row input and asks again).
//
// Two channels: a decision that can't be computed is null with a reason (Evaluation::reasons); a model that
// can't be read is among `issues`, and its other decisions still work. Nothing here throws, prints, or reads
// file, clock or environment.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/reason.hpp"
#include "rules/feel/syntax/tree.hpp"
#include "rules/feel/type.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::dmn {

struct ModelSource {
  std::string name;  // file name, for messages
  std::string bytes; // DMN XML
};

struct ModelText { // one that is only lent, until it is compiled
  std::string_view name, bytes;
};

using NodeId = std::uint32_t;
enum class NodeSort : std::uint8_t {
  input,
  decision,
  function,
  service
}; // function: business knowledge model

struct Graph; // the compiled models; rules/dmn/model

// A rule of a decision table as it is written, for `rules list` and lint. Lives as long as the model.
struct TableRule {
  using Texts = std::span<const std::pair<std::string_view, std::string_view>>;
  std::uint32_t number; // from 1
  std::string_view id;  // the XML id; may be empty
  Texts inputs;         // input label, cell text
  Texts outputs;        // output name, cell text
  Texts annotations;    // annotation name, text
};

class Model {
 public:
  Model() = default;
  std::span<const feel::Issue> issues() const;
  const feel::Sources& sources() const;

  // By name; `ns` narrows to a namespace where two models share a name ("" takes the first in source order).
  std::optional<NodeId> find(std::string_view name, NodeSort sort, std::string_view ns = {}) const;
  std::vector<NodeId> all(NodeSort sort) const;
  std::string_view name_of(NodeId node) const;
  std::string_view namespace_of(NodeId node) const;
  NodeSort sort_of(NodeId node) const;
  feel::Type type_of(NodeId node) const;                            // of the variable; a function's result
  std::optional<feel::Type> find_type(std::string_view name) const; // an item definition
  std::vector<NodeId> inputs_of(NodeId decision) const;    // input data it depends on, directly or not
  std::vector<NodeId> parameters_of(NodeId service) const; // input data, then input decisions
  std::vector<feel::ParameterDeclaration> signature_of(NodeId service_or_function) const;
  std::span<const TableRule>
  rules_of(NodeId decision) const; // when its logic is a decision table, else empty
  std::vector<std::string>
  allowed_values(feel::Type type) const; // texts, when they are a list of string literals

  const Graph* graph() const { return graph_.get(); }

 private:
  friend Model compile(std::span<const ModelText>, std::size_t);
  std::shared_ptr<const Graph> graph_;
};

// By so many threads at most; what comes of it is the same.
Model compile(std::span<const ModelSource> sources, std::size_t threads = 1);
Model compile(std::span<const ModelText> texts, std::size_t threads = 1);

// What a decision table said when last asked: the rules that fired, from 1, in the order of the outputs.
struct TableAnswer {
  std::vector<std::uint32_t> fired;
  struct Input {
    std::string_view text; // the input expression or its label
    feel::Value value;
  };
  std::vector<Input> inputs; // every input column's value
};

// How an outcome came about: the decision asked and what it required, each once; inner tables each time they are asked.
struct Trace {
  struct Step {
    NodeId node;
    feel::Value value;
    bool given;                          // by `set`, or an input left without a value; else computed
    TableAnswer table;                   // of a decision whose logic is a table
    std::vector<std::uint32_t> required; // the steps that it needed directly, by index
  };
  std::vector<Step> steps; // the decision asked is the first
};

// One input (or decision that is given its value) of many rows.
struct InputColumn {
  NodeId node;
  std::span<const feel::Value> values; // of each row
};

class Session {
 public:
  Session(const Model& model, feel::Limits limits, feel::Clock clock);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // The value must live until the input is set again or the session ends; keep it in `inputs()`, an arena
  // that is never cleared while the session lives, or in one of the caller's. It is converted to the input's
  // type; what does not conform is null with a reason.
  void set(NodeId input_or_decision, feel::Value value); // a decision given a value is not computed
  void unset(NodeId input_or_decision);
  // Borrows until something it depends on is set again. A service is given the values set for its inputs.
  feel::Value evaluate(NodeId decision_or_service);
  // Many rows at once, by column: outcomes[i] is what setting every column's node to its i-th value and then evaluating
  // would answer, with its reason. Every column has outcomes.size() values; nodes without one keep what was set, and
  // nothing that was set changes. Outcomes borrow until the next call of this function, and as long as nothing is set.
  // All of them together may take limits.bytes; what finds no more room is null with FEEL-LIMIT-BYTES. Of their reasons
  // at most Reasons::most are kept: take the rows in portions where more may fail.
  void evaluate(NodeId decision_or_service, std::span<const InputColumn> columns,
                std::span<feel::Value> outcomes);
  // These answers borrow until `release`; what they are given must live as long.
  feel::Value call(NodeId service_or_function, std::span<const feel::Value> arguments); // by position
  feel::Value
  ask(std::string_view expression, std::span<const std::pair<std::string, feel::Value>> variables,
      std::vector<feel::Issue>& issues); // any FEEL over given names; compiled once per text and names
  void release();                        // forgets what `call` and `ask` answered

  TableAnswer table_answer(NodeId decision); // for a decision whose logic is a table, with its inputs' values
  // Evaluates, and says how it came to that: from what the session holds, so that who never asks pays nothing. Borrows
  // like the decision's value.
  Trace trace(NodeId decision);
  feel::Evaluation& evaluation(); // arena and reasons of the values answered
  feel::Arena& inputs();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "no value, because …": a chain of at most `most` lines from a value's reason to its origin, each with the values that
// caused it and the place: [base.dmn:12:8: Total, rule 3: a + b]. For an expression that was asked, `sources` says where
// it stands: the first number after those of the model.
std::string explain(const Model& model, const feel::Evaluation& evaluation, feel::Value null,
                    std::size_t most = 5);
std::string explain(const feel::Sources& sources, const feel::Evaluation& evaluation, feel::Value null,
                    std::size_t most = 5);

// A trace as a tree for people, a decision a line and beneath it what it required: its value, or why it has none; of a
// table each input's value and the rules that matched. What was shown before is named, not shown again.
std::string to_text(const Model& model, const feel::Evaluation& evaluation, const Trace& trace);

} // namespace stackbook::dmn
