// Proposals as people first have them: empty, only headers, names instead of codes, many members, rings of parents.
// Each gives findings that say what to do, none twice for one cause, and nothing that the pack could not judge.
#include "rules/proposal/completeness.hpp"
#include "samples/tables.hpp"
#include "tests/packs/packs.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

using proposal::Row;
using proposal::Tables;

std::shared_ptr<const proposal::Pack> pack() {
  return loaded("call-2026-preset").pack;
}

std::vector<findings::Finding> check(const Tables& tables) {
  auto found = proposal::check(proposal::bind(proposal::lay_out(*pack(), tables), pack()), {}).findings;
  std::set<std::string> seen;
  for (const findings::Finding& finding : found) {
    EXPECT_TRUE(seen.insert(finding.fingerprint).second) << "twice: " << finding.message;
    EXPECT_NE(finding.rule.rfind("engine.", 0), 0u) << finding.message;
    for (const char* word : {"null", "invalid", "could not be made"})
      EXPECT_EQ(finding.message.find(word), std::string::npos) << finding.message;
  }
  return found;
}

std::size_t errors(const std::vector<findings::Finding>& found) {
  return static_cast<std::size_t>(
      std::ranges::count(found, findings::Severity::error, &findings::Finding::severity));
}

const findings::Finding* find(const std::vector<findings::Finding>& found, std::string_view rule,
                              std::string_view row = {}) {
  for (const findings::Finding& finding : found)
    if (finding.rule == rule && (row.empty() || finding.place.row == row)) return &finding;
  return nullptr;
}

Tables good() {
  auto tables = samples::read_tables(STACKBOOK_SOURCE "/samples/good", *pack());
  EXPECT_TRUE(tables);
  return *tables;
}

std::vector<Row>& rows(Tables& tables, std::string_view sheet) {
  return std::ranges::find(tables, sheet, &Tables::value_type::first)->second;
}

void set(Row& row, const std::string& component, const std::string& text) {
  std::erase_if(row, [&](const auto& entry) { return entry.first == component; });
  row.emplace_back(component, text);
}

TEST(Trouble, AWorkbookThatIsNoProposalIsToldSoOnce) {
  workbook::Workbook blank;
  blank.sheets.emplace_back().name = "Sheet1";
  for (const workbook::Workbook& workbook : {workbook::Workbook{}, blank}) {
    const proposal::Checked checked = proposal::check(proposal::bind(workbook, pack()), {});
    EXPECT_EQ(checked.report.summary.status, "not a proposal");
    ASSERT_EQ(checked.findings.size(), 1u);
    EXPECT_EQ(checked.findings[0].rule, "file.sheets");
  }
}

TEST(Trouble, AnEmptyTemplateSaysWhatIsMissingOnce) {
  Tables tables;
  for (const proposal::TableBinding& table : pack()->tables)
    tables.emplace_back(table.sheet, table.sort == proposal::TableBinding::Sort::form ? std::vector<Row>(1)
                                                                                      : std::vector<Row>());
  const auto found = check(tables);
  // Fields of the cover, five layers, and one line for each sheet without a row.
  for (const char* rule : {"EO14320-3b-1", "EO14320-3b-i-A", "EO14320-3b-i-E", "EO14320-3b-ii-1",
                           "EO14320-3b-iii-1", "EO14320-3b-iv-1", "EO14320-3b-v-1", "EO14320-3b-i-E-3"})
    EXPECT_TRUE(find(found, rule)) << rule;
  for (const char* rule : {"EO14320-3b-2", "EO14320-3b-i-A-1", "CMP-09", "USC-04", "APR-06", "INC-04"})
    EXPECT_FALSE(find(found, rule)) << rule << " follows from what is said already";
  EXPECT_LE(found.size(), 32u);
}

