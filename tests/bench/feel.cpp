// Nanoseconds an evaluation of FEEL expressions through run(), and of a join by filter, beside a plain C++ floor measured
// in the same run. Prints a table; the ratios are what counts, the machine moves the rest.
#include "rules/feel/program/program.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <unordered_map>
#include <vector>

using namespace stackbook::feel;

namespace {

double nanoseconds(const std::size_t turns, auto&& work) {
  double best = 1e18;
  for (int round = 0; round < 15; ++round) {
    const std::clock_t start = std::clock(); // of the processor: what others do on it does not count
    work();
    const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC * 1e9;
    best = std::min(best, taken / static_cast<double>(turns));
  }
  return best;
}

struct Row {
  std::int64_t a, b, c; // a in tenths
};

volatile std::int64_t sink;

void expressions(const std::vector<Row>& rows) {
  Types types;
  Scope scope;
  scope.push();
  std::vector<std::vector<Value>> frames;
  for (const char* name : {"a", "b", "c"}) scope.declare(name, Type::simple(Type::Form::number));
  for (const Row& r : rows)
    frames.push_back(
        {Value::small_number(r.a, -1), Value::small_number(r.b, 0), Value::small_number(r.c, 0)});
  const double floor = nanoseconds(rows.size(), [&] {
    std::int64_t holds = 0;
    for (const Row& r : rows) holds += r.a * 36 + r.b * 100 > r.c * 300 && r.a < 1000;
    sink = holds;
  });
  std::printf("%-32s %8.1f ns\n", "floor: the first one in int64", floor);
  for (const char* text :
       {"a*1.2+b/3>c and a<100", "a*1.2+b>c and a<100", "a<100", "if a<100 then b else c", "a in [10..50]",
        "abs(a)", "max(a, b)", "[a, b, c][item > 100]", "{x: a, y: x + b}.y"}) {
    std::vector<Issue> issues;
    const Program program = compile(text, Entry::expression, scope, types, issues);
    Arena arena;
    Evaluation evaluation(arena);
    const double each = nanoseconds(frames.size(), [&] {
      std::int64_t holds = 0;
      evaluation.steps = 0;
      for (const auto& frame : frames) {
        holds += run(program, frame, evaluation).is_true();
        arena.clear();
      }
      sink = holds;
    });
    std::printf("%-32s %8.1f ns %8.1f x\n", text, each, each / floor);
  }
}

void join(std::size_t count) {
  Types types;
  Arena kept;
  TypeInfo info;
  info.form = Type::Form::context;
  info.members = {{"id", Type::simple(Type::Form::number)}, {"n", Type::simple(Type::Form::number)}};
  const std::string_view names[] = {"id", "n"};
  const Shape shape{names, 2};
  std::vector<Value> items;
  for (std::size_t i = 0; i < count; ++i) {
    const Value values[] = {Value::small_number(static_cast<std::int64_t>(i * 7919 % count), 0),
                            Value::small_number(static_cast<std::int64_t>(i), 0)};
    items.push_back(make_context(kept, shape, values));
  }
  const Value rows = make_list(kept, items);
  Scope scope;
  scope.push();
  scope.declare("rows", types.list_of(Type(&types.add(info))));
  std::vector<Issue> issues;
  const Program program =
      compile("for k in rows return rows[id = k.n][1].n", Entry::expression, scope, types, issues);
  const double floor = nanoseconds(count, [&] {
    std::unordered_map<std::int64_t, std::int64_t> index;
    for (const Value item : items)
      index.emplace(item.as_context().values[0].coefficient(), item.as_context().values[1].coefficient());
    std::int64_t sum = 0;
    for (const Value item : items) sum += index.find(item.as_context().values[1].coefficient())->second;
    sink = sum;
  });
  Arena arena(std::size_t{1} << 30);
  const double each = nanoseconds(count, [&] {
    Evaluation evaluation(arena);
    sink = static_cast<std::int64_t>(run(program, std::span(&rows, 1), evaluation).as_list().size());
    arena.clear();
  });
  std::printf("join %zu x %zu: hash map %.1f ns, filter %.1f ns a row, %.2f x\n", count, count, floor, each,
              each / floor);
}

} // namespace

int main() {
  std::vector<Row> rows;
  unsigned random = 1;
  const auto next = [&](unsigned bits) {
    random = random * 1'664'525u + 1'013'904'223u;
    return static_cast<std::int64_t>(random >> (32 - bits));
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t a = next(8) * 7, b = next(12), c = next(11);
    rows.push_back({a, b, c});
  }
  expressions(rows);
  join(100'000);
}
