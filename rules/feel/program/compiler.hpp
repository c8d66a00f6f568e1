// Compiler: from Tree to Instructions, one pass, one unit per function. Not for users of programs: they call
// compile().
#pragma once

#include "rules/feel/program/instruction.hpp"
#include "rules/feel/program/program.hpp"
#include "rules/feel/syntax/shape.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stackbook::feel {

class Compiler {
 public:
  Compiler(const Tree& tree, const Scope& scope, Types& types, std::vector<Issue>& issues);
  Program whole(NodeId root);
  // What `whole` makes of a string literal alone, where `outer` variables are visible.
  static Program text_alone(std::string_view text, Span span, std::uint32_t outer);

 private:
  // What was compiled: where its value stands, and two types: one that surely holds (null apart), and one
  // that is right about the names of members only.
  struct Result {
    Operand at;
    Type type, shape;
  };
  struct Unit;
  // A variable that the expression itself declares.
  struct Local {
    Type type;
    std::uint32_t item = no_node; // the slot of the filter's item that it is a member of
    const Unit* unit = nullptr;   // of a loop's variable: whose loop it is, and where its cursor stands
    Operand cursor{};
    bool read = false;
  };
  // A filter around what is being compiled.
  struct Open {
    std::uint32_t item, end; // its slots
    bool known;              // no: any name may be a member
    bool used;               // something inside looks at the element
  };
  // A program in the making: the expression itself, or the body of a function in it.
  struct Unit {
    explicit Unit(std::pmr::memory_resource* room) : reads(room) {}
    std::shared_ptr<Instructions> out = std::make_shared<Instructions>();
    Unit* outside = nullptr;
    std::uint32_t base = 0;                                  // slots that exist outside
    bool hosted = false;                                     // holds host nodes
    std::uint32_t top = 0;                                   // temporaries in use
    std::uint32_t barrier = 0;                               // the last instruction that is jumped to
    std::vector<std::uint32_t> captured;                     // slots, in the order of the body's frame
    std::unordered_map<std::uint32_t, std::uint32_t> places; // slot → its place in `captured`
    std::pmr::vector<std::uint32_t> reads;                   // slots of the frame, in any order

    void read(std::uint32_t slot) {
      if (reads.empty()) reads.reserve(8);
      if (reads.empty() || reads.back() != slot) reads.push_back(slot);
    }
  };
  struct Purity { // of the part being compiled: the lowest slot read, and whether it must run each time
    std::uint32_t lowest = no_node;
    bool fixed = true;
  };

  // emit.cpp
  std::pmr::vector<Instruction>& code() { return unit_->out->code; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(unit_->out->code.size()); }
  std::uint32_t emit(Opcode opcode, Span span, Operand a = {}, std::uint32_t b = 0, std::uint32_t c = 0,
                     std::uint32_t d = 0);
  void bind(std::uint32_t& target); // to the next instruction
  Operand temporary();
  Operand constant(Value value);
  std::uint32_t text(std::string_view text);
  std::uint32_t type(Type type);
  std::uint32_t path_site(std::string_view member, Type shape);
  void into(Operand destination, Operand from, Span span);
  Result fail(Code code, Span span, std::string_view about = {});
  void issue(Code code, Span span, std::string_view about = {});
  Program finish(Result result, Span span);
  void fold(std::uint32_t start, std::uint32_t top, Result& result);

  // What grows faster than the text, names in filters within filters and captures of functions within functions, is
  // bounded: past it the whole expression is FEEL-LIMIT-NESTING.
  static constexpr std::size_t most_work = 4'000'000;
  void spend(std::size_t work) { work_ += work; }
  bool spent() const { return work_ > most_work; }

  // name.cpp: scopes
  const Variable* find(std::string_view name) const {
    const Variable* own = own_.find(name);
    return own != nullptr ? own : outer_.find(name);
  }
  std::uint32_t slots() const { return own_.size(); }
  Operand declare(std::string_view name, Type type, Type shape);
  Operand declare_item(Type type, Type element);
  Operand declared(std::uint32_t slot, Type type);
  void pop(std::uint32_t size);
  Operand operand_of(std::uint32_t slot, Unit& unit);
  Operand read(std::uint32_t slot);
  Result variable(const Variable& variable, Span span);
  Result name(const Node& node);
  Result function_value(std::string_view name);