TEST(Trouble, NamesInsteadOfCodesSayWhichCodeIsMeant) {
  Tables tables = good();
  const std::pair<const char*, const char*> typed[] = {
      {"Ivory Coast", "CI"}, {"Burma", "MM"}, {"UAE", "AE"}, {"uk", "GB"}, {"Japan", "JP"}};
  std::size_t at = 1;
  for (const auto& [name, code] : typed) set(rows(tables, "Members")[at++], "headquarters country", name);
  set(rows(tables, "Members")[at], "headquarters country", "Korea");
  const auto found = check(tables);
  at = 1;
  for (const auto& [name, code] : typed) {
    const std::string key = "M0" + std::to_string(++at);
    const auto* finding = find(found, "Members.headquarters country.list", key);
    ASSERT_TRUE(finding) << name;
    ASSERT_TRUE(finding->fix) << name;
    EXPECT_EQ(std::get<std::string>(finding->fix->value), code) << name;
  }
  const auto* korea = find(found, "Members.headquarters country.list", "M07");
  ASSERT_TRUE(korea);
  EXPECT_FALSE(korea->fix);
  EXPECT_NE(korea->message.find("It can mean KP or KR"), std::string::npos) << korea->message;
  set(rows(tables, "Members")[at], "headquarters country", "Congo"); // the list's own name of one of the two
  const auto again = check(tables);
  const auto* congo = find(again, "Members.headquarters country.list", "M07");
  ASSERT_TRUE(congo);
  EXPECT_FALSE(congo->fix);
  EXPECT_NE(congo->message.find("It can mean CD or CG"), std::string::npos) << congo->message;
  EXPECT_EQ(errors(found), 6u);
}

TEST(Trouble, AmountsInTwelveCurrenciesAreToldOneByOne) {
  Tables tables = good();
  const char* currencies[] = {"EUR", "JPY", "GBP", "KES", "PHP", "GHS",
                              "PEN", "CHF", "CNY", "INR", "BRL", "ZAR"};
  for (std::size_t i = 0; i < std::size(currencies); ++i)
    set(rows(tables, "USContent")[i], "content value", std::string(currencies[i]) + " 3");
  set(rows(tables, "Cover")[0], "currency", "Dollars");
  const auto found = check(tables);
  EXPECT_TRUE(find(found, "Cover.currency.list"));
  EXPECT_EQ(std::ranges::count(found, "USContent.content value.type", &findings::Finding::rule), 12);
  EXPECT_EQ(errors(found), 13u);
}

TEST(Trouble, TwoHundredMembersAreNoTrouble) {
  Tables tables = good();
  const Row model = rows(tables, "Members")[1];
  for (int i = 100; i < 288; ++i) {
    Row row = model;
    set(row, "member id", "M" + std::to_string(i));
    set(row, "legal name", "Member " + std::to_string(i) + " Inc.");
    rows(tables, "Members").push_back(row);
  }
  const auto found = check(tables);
  // Each new member lacks its two statements and a part in the package, and nothing else.
  std::map<std::string, std::size_t> by_rule;
  for (const findings::Finding& finding : found) ++by_rule[finding.rule];
  EXPECT_EQ(by_rule["CMP-01"], 188u);
  EXPECT_EQ(by_rule["CMP-02"], 188u);
  EXPECT_EQ(by_rule["MEM-14"], 188u);
  EXPECT_EQ(errors(found), 2u * 188);
}

TEST(Trouble, RingsOfParentsEnd) {
  Tables tables = good();
  std::vector<Row>& members = rows(tables, "Members");
  for (std::size_t i = 0; i < 3; ++i) { // M01 → M02 → M03 → M01
    const Row& next = members[(i + 1) % 3];
    const auto name = std::ranges::find(next, "legal name", &Row::value_type::first);
    set(members[i], "parent name", std::get<std::string>(name->second));
  }
  std::vector<Row>& lines = rows(tables, "Stack");
  const auto line = [&](std::string_view id) -> Row& {
    return *std::ranges::find_if(
        lines, [&](const Row& row) { return std::get<std::string>(row.front().second) == id; });
  };
  set(line("S058"), "parent line", "S059");
  set(line("S059"), "parent line", "S058");
  const auto found = check(tables);
  // Each ring is said once, at its first row, with the others that are in it.
  const auto* owners = find(found, "MEM-24", "M01");
  const auto* parts = find(found, "STK-16", "S058");
  ASSERT_TRUE(owners && parts);
  EXPECT_NE(owners->message.find("back to the member itself through M02, M03."), std::string::npos)
      << owners->message;
  EXPECT_EQ(errors(found), 2u);
}

