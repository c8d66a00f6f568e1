// A program is immutable: threads share it, runs repeat it, and folding what is constant changes no answer.
#include "tests/program/compiled.hpp"

#include <thread>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::string answer(const Program& program, std::span<const Value> frame) {
  Arena arena;
  Evaluation evaluation(arena);
  const Value value = run(program, frame, evaluation);
  return value.reason() != 0 ? code_of(value, evaluation) : to_text(value);
}

TEST(Threads, EightRunOneProgram) {
  const Compiled c("{rows: for i in 1..50 return {id: i, amount: i * n}, "
                   "f: function(k) if k = 0 then 0 else k + f(k - 1), "
                   "r: sum(rows[id > 10].amount) + f(20) + count(rows[id = 7])}.r",
                   {{"n", Type::simple(Type::Form::number)}});
  ASSERT_TRUE(c.issues.empty());
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < results.size(); ++t)
    threads.emplace_back([&, t] {
      const Value n = Value::small_number(static_cast<std::int64_t>(t), 0);
      for (int turn = 0; turn < 200; ++turn) results[t] = answer(c.program, std::span(&n, 1));
    });
  for (std::thread& thread : threads) thread.join();
  for (std::size_t t = 0; t < results.size(); ++t) EXPECT_EQ(results[t], std::to_string(1220 * t + 211)) << t;
}

// The same expression with its literals given as variables, which nothing can fold.
TEST(Folding, ChangesNoAnswer) {
  const std::vector<std::string> shapes = {"@ + @ * @",
                                           "(@ - @) / @",
                                           "if @ < @ then @ else @ / 0",
                                           "[@, @, @][@]",
                                           "{a: @, b: a + @}.b",
                                           "for i in [@, @] return i * @",
                                           "@ in [@..@]",
                                           "[@, @][item > @]",
                                           "@ = @ and @ < @",
                                           "some i in [@, @] satisfies i > @",
                                           "max(@, @)",
                                           "string(@) + \"x\"",
                                           "@ between @ and @",
                                           "decimal(@ / @, 2)"};
  unsigned random = 7;
  int compared = 0;
  for (const std::string& shape : shapes)
    for (int turn = 0; turn < 40; ++turn) {
      std::string folded, unfolded;
      Compiled::Variables variables;
      std::vector<Value> frame;
      for (const char c : shape) {
        if (c != '@') {
          folded += c, unfolded += c;
          continue;
        }
        random = random * 1'664'525u + 1'013'904'223u;
        const int number = static_cast<int>(random >> 28);
        folded += std::to_string(number);
        unfolded += "v" + std::to_string(frame.size());
        variables.emplace_back("v" + std::to_string(frame.size()), Type());
        frame.push_back(Value::small_number(number, 0));
      }
      const Compiled constant(folded), variable(unfolded, variables);
      EXPECT_EQ(answer(constant.program, {}), answer(variable.program, frame)) << folded;
      EXPECT_FALSE(variable.program.is_constant());
      ++compared;
    }
  EXPECT_EQ(compared, 560);
}

TEST(Runs, LeaveNothingBehindInTheArenaForScalars) {
  const Compiled c("a * 2 + b > c and a < 100", {{"a", {}}, {"b", {}}, {"c", {}}});
  Arena arena;
  Evaluation evaluation(arena);
  const std::vector<Value> frame(3, Value::small_number(5, 0));
  for (int turn = 0; turn < 1000; ++turn) EXPECT_TRUE(run(c.program, frame, evaluation).is_true());
  EXPECT_EQ(arena.used(), 0u);
}

} // namespace
} // namespace stackbook::feel
