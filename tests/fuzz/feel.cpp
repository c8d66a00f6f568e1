// FEEL text, as an expression and as a cell of a decision table: parsed, printed, parsed again, compiled, run.
//
// Whatever the text: it ends within the limits, what is printed reads to the same tree, and the printed text has the
// same value.
#include "rules/feel/print.hpp"
#include "rules/feel/program/program.hpp"
#include "rules/feel/text/utf8.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/syntax/shown.hpp"

#include <deque>
#include <utility>

namespace stackbook::feel {
namespace {

constexpr Limits limits{64, 20'000, std::size_t{1} << 20};
constexpr std::pair<const char*, const char*> variables[] = {
    {"n", "5"},
    {"s", "\"foobar\""},
    {"a b", "1.50"},
    {"a - b", "[3, 1, 2]"},
    {"xs", "[1, \"two\", null, [3]]"},
    {"row", "{a: 1, b: [1, 2], c d: \"x\"}"},
    {"rows", "[{id: 1, v: 10}, {id: 2, v: null}]"},
    {"day", "@\"2025-07-23\""},
    {"at", "@\"2025-07-23T10:00:00@Europe/Paris\""},
    {"span", "@\"P1DT2H\""},
    {"r", "[1..10)"},
    {"f", "function(x: number) x * 2"},
    {"nothing", "null"},
    {"?", "5"},
};

// The names that every text may use; made once.
struct World {
  World() {
    scope.push();
    for (const auto& [name, text] : variables) {
      std::vector<Issue> issues;
      programs.push_back(compile(text, Entry::expression, scope, types, issues));
      const Value value = run(programs.back(), frame, evaluation);
      const bool typed = frame.size() % 2 == 0; // the others may hold anything, as far as the compiler knows
      scope.declare(name, typed ? type_of(value, types) : Type());
      frame.push_back(value);
    }
  }
  Scope scope;
  Types types;
  std::deque<Program> programs;
  std::vector<Value> frame;
  Arena arena;
  Evaluation evaluation{arena};
};

struct Read {
  Read(std::string_view text, Entry entry, const World& world) {
    root = parse(text, entry, world.scope, types, tree, issues);
    clean = issues.empty();
    program = compile(tree, root, world.scope, types, issues);
  }
  Types types;
  Tree tree;
  std::vector<Issue> issues;
  NodeId root;
  bool clean; // as far as its syntax goes
  Program program;
};

// What a run gives, as text that reads back; empty when it came to its limits.
std::string outcome(const Program& program, const World& world) {
  Arena arena(limits.bytes);
  Evaluation evaluation(arena);
  evaluation.limits = limits;
  const Value value = run(program, world.frame, evaluation);
  Arena other;
  const Value copy = copy_to(other, value);
  const auto text = to_text_within(copy, limits.bytes);
  if (evaluation.steps >= limits.steps || arena.exhausted() || evaluation.depth != 0 || !text) return {};
  for (std::size_t i = 1; i <= evaluation.reasons.kept(); ++i) {
    const Code code = evaluation.reasons[static_cast<ReasonId>(i)].code;
    if (code == Code::limit_depth || code == Code::limit_steps || code == Code::limit_bytes) return {};
  }
  return *text;
}

void check(std::string_view text, Entry entry, const World& world) {
  Read first(text, entry, world);
  const Sources sources{{"fuzz", "text", std::string(text), 1}};
  for (const Issue& issue : first.issues) to_text(issue, sources);
  infer(first.tree, first.root, world.scope, first.types);
  const std::string answer = outcome(first.program, world);
  if (!first.clean) return;
  const std::string printed = print(first.tree, first.root, &world.scope);
  const Read second(printed, entry, world);
  fuzz::require(second.clean, "what is printed can be read: " + printed);
  fuzz::require(shown(first.tree, first.root) == shown(second.tree, second.root),
                "what is printed reads to the same tree: " + printed);
  const std::string again = outcome(second.program, world);
  fuzz::require(answer.empty() || again.empty() || answer == again,
                "what is printed has the same value: " + answer + " and " + again);
}

} // namespace
} // namespace stackbook::feel

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook::feel;
  static const World world;
  const std::string_view text = stackbook::fuzz::text_of(data, size);
  check(text, Entry::expression, world);
  check(text, Entry::unary_tests, world);
  return 0;
}
