// Every clause of Executive Order 14320 against the rules: a duty of the applicant has at least one, a duty of an
// agency has none and says why, and no rule serves a clause that is not there.
#include "rules/proposal/csv.hpp"
#include "tests/packs/packs.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

struct Clause {
  std::string title, status, reason;
  std::vector<std::string> rules;
};

std::map<std::string, Clause> clauses() {
  std::map<std::string, Clause> all;
  const proposal::PackFiles& files = loaded("eo14320").pack->files;
  const auto csv = proposal::parse_reference(files.at("reference/clauses.csv"));
  EXPECT_TRUE(csv);
  for (std::size_t i = 1; csv && i < csv->lines.size(); ++i) {
    const auto& fields = csv->lines[i].fields;
    EXPECT_EQ(fields.size(), 4u) << "line " << csv->lines[i].line;
    if (fields.size() == 4) all[fields[0]] = {fields[1], fields[2], fields[3], {}};
  }
  return all;
}

TEST(Clauses, EachDutyHasARuleAndEachRuleAClause) {
  ASSERT_TRUE(loaded("eo14320").pack);
  std::map<std::string, Clause> all = clauses();
  for (const proposal::RuleInfo& rule : loaded("eo14320").pack->rules) {
    ASSERT_TRUE(all.contains(rule.clause)) << rule.id << " serves '" << rule.clause << "'";
    all[rule.clause].rules.push_back(rule.id);
  }
  for (const auto& [id, clause] : all) {
    if (clause.status == "duty") {
      EXPECT_FALSE(clause.rules.empty()) << id;
    } else {
      EXPECT_FALSE(clause.reason.empty()) << id << " is no duty, and says not why";
    }
    if (clause.status == "agency") {
      EXPECT_TRUE(clause.rules.empty()) << id << " is a duty of an agency, and has a rule";
    }
  }
}

TEST(Clauses, AllSectionsOfTheOrderAreThere) {
  const std::map<std::string, Clause> all = clauses();
  for (const char* id :
       {"1",          "2",          "3(a)",       "3(b)",     "3(b)(i)",     "3(b)(i)(A)", "3(b)(i)(B)",
        "3(b)(i)(C)", "3(b)(i)(D)", "3(b)(i)(E)", "3(b)(ii)", "3(b)(iii)",   "3(b)(iv)",   "3(b)(v)",
        "3(c)",       "3(d)",       "4(a)",       "4(b)",     "4(c)(i)-(v)", "4(c)(vi)",   "4(d)",
        "5(a)",       "5(b)",       "5(c)",       "5(d)"})
    EXPECT_TRUE(all.contains(id)) << id;
}

TEST(Clauses, RulesOfTheCallsServeThemToo) {
  const std::map<std::string, Clause> all = clauses();
  for (const char* id : {"call-2026-preset", "call-open"}) {
    ASSERT_TRUE(loaded(id).pack) << id;
    for (const proposal::RuleInfo& rule : loaded(id).pack->rules)
      EXPECT_TRUE(all.contains(rule.clause)) << rule.id << " serves '" << rule.clause << "'";
  }
}

} // namespace
} // namespace stackbook