  // form.cpp
  Result compile(NodeId id);
  Result outwards(NodeId id);
  Result leading(NodeId id);
  Result further(const Node& node, const Result& first, std::uint32_t top);
  Result form(const Node& node);
  Result literal(const Node& node);
  Result path(const Node& node, const Result& left, std::uint32_t top);
  Result instance_of(const Node& node, const Result& value, std::uint32_t top);
  Result host(const Node& node);

  // operator.cpp
  Result arithmetic(const Node& node, Opcode opcode, const Result& left, std::uint32_t top);
  Result comparison(const Node& node, Opcode opcode, const Result& left, std::uint32_t top);
  Result logic(const Node& node, bool conjunction, const Result& first, std::uint32_t top);
  Result between(const Node& node);
  Result unary(const Node& node, Opcode opcode, const Result& value, std::uint32_t top);

  // construct.cpp
  Result list(const Node& node);
  Result context(const Node& node);
  Result range(const Node& node);
  Result unary_range(const Node& node);
  std::uint32_t shape(std::span<const std::string> names);
  std::pmr::vector<Result>
  staged(std::span<const NodeId> children); // in the temporaries from the next one on, all free again

  // control.cpp
  Operand cursor();
  Result conditional(const Node& node);
  Result loop(const Node& node);
  Result filter(const Node& node);

  // joinable.cpp: filters that ask for an equality between a member and what does not depend on the element
  struct Key {
    std::string_view member;
    NodeId key;
    std::vector<std::string_view> names; // in the key, where any of them may be a member of the element
    bool strict = false;                 // nothing is known of the element
    bool whole = false;                  // the equality is the predicate
  };
  std::optional<Key> joinable(NodeId predicate, Type element) const;
  std::optional<Key> key_of(NodeId equality, Type element) const;
  std::optional<std::string_view> member_read(NodeId id, Type element) const;
  bool independent(NodeId root, Type element, bool always, std::vector<std::string_view>& names) const;
  Result outside(const Key& key);
  std::uint32_t join_site(const Key& key);

  // tests.cpp
  Result in(const Node& node);
  Result tests(const Node& node);
  Result test(NodeId id, Operand tested);
  Result any_of(std::span<const NodeId> children, Operand tested, Span span);
  enum Held : std::uint8_t { hosts = 1, asks = 2 };
  bool contains(NodeId id, Held what); // it or what is below it is a host node, is the name "?"

  // invocation.cpp
  Result call(const Node& node);
  Result call_builtin(const Node& node, std::string_view name);
  Result function(const Node& node, std::string_view name = {}, std::uint32_t self = no_node);

  std::array<std::byte, 4096> near_; // what compiling a small expression needs; left as it is
  std::pmr::monotonic_buffer_resource room_{near_.data(), near_.size()};

  const Tree& tree_;
  const Scope& outer_;
  Scope own_; // what the expression itself declares, numbered after the outer scope
  std::pmr::vector<Local> locals_{&room_}; // by slot, after those of the outer scope
  std::pmr::vector<Open> open_{&room_};
  Types& types_;
  Shapes shapes_;
  std::vector<Issue>& issues_;
  Unit* unit_ = nullptr;
  Purity purity_;
  std::unordered_map<NodeId, Result> hoisted_;   // keys of joins, compiled before their loops
  std::pmr::vector<std::uint8_t> holds_{&room_}; // by node, once somebody asks
  std::size_t work_ = 0;                         // see `spend`
  std::size_t folded_ = 0;                       // bytes kept of folded constants
  std::pmr::vector<NodeId> chain_{&room_}; // forms whose leading operand is being compiled, innermost last
  std::uint32_t depth_ = 0;
};

} // namespace stackbook::feel
