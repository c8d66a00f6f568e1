// Graph: compiled models. Immutable after compile; sessions of many threads read it at once.
#pragma once

#include "rules/dmn/engine.hpp"
#include "rules/dmn/model/allowed.hpp"
#include "rules/dmn/table/table.hpp"
#include "rules/feel/program/function.hpp"
#include "rules/feel/program/program.hpp"
#include "rules/feel/syntax/scope.hpp"
#include "rules/xml/reader.hpp"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stackbook::dmn {

inline constexpr NodeId no_node = 0xffff'ffffu;

// What a frame is filled with: slot → the node whose value it holds. An import is one slot, a context of its
// nodes.
struct Plan {
  struct Imported {
    std::uint32_t slot = 0;
    std::vector<std::string> texts;
    std::vector<std::string_view> names; // of the members, into texts
    feel::Shape shape{};
    std::vector<NodeId> nodes;
  };
  std::vector<NodeId> slots; // no_node where an import stands
  std::vector<Imported> imports;
};

// The logic of a decision or function: a table that stands alone, or a program; then the declared type.
struct Logic {
  const Table* table = nullptr;
  feel::Program program;
  feel::Type declared;
  feel::Span span;

  explicit operator bool() const { return table != nullptr || static_cast<bool>(program); }
};
feel::Value run(const Logic& logic, std::span<const feel::Value> frame, feel::Evaluation& evaluation);

// How a service computes: the decisions it needs, in order, each value in a place of its own.
struct Service {
  std::vector<NodeId> order; // decisions to compute
  std::vector<NodeId> outputs;
  std::vector<std::uint32_t> place_of; // node → place; npos: not seen by the service
  std::uint32_t places = 0;
  std::vector<std::string> texts;
  std::vector<std::string_view> names; // of the outputs, into texts
  feel::Shape shape{};
  static constexpr std::uint32_t npos = 0xffff'ffffu;
};

struct Graph;

struct Node {
  NodeSort sort;
  std::string id, name, variable, space;
  std::uint32_t model = 0;
  feel::Type type;     // of the value; a function's or service's: of its result
  feel::Type declared; // as a variable in scopes: a function type for functions and services
  feel::Span span;     // where the element stands
  Plan plan;
  Logic logic;
  bool cyclic = false;
  bool hidden = false;            // a part of a decision, computed by itself: see hoist.hpp
  bool has_inner_tables = false;  // in its boxed expression
  std::vector<NodeId> required;   // inputs and decisions, directly
  std::vector<NodeId> knowledge;  // functions and services, directly
  std::vector<NodeId> parameters; // service
  Service service;
  feel::Function function{}; // function, service
  std::vector<feel::ParameterDeclaration> declarations;
  const Graph* graph = nullptr;
  // Set by the order of the graph:
  std::vector<NodeId> dependents; // decisions that need it, directly or not
  std::uint32_t memory = 0;       // decisions of one memory depend on the same settable nodes
};

struct ModelScope { // of one file: what its names mean
  const Graph* graph = nullptr;
  std::uint32_t first = 0; // number of its first element, see place.hpp
  std::string space;
  struct Named {
    std::string name, space;
  };
  std::vector<Named> imports;
  std::map<std::string, const feel::TypeInfo*, std::less<>> types; // item definitions
};

struct File { // as it was given
  std::string name;
  std::uint32_t first = 0;               // number of its first element
  std::optional<xml::Document> document; // nothing where it can't be read; that counts as one element
};

// What compiling adds, in one place for each portion of the nodes, so that portions are compiled side by side. What is in
// it stays where it is.
struct Portion {
  feel::Types types;
  feel::Arena constants;
  std::vector<feel::Issue> issues;
  std::deque<feel::Type> coercions;
  std::deque<Table> tables;
  std::vector<std::shared_ptr<const void>> placed; // tables inside expressions
};

struct Graph {
  std::vector<File> files;
  std::uint32_t elements = 0; // of all files
  feel::Sources sources;      // of them
  std::vector<feel::Issue> issues;
  std::deque<Portion> portions; // the first is of what is about the whole, the second of references
  std::deque<Node> nodes;
  std::deque<ModelScope> models;
  std::deque<AllowedValues> allowed;
  std::uint32_t memories = 1;
  std::vector<std::vector<std::uint32_t>> memories_of; // node → memories to clear when it is set
  std::size_t largest_frame = 0;

  const ModelScope* model_of(std::string_view space) const;
};

feel::Scope new_scope(const ModelScope& model); // empty, but with the builtins and the model's types

// A type by name as one model sees it: its own, FEEL's, those of imports ("import.tType", or bare when the
// import has no name).
std::optional<feel::Type> find_type(const ModelScope& model, std::string_view name);
std::optional<feel::Type> find_type_in_scope(const void* model, std::string_view name); // as Scope wants it

} // namespace stackbook::dmn
