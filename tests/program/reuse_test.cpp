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

// A string literal alone has a short way through parser and compiler; white space after it sends it the long one.
TEST(Texts, AloneAreWhatTheyAreAmongOthers) {
  const Compiled::Variables variables{{"n", Type::simple(Type::Form::number)}};
  const std::vector<std::string> texts = {R"("")",        R"("error")", R"("größe – 名前")", "\"two\nlines\"",
                                          R"("a \"b\"")", R"("a\\")",   R"("a" + "b")",      R"("a", "b")",
                                          R"("open)",     R"(")",       "\"\xff\"",          R"("C:\"")"};
  for (const std::string& text : texts) {
    const Compiled alone(text, variables), longer(text + ' ', variables);
    EXPECT_EQ(alone.codes(), longer.codes()) << text;
    const Value n = Value::small_number(1, 0);
    EXPECT_EQ(answer(alone.program, std::span(&n, 1)), answer(longer.program, std::span(&n, 1))) << text;
    EXPECT_EQ(to_text(alone.program.type()), to_text(longer.program.type())) << text;
    EXPECT_EQ(alone.program.is_constant(), longer.program.is_constant()) << text;
    if (!alone.issues.empty()) continue;
    Types types;
    Tree trees[2];
    std::vector<Issue> issues;
    const NodeId roots[] = {
        parse(text, Entry::expression, alone.scope, types, trees[0], issues, {.source = 7}),
        parse(text + ' ', Entry::expression, alone.scope, types, trees[1], issues, {.source = 7})};
    EXPECT_EQ(trees[0].nodes[roots[0]].span, trees[1].nodes[roots[1]].span) << text;
    EXPECT_EQ(print(trees[0], roots[0]), print(trees[1], roots[1])) << text;
  }
  const Compiled nowhere("\"a\"");
  EXPECT_EQ(answer(nowhere.program, {}), "a");
  EXPECT_EQ(to_text(nowhere.program.type()), "string");
  EXPECT_TRUE(nowhere.program.is_constant());
  Types types;
  Tree tree;
  std::vector<Issue> issues;
  parse("\"a\"", Entry::expression, nowhere.scope, types, tree, issues, {.depth = 0});
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].code, Code::limit_nesting);
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
