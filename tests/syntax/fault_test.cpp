#include "tests/syntax/table.hpp"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::string messages(const std::string& text, const Parsed& parsed) {
  std::string all;
  for (const Issue& issue : parsed.issues) {
    std::string line = to_text(issue, {{"", "", text, 0}});
    line.resize(line.find('\n'));
    const std::string sentence = std::string(sentence_of(Code::syntax)) + ": ";
    if (const std::size_t at = line.find(sentence); at != std::string::npos)
      line.replace(at, sentence.size(), "… ");
    all += "    " + line + "\n";
  }
  return all;
}

TEST(Faults, AreThoseOfTheTable) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/syntax/faults.txt");
  std::string text, expected;
  int rows = 0;
  const auto check = [&] {
    if (text.empty()) return;
    ++rows;
    Parsed parsed;
    const std::string read = with_controls(text);
    parse_in(parsed, "a, b", Entry::expression, read);
    EXPECT_EQ(messages(read, parsed), expected) << text;
    const bool syntax = std::any_of(parsed.issues.begin(), parsed.issues.end(),
                                    [](const Issue& issue) { return issue.code == Code::syntax; });
    if (syntax) {
      EXPECT_EQ(parsed.tree.nodes[parsed.root].form, Form::null) << text;
      EXPECT_EQ(parsed.tree.nodes[parsed.root].flags, 1) << text;
      EXPECT_EQ(parsed.tree.nodes[parsed.root].extra, static_cast<std::uint32_t>(Code::syntax)) << text;
    }
  };
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with("# ")) continue;
    if (line.starts_with("    ")) {
      expected += line + "\n";
    } else {
      check();
      text = line;
      expected.clear();
    }
  }
  check();
  EXPECT_GT(rows, 70);
}

TEST(Faults, ShowFileLineAndCaret) {
  Parsed parsed;
  const std::string text = "if é > 1\n  then \"x\" ++ a\n  else 2";
  ParseOptions options;
  options.source = 1;
  parse_in(parsed, "é, a", Entry::expression, text, options);
  ASSERT_EQ(parsed.issues.size(), 1u);
  EXPECT_EQ(to_text(parsed.issues[0], {{}, {"pack.dmn", "Total, row 2", text, 40}}),
            "pack.dmn:41:13: FEEL-SYNTAX: Total, row 2: the expression can't be read here: '+' stands where "
            "a value is "
            "expected\n    then \"x\" ++ a\n              ^");
  EXPECT_EQ(to_text(parsed.issues[0], {}),
            "FEEL-SYNTAX: the expression can't be read here: '+' stands where a value is expected");
  EXPECT_EQ(to_text({Code::name_unknown, {0, 0, 2}, "'é'"}, {{"m.dmn", "", "é+1", 0}}),
            "m.dmn:1:1: FEEL-NAME-UNKNOWN: nothing of this name is known here: 'é'\n  é+1\n  ^");
}

TEST(Faults, ShowAWindowOfALongLine) {
  const std::string text = std::string(5'000, 'a') + " + + " + std::string(5'000, 'b');
  Parsed parsed;
  parse_in(parsed, "", Entry::expression, text);
  ASSERT_EQ(parsed.issues.size(), 1u);
  EXPECT_LT(to_text(parsed.issues[0], {{"", "", text, 0}}).size(), 500u);
}

TEST(Reasons, KeepOperandsAndTheCause) {
  Arena arena;
  Evaluation evaluation(arena);
  std::string detail = "name";
  const Value first = evaluation.fail(Code::name_unknown, {3, 1, 2}, {}, detail);
  detail = "gone";
  ASSERT_EQ(first.reason(), 1u);
  EXPECT_EQ(evaluation.reasons[1].detail, "name");
  const Value one = Value::small_number(1, 0);
  const Value second = evaluation.fail(Code::operand_type, {3, 4, 5}, {one, first, one, one});
  const Reason& reason = evaluation.reasons[second.reason()];
  EXPECT_EQ(reason.count, 3);
  EXPECT_EQ(reason.cause, first.reason());
  EXPECT_EQ(reason.code, Code::operand_type);
  EXPECT_EQ(evaluation.reasons[evaluation.fail(Code::operand_type, {}, {Value::null()}).reason()].cause, 0u);
}

} // namespace
} // namespace stackbook::feel
