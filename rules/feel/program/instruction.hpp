// Instructions: the compiled form of one expression, flat and immutable.
//
// A register machine. An operand is two bits of space and an index within it: the program's own variables
// (slots), its intermediate results (temporaries), its constants, or the frame it was given. Scalars live in
// the registers and the constants alone; the arena is met only where a string, list, context or wide number
// is made.
//
// Slots. The variables an expression declares itself get the numbers that Scope gives them: a context its
// entries in order; `for`, `some`, `every` their iterators in order, then `for` the name `partial`; a filter
// `item`, then the members of its element's static type; a function its parameters; the right side of `in` a
// `?`. A program that holds host nodes keeps the whole frame and its own variables side by side in that
// numbering, so that a host may run programs that it compiled in the same scope. Every other program leaves
// the frame where it is.
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/builtins/table.hpp"
#include "rules/feel/program/function.hpp"
#include "rules/feel/program/join.hpp"
#include "rules/feel/program/program.hpp"
#include "rules/feel/syntax/tree.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackbook::feel {

enum class Opcode : std::uint8_t {
  // a := …
  move, // b
  fail, // null for the reason b (Code), about the text c
  add,
  subtract,
  multiply,
  divide,
  power, // b, c
  negate,
  invert, // b
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal, // b, c
  between,       // b between c and d
  member_of,     // b passes the test that gave c: equality, containment, membership
  holds,         // c, a test of b that mentions it; unless c is boolean, as member_of
  instance_of,
  convert, // b, the type c
  conjunction,
  disjunction, // b, c
  list,        // c values from b on
  context,     // values from b on, the shape c
  range,       // b, c; flags as Node::flags
  unary_range, // b; flags: Operation
  path,        // b . path site c
  member,      // the member of b that path site c names; null without a reason if it has none
  select,      // the elements of b that c, which does not depend on them, picks
  call,        // a builtin: call site c, arguments from b on
  call_value,  // call site c; the function at b, arguments after it
  closure,     // of closure site c
  host,        // of host site c, arguments from b on
  // control: d or c is the next instruction's index
  jump,   // to c
  branch, // on b: true goes on, false and null to c, anything else sets a and goes to d
  and_skip,
  or_skip,   // b decides alone: a := it, to c
  member_or, // the item b has the member of path site c: a := it, to d
  no_member, // a := null; b is the item that lacks c
  open,      // cursor a over b; what can't be iterated: the cursor's first is why, to c
  next,      // cursor a: variable b := the next, or to c; d is the price of a turn
  again,     // cursor a: variable b := the next, and to c; d is the price of a turn
  append,    // to list a: b
  sift,      // to list a: the item of cursor b if c; a number selects: to d
  no_turn,   // nothing for cursor a: variable b := null, and to c for one turn that can only select
  some,
  every,      // the condition b: decided: a := it, to c
  nothing_in, // b is null or holds no elements: to c
  join,       // a := the elements of b that may pass, by the key c and join site d; or that site's answer
  give,       // the result is a
};

enum class Space : std::uint32_t { slot = 0, temporary = 1, constant = 2, frame = 3 };

struct Operand {
  std::uint32_t word = 0;
  static constexpr std::uint32_t mask = 0x3fff'ffffu;

  static constexpr Operand in(Space space, std::uint32_t index) {
    return {static_cast<std::uint32_t>(space) << 30 | index};
  }
  constexpr Space space() const { return static_cast<Space>(word >> 30); }
  constexpr std::uint32_t index() const { return word & mask; }
  friend constexpr bool operator==(Operand, Operand) = default;
};

struct Instruction {
  Opcode code;
  std::uint8_t flags = 0;
  std::uint32_t a = 0, b = 0, c = 0, d = 0;
};

// A member access. The hint is where the last context had the member; a wrong or torn one costs a search,
// never an answer.
struct PathSite {
  PathSite(std::string_view member, std::uint32_t guess) : name(member), hint(guess) {}
  std::string_view name;
  mutable std::atomic<std::uint32_t> hint;
};

struct CallSite {
  std::span<const Builtin* const> overloads; // of a builtin called by name
  std::vector<const Builtin*> narrowed;      // those that take this number and these names, if not all do
  std::vector<std::string_view> names;       // of named arguments; empty: by position
  std::uint32_t count = 0;                   // arguments
  std::uint32_t plain =
      0;                // the first overloads that take just these arguments by position, all of simple types
  bool lenient = false; // an invocation: a parameter without a binding is null
};

struct ClosureSite {
  Program body; // external: gives the mapping context
  bool external = false;
  std::vector<ParameterDeclaration> parameters;
  Type result;
  std::string_view name;               // of the context entry that holds it
  std::vector<std::uint32_t> captured; // operands, in the order of the body's frame
  std::uint32_t self = no_node;        // which of them is the function itself
};

struct HostSite {
  HostNode node;
  std::uint32_t count = 0;   // arguments
  std::uint32_t visible = 0; // variables of the frame it sees
};

// What is pointed to while more is added: nothing in it moves, and an empty one costs no memory, which most are.
template <class T> class Pinned {
 public:
  explicit Pinned(std::pmr::memory_resource* room) : all_(room) {}
  Pinned(const Pinned&) = delete;
  Pinned& operator=(const Pinned&) = delete;
  ~Pinned() {
    for (T* each : all_)
      if (each != nullptr) each->~T();
  }
  template <class... Given> T& emplace_back(Given&&... given) {
    all_.push_back(nullptr);
    std::pmr::polymorphic_allocator<> room = all_.get_allocator().resource();
    return *(all_.back() = room.new_object<T>(std::forward<Given>(given)...));
  }
  T& operator[](std::size_t i) { return *all_[i]; }
  const T& operator[](std::size_t i) const { return *all_[i]; }
  std::size_t size() const { return all_.size(); }

 private:
  std::pmr::vector<T*> all_;
};

class Instructions {
  // What a small program needs lies in one piece with it; most are small.
  std::array<std::byte, 512> near_; // left as it is
  std::pmr::monotonic_buffer_resource room_{near_.data(), near_.size()};

 public:
  Instructions() {}
  Instructions(const Instructions&) = delete;
  Instructions& operator=(const Instructions&) = delete;
  ~Instructions();
  std::string_view keep(std::string_view text);

  std::pmr::vector<Instruction> code{&room_};
  std::pmr::vector<Span> spans{&room_}; // of each instruction
  std::pmr::vector<Value> constants{&room_};
  std::pmr::vector<Type> types{&room_};
  std::pmr::vector<std::string_view> texts{&room_};
  Pinned<Shape> shapes{&room_};
  Pinned<PathSite> paths{&room_};
  Pinned<CallSite> calls{&room_};
  Pinned<ClosureSite> closures{&room_};
  std::pmr::vector<HostSite> hosts{&room_};
  std::pmr::vector<JoinSite> joins{&room_};
  Pinned<Function> functions{&room_};      // builtins used as values
  Arena memory{Arena::default_limit, 256}; // what constants hold

  std::uint32_t outer = 0;      // variables of the frame
  std::uint32_t parameters = 0; // slots that a call fills
  std::uint32_t slots = 0, temporaries = 0;
  bool whole_frame = false;                     // the frame is copied into the first slots
  bool constant = false;                        // the same value for every frame
  std::pmr::vector<std::uint32_t> uses{&room_}; // slots of the frame it reads, ascending
};

} // namespace stackbook::feel
