// Packs that extend the base: the calls, and a house pack with limits of its own.
#include "rules/proposal/check.hpp"
#include "rules/report/report.hpp"
#include "samples/tables.hpp"
#include "tests/packs/packs.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

using proposal::LoadedPack;
using proposal::PackFiles;

// A house pack over the base, as read_pack brings it.
PackFiles house(const std::string& manifest, const std::string& limits) {
  PackFiles files{{"pack.xml", manifest}, {"limits.csv", limits}};
  for (const auto& [path, bytes] : loaded("eo14320").pack->files) files["extends/eo14320/" + path] = bytes;
  return files;
}

std::string manifest(const std::string& inner) {
  return "<pack xmlns='urn:stackbook:pack:1' id='house' version='1.0.0'>\n <extends pack='eo14320' "
         "version='1.0.0'/>\n" +
         inner + "\n</pack>";
}

std::vector<std::string> faults(const LoadedPack& pack) {
  std::vector<std::string> texts;
  for (const proposal::PackFault& fault : pack.faults) texts.push_back(to_text(fault));
  return texts;
}

proposal::Checked check(const std::shared_ptr<const proposal::Pack>& pack, const std::string& sample,
                        const std::string& as_of = {}) {
  auto tables = samples::read_tables(STACKBOOK_SOURCE "/samples/" + sample, *pack);
  EXPECT_TRUE(tables);
  proposal::CheckOptions options;
  options.file = "p.xlsx";
  if (!as_of.empty()) options.as_of = as_of;
  return proposal::check(proposal::bind(proposal::lay_out(*pack, *tables), pack), options);
}

std::set<std::string> rules_of(const proposal::Checked& checked) {
  std::set<std::string> rules;
  for (const findings::Finding& finding : checked.findings) rules.insert(finding.rule);
  return rules;
}

const std::string override_line = "<override input='Limits' file='limits.csv'/>";

TEST(Calls, LoadWithoutAFaultOverTheBase) {
  for (const char* id : {"call-2026-preset", "call-open"}) {
    ASSERT_TRUE(loaded(id).pack) << id;
    EXPECT_EQ(faults(loaded(id)), std::vector<std::string>{}) << id;
    ASSERT_EQ(loaded(id).pack->bases.size(), 1u);
    EXPECT_EQ(loaded(id).pack->bases[0].first, "eo14320");
    EXPECT_GT(loaded(id).pack->rules.size(), loaded("eo14320").pack->rules.size());
    EXPECT_TRUE(loaded(id).pack->table("Stack"));
  }
  EXPECT_TRUE(loaded("call-open").pack->table("Call"));
}

TEST(Calls, TermsOfTheCallStandInItsPackOnly) {
  std::set<std::string> base, call;
  for (const auto& rule : loaded("eo14320").pack->rules) base.insert(rule.id);
  for (const auto& rule : loaded("call-2026-preset").pack->rules) call.insert(rule.id);
  for (const char* rule : {"MEM-01", "MEM-03", "MEM-06", "STK-14", "USC-04", "USC-06", "MKT-12"}) {
    EXPECT_FALSE(base.contains(rule)) << rule;
    EXPECT_TRUE(call.contains(rule)) << rule;
  }
  for (const auto& source : loaded("eo14320").pack->sources)
    EXPECT_NE(source.basis, findings::Basis::call) << source.id;
}

TEST(Calls, ATotalOfTheCallTakesThePlaceOfTheBases) {
  const auto totals = [](const proposal::Pack& pack) {
    std::vector<std::string> names;
    for (const auto& total : pack.totals) names.push_back(total.decision);
    return names;
  };
  auto base = totals(*loaded("eo14320").pack);
  std::ranges::replace(base, std::string("Days to deadline"), std::string("Days to the end of the call"));
  EXPECT_EQ(totals(*loaded("call-open").pack), base);
  EXPECT_EQ(
      faults(proposal::load(house(manifest("<total decision='Uses total' instead='Uses'/>"), ""))),
      (std::vector<std::string>{"pack.xml:3:1: PACK-UNKNOWN: there is no total of the decision 'Uses'"}));
}

TEST(Calls, RulesHoldFromAndToADay) {
  const auto pack = loaded("call-2026-preset").pack;
  const auto summer = rules_of(check(pack, "flawed", "2026-07-02"));
  const auto winter = rules_of(check(pack, "flawed", "2026-11-10"));
  const auto before = rules_of(check(pack, "flawed", "2026-03-31"));
  EXPECT_TRUE(summer.contains("MEM-25") && !summer.contains("MEM-11")); // the 50 % rule is suspended
  EXPECT_TRUE(winter.contains("MEM-11") && !winter.contains("MEM-25")); // and comes back
  EXPECT_TRUE(summer.contains("MEM-03") && summer.contains("BUS-14"));
  EXPECT_FALSE(before.contains("MEM-03") || before.contains("BUS-14")); // no call yet
  EXPECT_TRUE(before.contains("pack.period"));
  EXPECT_FALSE(before.contains("MEM-08")); // guidance of 31 May 2026
}

