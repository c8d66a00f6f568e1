// The pack of Executive Order 14320 as a whole: it loads, its rules are cited, its data is what it says.
#include "rules/proposal/csv.hpp"
#include "tests/packs/packs.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

const std::string folder = packs_folder + "eo14320";

const proposal::LoadedPack& loaded() {
  return stackbook::loaded("eo14320");
}

TEST(Eo14320, LoadsWithoutAFault) {
  ASSERT_TRUE(loaded().pack);
  for (const proposal::PackFault& fault : loaded().faults) ADD_FAILURE() << proposal::to_text(fault);
}

TEST(Eo14320, EachRuleHasItsOwnIdTitleAndMessage) {
  ASSERT_TRUE(loaded().pack);
  EXPECT_GE(loaded().pack->rules.size(), 150u);
  std::set<std::string> ids;
  for (const proposal::RuleInfo& rule : loaded().pack->rules) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_FALSE(rule.title.empty()) << rule.id;
    EXPECT_FALSE(rule.message.empty()) << rule.id;
    EXPECT_FALSE(rule.sheet.empty()) << rule.id;
  }
}

TEST(Eo14320, WhatIsKnownFromReportsIsAWarningAtMost) {
  ASSERT_TRUE(loaded().pack);
  for (const proposal::RuleInfo& rule : loaded().pack->rules) {
    const findings::Citation* source = loaded().pack->source(rule.citation);
    ASSERT_TRUE(source) << rule.id;
    if (source->confidence == findings::Confidence::secondary ||
        source->confidence == findings::Confidence::inferred) {
      EXPECT_NE(rule.severity, "error") << rule.id;
    }
  }
}

TEST(Eo14320, MessagesKeepTheTone) {
  ASSERT_TRUE(loaded().pack);
  for (const proposal::RuleInfo& rule : loaded().pack->rules)
    for (const std::string_view word : {"invalid", "compliant", "violat", "illegal"})
      EXPECT_EQ(rule.message.find(word), std::string::npos) << rule.id << ": " << rule.message;
}

std::vector<proposal::CsvLine> reference(const std::string& name) {
  const auto bytes = files::read_bytes(folder + "/reference/" + name, 1u << 20);
  EXPECT_TRUE(bytes) << name;
  const auto csv = bytes ? proposal::parse_reference(*bytes) : std::nullopt;
  EXPECT_TRUE(csv) << name;
  return csv ? csv->lines : std::vector<proposal::CsvLine>{};
}

std::set<std::string> column(const std::string& name, std::string_view caption) {
  const auto lines = reference(name);
  std::set<std::string> values;
  if (lines.empty()) return values;
  const auto& header = lines.front().fields;
  const auto at = static_cast<std::size_t>(std::ranges::find(header, caption) - header.begin());
  EXPECT_LT(at, header.size()) << name << " has no " << caption;
  for (std::size_t i = 1; i < lines.size() && at < header.size(); ++i) values.insert(lines[i].fields.at(at));
  return values;
}

TEST(Eo14320, CountriesAreIso3166AndNamibiaIsOneOfThem) {
  const auto codes = column("countries.csv", "code");
  EXPECT_EQ(codes.size(), 249u);
  EXPECT_TRUE(codes.contains("NA"));
  EXPECT_FALSE(codes.contains("UK"));
}

TEST(Eo14320, ListsOfCountriesHoldCountriesOnly) {
  const auto codes = column("countries.csv", "code");
  for (const auto& [file, caption] :
       {std::pair("groups.csv", "country"), {"blocs.csv", "country"}, {"names.csv", "code"}})
    for (const std::string& code : column(file, caption))
      EXPECT_TRUE(codes.contains(code)) << file << ": " << code;
}

TEST(Eo14320, EachLimitThatARuleAsksForIsThere) {
  ASSERT_TRUE(loaded().pack);
  const auto known = column("limits.csv", "id");
  std::size_t asked = 0;
  for (const auto& [path, bytes] : loaded().pack->files) {
    if (!path.ends_with(".dmn")) continue;
    constexpr std::string_view call = "(Limits, \"";
    for (std::size_t at = bytes.find(call); at != std::string::npos; at = bytes.find(call, at + 1)) {
      const std::size_t from = at + call.size();
      const std::string id = bytes.substr(from, bytes.find('"', from) - from);
      EXPECT_TRUE(known.contains(id)) << path << " asks for " << id;
      ++asked;
    }
  }
  EXPECT_GT(asked, 50u);
}

} // namespace
} // namespace stackbook
