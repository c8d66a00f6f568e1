#include "rules/screening/index.hpp"

#include "tests/screening/crowd.hpp"
#include "tests/screening/measured.hpp"

#include <gtest/gtest.h>

namespace stackbook::screening {
namespace {

List list_of_names(std::initializer_list<const char*> names) {
  List list{"list", {}};
  for (const char* name : names) {
    Entry entry;
    entry.name = name;
    list.entries.push_back(entry);
  }
  return list;
}

Index sample_index() {
  std::vector<List> lists;
  lists.push_back(sample_list());
  return Index(std::move(lists));
}

TEST(Screen, RecallAndPrecisionOnTheMadeSet) {
  std::vector<List> lists;
  lists.push_back(sample_list());
  lists.push_back(crowd(25'000, 1));
  const Measure found = measure(Index(std::move(lists)), read_questions(), Options().threshold);
  std::string lines;
  for (const auto& line : found.lines) lines += line + '\n';
  EXPECT_GE(found.all.recall(), 0.97) << lines;
  EXPECT_GE(found.all.precision(), 0.99) << lines;
  for (const char* sort : {"alias", "form", "misspelled", "order"})
    EXPECT_EQ(found.sorts.at(sort).missed, 0u) << sort << '\n' << lines;
}

// The index passes over what can't reach the threshold: it must not pass over what does.
TEST(Screen, FindsWhatComparingWithEveryEntryFinds) {
  const List list = crowd(1'500, 3);
  const Weights weights;
  std::vector<Name> names;
  for (const auto& entry : list.entries) names.push_back(name_of(entry.name, weights, is_person(entry)));
  List bare = list;
  for (auto& entry : bare.entries) entry.aliases.clear();
  std::vector<List> lists;
  lists.push_back(bare);
  const Index index(std::move(lists));
  auto asked = questions(list, 150, 4);
  for (const auto& question : read_questions()) asked.push_back(question.asked);
  std::size_t found = 0;
  for (const unsigned threshold : {60u, 80u, 95u})
    for (const auto& name : asked) {
      std::vector<std::size_t> all, indexed;
      const Name folded = name_of(name, weights);
      for (std::size_t i = 0; i < names.size(); ++i)
        if (align(folded, names[i], weights).thousandths / 10 >= threshold) all.push_back(i);
      Options options;
      options.threshold = threshold;
      options.most = names.size();
      for (const auto& candidate : index.screen(name, options).candidates) indexed.push_back(candidate.entry);
      std::sort(indexed.begin(), indexed.end());
      EXPECT_EQ(indexed, all) << name << " at " << threshold;
      found += all.size();
    }
  EXPECT_GT(found, 100u);
}

TEST(Screen, SaysWordByWordWhy) {
  const Index index = sample_index();
  const auto screened = index.screen("Golden Perigrine Shiping Inc.", {});
  ASSERT_EQ(screened.candidates.size(), 1u);
  const Candidate& candidate = screened.candidates.front();
  EXPECT_EQ(index.listed_name(candidate), "Golden Peregrine Shipping Company Limited");
  std::string why;
  for (const Link& link : candidate.links)
    why += link.asked + " = " + link.listed + ": " + std::string(to_text(link.likeness.how)) + " " +
           std::to_string(link.likeness.thousandths) + " (" + std::string(to_text(link.kind)) + ")\n";
  EXPECT_EQ(why, "golden = golden: same 1000 (name)\n"
                 "perigrine = peregrine: spelled nearly the same 950 (name)\n"
                 "shiping = shipping: sounds alike 910 (name)\n"
                 "inc = : not found 0 (legal form)\n"
                 " = co: not found 0 (legal form)\n"
                 " = ltd: not found 0 (legal form)\n");
}

TEST(Screen, AHundredMeansThatAllWordsAreTheSame) {
  std::vector<List> lists;
  lists.push_back(list_of_names({"Alpha Beta Limited", "Alpha Beta"}));
  const Index index(std::move(lists));
  const auto screened = index.screen("BETA, Alpha", {});
  ASSERT_EQ(screened.candidates.size(), 2u);
  EXPECT_EQ(screened.candidates[0].entry, 1u);
  EXPECT_EQ(screened.candidates[0].score, 100u);
  EXPECT_LT(screened.candidates[1].score, 100u);
}

TEST(Screen, ACountryRanksAndDropsNobody) {
  std::vector<List> lists;
  lists.push_back(list_of_names({"Orion Vega Minerals", "Orion Vega Minerals", "Orion Vega Minerals"}));
  lists.front().entries[1].countries = {"DE", "US"};
  lists.front().entries[2].countries = {"FR"};
  const Index index(std::move(lists));
  Options options;
  options.country = "US";
  const auto screened = index.screen("Orion Vega Minerals", options);
  ASSERT_EQ(screened.candidates.size(), 3u);
  EXPECT_EQ(screened.candidates[0].entry, 1u);
  EXPECT_EQ(screened.candidates[0].country, Country::agrees);
  EXPECT_EQ(screened.candidates[1].country, Country::unknown);
  EXPECT_EQ(screened.candidates[2].country, Country::differs);
  EXPECT_EQ(screened.candidates[0].score, screened.candidates[2].score) << "the score is of the names alone";
}

TEST(Screen, NumbersAreComparedAsTheyStand) {
  std::vector<List> lists;
  lists.push_back(list_of_names({"Factory 5014"}));
  const Index index(std::move(lists));
  EXPECT_EQ(index.screen("Factory 5014", {}).found, 1u);
  EXPECT_EQ(index.screen("Factory 5015", {}).found, 0u);
}

TEST(Screen, AsksForNothingWithNothing) {
  const Index empty(std::vector<List>{});
  EXPECT_EQ(empty.screen("Anybody", {}).found, 0u);
  const Index index = sample_index();
  for (const std::string& name : {std::string(), std::string("---"), std::string("Ltd."),
                                  std::string("\xff\xfe"), std::string(100'000, 'a')})
    EXPECT_EQ(index.screen(name, {}).found, 0u) << name.substr(0, 10);
}

TEST(Screen, AnswersAtMostAsManyAsWantedAndSaysHowManyThereAre) {
  std::vector<List> lists;
  lists.push_back(list_of_names({"Vega Orion", "Orion Vega", "Orion Vega Ltd"}));
  Options options;
  options.most = 2;
  const auto screened = Index(std::move(lists)).screen("Orion Vega", options);
  EXPECT_EQ(screened.candidates.size(), 2u);
  EXPECT_EQ(screened.found, 3u);
}

} // namespace
} // namespace stackbook::screening
