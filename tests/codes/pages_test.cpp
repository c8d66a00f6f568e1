// The catalogue of reasons: every code is its own, has a page, and is given by the examples on it.
#include "rules/feel/reason.hpp"
#include "tests/codes/page.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace stackbook::codes {
namespace {

const feel::Code catalogue[] = {
#define STACKBOOK_CODE(name, id, sentence) feel::Code::name,
#include "rules/feel/codes.def"
#undef STACKBOOK_CODE
};

TEST(Codes, NoTwoAreTheSame) {
  std::set<std::string> ids, sentences;
  for (const feel::Code code : catalogue) {
    EXPECT_TRUE(ids.insert(std::string(id_of(code))).second) << id_of(code);
    EXPECT_TRUE(sentences.insert(std::string(sentence_of(code))).second) << sentence_of(code);
    EXPECT_FALSE(sentence_of(code).ends_with('.')) << id_of(code) << ": a sentence goes on with its details";
  }
}

TEST(Codes, EachHasItsPageAndNothingElseHas) {
  const auto all = pages();
  std::set<std::string> ids;
  for (const feel::Code code : catalogue) {
    const std::string id(id_of(code));
    ids.insert(id);
    const auto page = all.find(id);
    ASSERT_NE(page, all.end()) << "rules/feel/codes/" << id << ".md is missing";
    EXPECT_EQ(page->second.title, id);
    EXPECT_EQ(page->second.sentence, sentence_of(code)) << id;
    EXPECT_FALSE(page->second.meaning.empty()) << id;
    EXPECT_FALSE(page->second.remedy.empty()) << id;
    EXPECT_FALSE(page->second.examples.empty()) << id;
  }
  for (const auto& [id, page] : all) EXPECT_TRUE(ids.contains(id)) << id << ".md is about no code";
}

// So every code of the catalogue is reached.
TEST(Codes, EachExampleGivesTheCodeOfItsPage) {
  for (const auto& [id, page] : pages())
    for (const Example& example : page.examples) {
      const auto given = codes_of(example);
      std::string all;
      for (const std::string& code : given) all += code + ' ';
      EXPECT_NE(std::find(given.begin(), given.end(), id), given.end())
          << id << ".md: its example gives " << (all.empty() ? "no error" : all) << '\n'
          << example.text;
    }
}

TEST(Codes, AnExampleWithoutAnErrorGivesNone) {
  EXPECT_TRUE(codes_of({"feel", {}, "1 + 1"}).empty());
  EXPECT_TRUE(
      codes_of({"xml",
                {},
                R"(<decision name="d"><literalExpression><text>1</text></literalExpression></decision>)"})
          .empty());
}

} // namespace
} // namespace stackbook::codes
