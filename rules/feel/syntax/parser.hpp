// Parser: one parse of one text. Recursive over brackets and keywords only, climbing over operators; every
// level of brackets counts towards ParseOptions::depth, and so does the height of what is built; a chain of operators
// (a + b + c, a.b.c) is as high as its highest operand.
#pragma once

#include "rules/feel/stack.hpp"
#include "rules/feel/syntax/parse.hpp"
#include "rules/feel/syntax/shape.hpp"

#include <array>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

enum Level : int {
  lowest = 1,
  logical_and = 2,
  comparison = 3,
  additive = 4,
  multiplicative = 5,
  exponent = 6
};

class Parser {
 public:
  Parser(std::string_view text, const Scope& scope, Types& types, Tree& tree, std::vector<Issue>& issues,
         const ParseOptions& options);
  NodeId whole(Entry entry);

 private:
  struct Note { // about a node of this parse
    Type type;
    std::uint32_t height;
  };
  struct Operator {
    Form form;
    int level;
    std::uint32_t size; // bytes
  };
  struct Test { // the operator before a one-sided comparison
    Operation operation;
    std::uint32_t size;
  };

  // cursor.cpp: characters, faults
  void white() { // and comments; most tokens stand where they are, or after one space
    if (peek() == ' ' && peek(1) > ' ' && peek(1) != '/') ++at_;
    if (peek() <= ' ' || peek() == '/') white_here();
  }
  void white_here();
  bool at_end() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void advance(std::size_t bytes);
  bool eat(std::string_view token);     // after white space
  bool eat_word(std::string_view word); // likewise, a whole word
  std::string_view word_here() const;
  void expect(std::string_view token, std::string_view what);
  void missing(std::string_view expected); // "a value is expected"
  void fault(Code code, Span span, std::string detail);
  NodeId
  wrong(std::string_view expected); // a fault at this place, and the text skipped to the next separator
  void recover();
  std::string found() const; // what stands here, for messages
  void stop(Code code);
  Span here() const;
  Span since(std::uint32_t begin) const { return {options_.source, begin, last_}; }
  std::uint32_t place() const { return static_cast<std::uint32_t>(at_); }

  // Reads what stands one level deeper; `otherwise` where the text nests too deeply.
  template <class Result, class Work> Result deeper(Result otherwise, Work work) {
    const bool fits = ++depth_ <= options_.depth;
    if (!fits) stop(Code::limit_nesting);
    Result result = fits ? descend(depth_, work) : otherwise;
    --depth_;
    return result;
  }

  // Nodes with their types and heights.
  NodeId put(NodeId id, Type type);
  Type type_of(NodeId id) const { return notes_[id - first_node_].type; }
  Span span_of(NodeId id) const { return tree_.nodes[id].span; }

  // operator.cpp
  NodeId expression();
  NodeId binary(int level);
  NodeId climb(NodeId left, int level);
  NodeId unary();
  NodeId signed_operand();
  NodeId postfix(NodeId left);
  NodeId membership(NodeId value);
  NodeId listed_tests(NodeId value);
  NodeId between(NodeId value);
  NodeId test(int level);
  std::optional<Operator> operator_here();
  std::optional<Test> test_here();
  NodeId join(Form form, NodeId left, NodeId right);

  // access.cpp: . [ (
  NodeId path(NodeId left);
  NodeId filter(NodeId left);
  NodeId call(NodeId callee);
  bool bracket_ends_range() const;

  // literal.cpp
  NodeId number();
  NodeId string();
  NodeId at_literal();
  std::string quoted(); // the decoded inside of "…"

  // bracket.cpp
  NodeId primary();
  NodeId parenthesis();
  NodeId square();
  NodeId open_range();
  NodeId range_after(std::uint32_t begin, NodeId start, std::uint8_t flags);
  NodeId one_sided(std::uint32_t begin);
  NodeId context();
  std::optional<std::string>
  label(); // a name and the colon after it, consumed; nothing consumed when there is none

  // naming.cpp
  NodeId word();
  struct Known {
    Scope::Candidate called;
    std::size_t end;
  };
  std::optional<Known> longest(std::size_t at, std::size_t end); // end: of the first word
  std::size_t run_end(std::size_t at) const; // of the words that can't be told from one unknown name
  const Variable* variable(std::string_view name) const;
  std::string name_before(std::string_view keyword);

  // control.cpp
  NodeId conditional();
  NodeId iteration(Form form);
  NodeId function();

  // annotation.cpp
  Type type();
  Type written_type();
  Type named_type();
  Type type_arguments(std::string_view name);
  Type context_arguments();
  Type function_arguments();

  // tests.cpp
  NodeId tests();
  NodeId alternatives(Form form, std::uint32_t begin);

  std::array<std::byte, 4096> near_; // what parsing a small text needs; left as it is
  std::pmr::monotonic_buffer_resource room_{near_.data(), near_.size()};

  std::string_view text_;
  const Scope& outer_;
  Scope local_{0, &room_};
  Types& types_;
  Tree& tree_;
  std::vector<Issue>& issues_;
  ParseOptions options_;
  Shapes shapes_;
  std::size_t at_ = 0;
  std::uint32_t last_ = 0; // end of the last token
  std::uint32_t depth_ = 0, type_depth_ = 0;
  std::uint32_t faults_ = 0;
  std::uint32_t last_fault_ = 0;
  bool stopped_ = false;
  bool type_fault_ = false; // the type read last names nothing
  bool range_end_ = false;  // the operand being read may be followed by the [ of an open range
  NodeId first_node_;
  std::pmr::vector<Note> notes_{&room_};
  std::pmr::vector<Scope::Candidate> found_{&room_};
};

} // namespace stackbook::feel