TEST(Trouble, PlaceholdersAreNoAnswers) {
  Tables tables = good();
  set(rows(tables, "Incentives")[0], "purpose",
      "To be confirmed with EXIM before the summer, see the term sheet");
  set(rows(tables, "Members")[3], "parent name", "tbd");
  set(rows(tables, "Markets")[0], "data residency", "Data stays in Kenya, outbound transfer by contract");
  const auto found = check(tables);
  EXPECT_TRUE(find(found, "Incentives.purpose.placeholder", "F01"));
  EXPECT_TRUE(find(found, "Members.parent name.placeholder", "M04"));
  EXPECT_FALSE(find(found, "Markets.data residency.placeholder"));
}

TEST(Trouble, CompletenessCountsWhatThisProposalNeeds) {
  Tables tables = good();
  const auto of = [](const Tables& with) {
    return proposal::check(proposal::bind(proposal::lay_out(*pack(), with), pack()), {}).report.completeness;
  };
  const findings::Completeness whole = of(tables);
  EXPECT_EQ(whole.whole.filled, whole.whole.required);
  EXPECT_TRUE(whole.left.empty());
  std::erase_if(rows(tables, "Stack")[1], [](const auto& entry) { return entry.first == "made in US"; });
  rows(tables, "Markets").clear();
  const findings::Completeness less = of(tables);
  // The field of S002, which M01 supplies, and the market that the sheet as a whole lacks.
  ASSERT_EQ(less.left.size(), 2u);
  EXPECT_EQ(less.left[0].what, "Made in US?");
  EXPECT_EQ(less.left[0].owner, "M01");
  EXPECT_EQ(less.left[1].what, "EO14320-3b-ii-1");
  const auto part = std::ranges::find(less.groups, "layer A", &findings::Share::name);
  ASSERT_NE(part, less.groups.end());
  EXPECT_EQ(part->required, part->filled + 1);

  // Of one sheet alone, for the functions that are asked so.
  const proposal::Proposal bound = proposal::bind(proposal::lay_out(*pack(), tables), pack());
  for (const proposal::BoundTable& table : bound.tables) {
    const findings::Completeness alone = proposal::completeness(bound, {}, &table);
    const auto share = std::ranges::find(less.sheets, table.binding->sheet, &findings::Share::name);
    if (table.binding->sheet != "Markets") {
      EXPECT_EQ(alone.whole.required, share == less.sheets.end() ? 0 : share->required)
          << table.binding->sheet;
    }
  }
}

TEST(Trouble, WhoActsIsTheProviderOfTheLineThatARowIsAbout) {
  Tables tables = good();
  Row& content = rows(tables, "USContent")[0]; // of line S002, which M01 provides
  std::erase_if(content, [](const auto& entry) { return entry.first == "evidence"; });
  const auto checked = [&] {
    return proposal::check(proposal::bind(proposal::lay_out(*pack(), tables), pack()), {});
  };
  const auto missing = [](const proposal::Checked& all) {
    return find(all.findings, "USContent.evidence.required");
  };
  const proposal::Checked told = checked();
  ASSERT_TRUE(missing(told));
  EXPECT_EQ(missing(told)->owner, "M01");
  ASSERT_EQ(told.report.completeness.left.size(), 1u);
  EXPECT_EQ(told.report.completeness.left[0].owner, "M01");
  for (const findings::Share& share : told.report.completeness.owners)
    EXPECT_EQ(share.name.front(), 'M') << "a member, not what the row is about";
  set(content, "line", "S999");
  const proposal::Checked broken = checked();
  ASSERT_TRUE(missing(broken));
  EXPECT_EQ(missing(broken)->owner, "") << "no such line, so nobody is named";
}

} // namespace
} // namespace stackbook