TEST(House, ALimitIsOverriddenByIdAndTheReportSaysSoFirst) {
  const LoadedPack pack = proposal::load(
      house(manifest(override_line),
            "id,value,author,reason\nDESCRIPTION-MINIMUM-LENGTH,400,Ann Ito,our board reads more\n"));
  ASSERT_TRUE(pack.pack);
  EXPECT_EQ(faults(pack), std::vector<std::string>{});
  ASSERT_EQ(pack.pack->overridden.size(), 1u);
  const proposal::Checked checked = check(pack.pack, "good");
  EXPECT_TRUE(rules_of(checked).contains("STK-20"));
  EXPECT_FALSE(rules_of(check(loaded("eo14320").pack, "good")).contains("STK-20"));
  findings::Report report;
  report.files.push_back(checked.report);
  const std::string text = report::text(report, {false, 400});
  const std::string first = text.substr(0, text.find('\n'));
  EXPECT_NE(first.find("pack house version 1.0.0 (extends eo14320 version 1.0.0)"), std::string::npos)
      << first;
  EXPECT_NE(first.find("Limits DESCRIPTION-MINIMUM-LENGTH by Ann Ito: our board reads more"),
            std::string::npos)
      << first;
  EXPECT_NE(report::json(report).find("\"overrides\":[\"Limits DESCRIPTION-MINIMUM-LENGTH by Ann Ito"),
            std::string::npos);
  // Formats that hold findings only have it as their first one.
  ASSERT_FALSE(checked.findings.empty());
  EXPECT_EQ(checked.findings[0].rule, "pack.overrides");
  EXPECT_NE(checked.findings[0].message.find("Limits DESCRIPTION-MINIMUM-LENGTH by Ann Ito: our board"),
            std::string::npos)
      << checked.findings[0].message;
  EXPECT_FALSE(rules_of(check(loaded("eo14320").pack, "good")).contains("pack.overrides"));
}

TEST(House, AnEntryOfItsOwnNeedsNoReasonAndIsNoOverride) {
  const LoadedPack pack = proposal::load(house(manifest(override_line), "id,value\nHOUSE-LIMIT,3\n"));
  EXPECT_EQ(faults(pack), std::vector<std::string>{});
  EXPECT_TRUE(pack.pack->overridden.empty());
}

TEST(House, FaultsNameTheirLine) {
  const auto limits = [](const std::string& text) {
    return faults(proposal::load(house(manifest(override_line), text)));
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(
      limits("id,value,author,reason\nSUM-TOLERANCE,2,,\n"),
      (Texts{"limits.csv:2: PACK-OVERRIDE: 'SUM-TOLERANCE' changes an entry of "
             "extends/eo14320/reference/limits.csv; write who changes it into author, and why into reason"}));
  EXPECT_EQ(limits("id,worth\nX,2\n"), (Texts{"limits.csv:1: PACK-OVERRIDE: the column 'worth' is none of "
                                              "extends/eo14320/reference/limits.csv, nor author or reason"}));
  EXPECT_EQ(limits("id,value\nX\n"),
            (Texts{"limits.csv:2: PACK-OVERRIDE: the line has 1 fields, the header 2"}));
  EXPECT_EQ(limits("id,value\nX,much\n"),
            (Texts{"limits.csv:2: PACK-REFERENCE: 'much' in the column 'value' is no number"}));
  EXPECT_EQ(faults(proposal::load(house(manifest("<override input='Limit' file='limits.csv'/>"), "id\n"))),
            (Texts{"pack.xml:3:1: PACK-UNKNOWN: there is no reference 'Limit'"}));
  EXPECT_EQ(faults(proposal::load(house(manifest("<override input='Limits' file='none.csv'/>"), ""))),
            (Texts{"pack.xml:3:1: PACK-MISSING: the pack has no file 'none.csv'"}));
}

TEST(House, ABaseThatIsNotThereOrTooOldIsAFault) {
  const auto of = [](const std::string& extends) {
    return faults(proposal::load(
        house("<pack xmlns='urn:stackbook:pack:1' id='house' version='1.0.0'>" + extends + "</pack>", "")));
  };
  ASSERT_EQ(of("<extends pack='nowhere'/>").size(), 1u);
  EXPECT_NE(of("<extends pack='nowhere'/>")[0].find("PACK-MISSING: the pack 'nowhere' is not installed"),
            std::string::npos);
  ASSERT_EQ(of("<extends pack='eo14320' version='1.1.0'/>").size(), 1u);
  EXPECT_NE(of("<extends pack='eo14320' version='1.1.0'/>")[0].find("PACK-VERSION"), std::string::npos);
  EXPECT_NE(of("<extends pack='eo14320' version='2.0.0'/>")[0].find("PACK-VERSION"), std::string::npos);
  ASSERT_GE(of("<extends pack='house'/>").size(), 1u);
  EXPECT_NE(of("<extends pack='house'/>")[0].find("PACK-CYCLE"), std::string::npos);
}

} // namespace
} // namespace stackbook
