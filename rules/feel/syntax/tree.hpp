// Tree: what a FEEL text says, flat: nodes by number, children as stretches of one array. DMN's boxed
// expressions are lowered to the same nodes (rules/dmn/boxed), so that checker and compiler know one language
// only.
//
// Deep nesting costs no stack to own, copy or destroy; walks over a tree keep their own stack or count their
// depth.
#pragma once

#include "rules/feel/reason.hpp"
#include "rules/feel/type.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace stackbook::feel {

using NodeId = std::uint32_t;
constexpr NodeId no_node = 0xffff'ffffu;

enum class Form : std::uint8_t {
  // literals
  null, // flags 1: stands where the text has a fault; the Code is in `extra`
  boolean,
  number,
  string,     // number: `text` as written; string: `text` decoded; boolean: `flags` 0 or 1
  at_literal, // @"…": `text` is the inside
  // names and access
  name,   // `text`: normalised
  path,   // child . text
  filter, // children: list, predicate
  // constructors
  list,    // children
  context, // children: values; their keys in `keys` of the node (same number)
  range,   // children: start, end; flags: start_included 1, end_included 2, 4 the bare a..b of an iterator,
           // which
           // may run downwards
  unary_range, // (<10): child; operator in `operation`. As a child of tests, not_tests or in (after the
               // value) it is
               // a comparison with the tested value, elsewhere a range value
  function,    // child: body; `parameters`; `external` 1 in flags: body is the mapping context
  // operators
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between, // value, low, high
  in,      // value, then one child per test
  conjunction,
  disjunction,
  instance_of, // child; `type`
  // control
  conditional, // condition, then, else
  loop,        // for: children: one domain per iterator, then the body; names of the iterators in `keys`
  some,
  every, // like loop, the body is the condition
  // calls
  call,       // callee, arguments
  call_named, // callee, arguments; their names in `keys`; flags 1: an invocation, a parameter left out is null
  // tests of a decision table cell; `?` is the name "?"
  tests,     // children: the alternatives
  not_tests, // the same, negated
  any_test,  // the dash: always true
  // what DMN adds
  host, // children: values given to `hosted`; see HostNode
};

// Forms that begin with their first child, in the scope they stand in, so that they make chains: a + b + c, a.b.c,
// ---a. Such a chain may be far longer than anything nests, and is walked without recursion.
constexpr bool leads_with_operand(Form form) {
  return (form >= Form::negate && form <= Form::greater_equal) || form == Form::conjunction ||
         form == Form::disjunction || form == Form::instance_of || form == Form::path;
}

enum class Operation : std::uint8_t { none, less, less_equal, greater, greater_equal, equal, not_equal };

struct Node {
  Form form = Form::null;
  std::uint8_t flags = 0;
  Operation operation = Operation::none; // tests and one-sided ranges
  Span span;
  std::uint32_t first = 0, count = 0; // children
  std::uint32_t text = 0;             // index into texts; names and literals
  std::uint32_t keys = 0; // first of `count_keys` in texts (context keys, iterators, argument names)
  std::uint32_t key_count = 0;
  std::uint32_t extra = 0; // instance_of: index into types; function: index into signatures;
                           // host: index into hosts; null with flags 1: its Code
};

struct ParameterDeclaration {
  std::string name;
  Type type; // Any when not declared
};
struct Signature {
  std::vector<ParameterDeclaration> parameters;
  Type result; // Any when not declared
};

// A step that the host language of FEEL adds: a decision table, a native function, a checked conversion.
// `call` gets the values of the node's children, and the frame of variables that the enclosing expression
// sees, so that it can run programs compiled in the same scope.
struct HostNode {
  Value (*call)(const void* self, std::span<const Value> arguments, std::span<const Value> frame,
                Evaluation& evaluation, Span span);
  const void* self; // outlives the program
  Type result;
};

struct Tree {
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<std::string> texts;
  std::vector<Type> types;
  std::vector<Signature> signatures;
  std::vector<HostNode> hosts;
  NodeId root = no_node;

  std::span<const NodeId> children_of(const Node& node) const {
    return {children.data() + node.first, node.count};
  }
  std::span<const std::string> keys_of(const Node& node) const {
    return {texts.data() + node.keys, node.key_count};
  }

  void clear(); // keeps its memory for the next text

  // Builders. A context may hold a key twice; the compiler reports it.
  NodeId add(Form form, Span span, std::span<const NodeId> children = {});
  NodeId add_fault(Span span, Code code);
  NodeId add_text(Form form, Span span, std::string text, std::span<const NodeId> children = {});
  NodeId add_keyed(Form form, Span span, std::span<const NodeId> children, std::span<const std::string> keys);
  NodeId add_function(Span span, Signature signature, NodeId body, bool external);
  NodeId add_instance_of(Span span, NodeId value, Type type);
  NodeId add_host(Span span, HostNode host, std::span<const NodeId> arguments);
};

} // namespace stackbook::feel
