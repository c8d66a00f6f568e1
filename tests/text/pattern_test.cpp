#include "rules/feel/text/pattern.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::string with_controls(std::string field) {
  if (field == "∅") return {};
  const std::pair<std::string, std::string> pictures[] = {{"␊", "\n"}, {"␍", "\r"}, {"␉", "\t"}};
  for (const auto& [picture, control] : pictures)
    for (std::size_t at; (at = field.find(picture)) != std::string::npos;)
      field.replace(at, picture.size(), control);
  return field;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(with_controls(field));
  return fields;
}

std::string answer(const std::vector<std::string>& f) {
  auto compiled = Pattern::compile(f[1], f[2] == "-" ? "" : f[2]);
  if (std::holds_alternative<PatternFault>(compiled)) {
    EXPECT_FALSE(std::get<PatternFault>(compiled).why.empty());
    return "fault";
  }
  const Pattern& pattern = std::get<Pattern>(compiled);
  if (f[0] == "matches") {
    const auto outcome = pattern.matches(f[3]);
    return outcome == Pattern::Outcome::yes ? "yes" : outcome == Pattern::Outcome::no ? "no" : "limit";
  }
  if (pattern.matches_nothing()) return "fault";
  if (f[0] == "replace") {
    const auto replacement = pattern.read_replacement(f[4]);
    if (std::holds_alternative<PatternFault>(replacement)) return "fault";
    std::string out;
    pattern.replace(f[3], std::get<Pattern::Replacement>(replacement), out, 1 << 20);
    return out;
  }
  std::vector<std::string_view> pieces;
  pattern.split(f[3], pieces);
  std::string out(pieces.front());
  for (std::size_t i = 1; i < pieces.size(); ++i) (out += '|') += pieces[i];
  return out;
}

TEST(Pattern, AnswersTheTable) {
  std::ifstream table(STACKBOOK_SOURCE "/tests/text/patterns.txt");
  ASSERT_TRUE(table);
  std::string line;
  int number = 0, rows = 0;
  while (std::getline(table, line)) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const auto fields = fields_of(line);
    ASSERT_EQ(fields.size(), fields[0] == "replace" ? 6u : 5u) << "line " << number;
    EXPECT_EQ(answer(fields), fields.back()) << "line " << number << ": " << line;
    ++rows;
  }
  EXPECT_GT(rows, 250);
}

Pattern compiled(std::string_view pattern, std::string_view flags = "") {
  auto made = Pattern::compile(pattern, flags);
  if (auto* fault = std::get_if<PatternFault>(&made)) throw std::invalid_argument(fault->why);
  return std::get<Pattern>(made);
}

TEST(Pattern, EndsCatastrophicBacktracking) {
  const std::string many(10'000, 'a');
  for (const char* pattern : {"^(a+)+$", "^(a|aa)+$", "^(a*)*[bc]$", "(a*)*[cd](a*)*[de]", "^((a|b)*)*$"})
    EXPECT_EQ(compiled(pattern).matches(many + '!'), Pattern::Outcome::limit) << pattern;
}

TEST(Pattern, ReadsAMegabyte) {
  const std::string text(1 << 20, 'a');
  EXPECT_EQ(compiled("^a*$").matches(text), Pattern::Outcome::yes);
  EXPECT_EQ(compiled("b").matches(text), Pattern::Outcome::no);
  EXPECT_NE(compiled("a.*b").matches(text), Pattern::Outcome::yes);
  EXPECT_NE(compiled("a.*[bc]").matches(text), Pattern::Outcome::yes);
  EXPECT_NE(compiled("a[^b]*[bc]").matches(text), Pattern::Outcome::yes);
  EXPECT_NE(compiled("(a+)+[bc]").matches(text), Pattern::Outcome::yes);
  EXPECT_NE(compiled("([^b]*)\\1[bc]").matches(text), Pattern::Outcome::yes);
  EXPECT_NE(compiled("(a|b)*c").matches(text), Pattern::Outcome::yes);
  EXPECT_NE(compiled("^(a|b)*$").matches(text), Pattern::Outcome::no);
}

TEST(Pattern, BoundsWhatAReplacementMakes) {
  const Pattern a = compiled("a");
  const auto replacement = std::get<Pattern::Replacement>(a.read_replacement(std::string(1'000, 'x')));
  std::string out;
  EXPECT_EQ(a.replace(std::string(10'000, 'a'), replacement, out, 100'000), Pattern::Outcome::limit);
  EXPECT_LT(out.size(), 200'000u);
}

TEST(Pattern, RefusesWhatIsTooDeepOrTooLarge) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += '(';
  EXPECT_TRUE(std::holds_alternative<PatternFault>(Pattern::compile(deep, "")));
  std::string closed = std::string(100'000, '(') + std::string(100'000, ')');
  EXPECT_TRUE(std::holds_alternative<PatternFault>(Pattern::compile(closed, "")));
  std::string subtracted;
  for (int i = 0; i < 100'000; ++i) subtracted += "[a-[";
  EXPECT_TRUE(std::holds_alternative<PatternFault>(Pattern::compile(subtracted, "")));
  EXPECT_TRUE(std::holds_alternative<PatternFault>(Pattern::compile("((a{1000}){1000}){1000}", "")));
}

} // namespace
} // namespace stackbook::feel
