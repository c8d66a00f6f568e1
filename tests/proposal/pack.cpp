// Loading packs: what they hold, and every fault at once with its place.
#include "tests/proposal/fruit.hpp"

#include <algorithm>

namespace stackbook::proposal {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::vector<std::string> faults_of(PackFiles files) {
  std::vector<std::string> texts;
  for (const PackFault& fault : load(std::move(files)).faults) texts.push_back(to_text(fault));
  return texts;
}

TEST(Pack, ColumnsAreTheManifestsThenTheTypes) {
  const auto pack = fruit_pack();
  const TableBinding* boxes = pack->table("Boxes");
  std::vector<std::string> names;
  for (const ColumnBinding& column : boxes->columns) names.push_back(column.component);
  EXPECT_EQ(names, (std::vector<std::string>{"box", "fruit", "seller", "price", "share ripe", "picked",
                                             "places", "note", "sync state"}));
  EXPECT_EQ(boxes->columns[1].allowed, (std::vector<std::string>{"apple", "pear", "plum"}));
  EXPECT_EQ(boxes->columns[6].split, ";");
  EXPECT_EQ(boxes->columns[8].role, Role::receipt);
  EXPECT_EQ(pack->table("Members")->columns[1].old_captions, (std::vector<std::string>{"Company", "Firm"}));
  EXPECT_EQ(pack->form_with_as_of()->sheet, "Cover");
  EXPECT_EQ(pack->digest.size(), 64u);
}

TEST(Pack, RulesAreListedWithoutData) {
  const auto pack = fruit_pack();
  std::string list;
  for (const RuleInfo& rule : pack->rules)
    list += rule.id + "|" + rule.severity + "|" + rule.title + "|" + rule.citation + "|" + rule.sheet + "|" +
            rule.field + "\n";
  EXPECT_EQ(list, "BOX-1|error|A box is too dear|LAW-1|Boxes|price\n"
                  "BOX-2|error|Dear fruit from abroad|PRESS|Boxes|seller\n"
                  "BOX-3|warning|Picked after the sale|own|Boxes|picked\n"
                  "BOX-4|info|An unlucky price|own|Boxes|price\n"
                  "SALE-1|error|Too few boxes|LAW-1|Boxes|box\n"
                  "SALE-2|error|Over budget|own|Cover|budget\n");
}

TEST(Pack, DigestFollowsEveryFileButItsCases) {
  PackFiles files = fruit_files();
  const std::string before = load(files).pack->digest;
  files["reference/countries.csv"] += "FR,France,\n";
  const std::string after = load(files).pack->digest;
  EXPECT_NE(after, before);
  files["tests/more-01.xml"] = "<testCases/>";
  files["extends/base/tests/more-01.xml"] = "<testCases/>";
  EXPECT_EQ(load(files).pack->digest, after);
}

TEST(Pack, AllFaultsOfTheManifestAtOnce) {
  PackFiles files = fruit_files();
  std::string& xml = files["pack.xml"];
  xml = replaced(xml, R"(version="1.2.0")", R"(version="1.2")");
  xml = replaced(xml, R"(basis="product")", R"(basis="habit")");
  xml = replaced(xml, R"(references="Members")", R"(references="Member")");
  xml = replaced(xml, R"(<column component="picked")", R"(<column component="plucked" colour="red")");
  xml = replaced(xml, R"(citation="PRESS")", R"(citation="RUMOUR")");
  xml = replaced(xml, R"(service="Fruit count")", R"(service="Fruit sum")");
  const std::vector<std::string> expected{
      "pack.xml:3:1: PACK-VALUE: version is '1.2'; write three numbers, such as 1.0.0",
      "pack.xml:8:3: PACK-VALUE: basis is one of order, call, statute, agency, product",
      "pack.xml:29:5: PACK-ATTRIBUTE: <column> has no attribute 'colour'",
      "pack.xml:29:5: PACK-UNKNOWN: the type of 'Boxes' has no component 'plucked'",
      "pack.xml:26:5: PACK-UNKNOWN: 'Member' is no table with a key",
      "pack.xml:28:5: PACK-UNKNOWN: there is no source 'RUMOUR'",
      "pack.xml:36:3: PACK-UNKNOWN: the models have no service, decision or function 'Fruit sum'"};
  const std::vector<std::string> faults = faults_of(files);
  for (const std::string& fault : expected)
    EXPECT_NE(std::ranges::find(faults, fault), faults.end())
        << fault << "\n got: " << testing::PrintToString(faults);
  EXPECT_EQ(faults.size(), expected.size()) << testing::PrintToString(faults);
}

TEST(Pack, NotAManifest) {
  EXPECT_EQ(faults_of({}), (std::vector<std::string>{"pack.xml: PACK-MISSING: the pack has no pack.xml"}));
  EXPECT_EQ(load({}).pack, nullptr);
  EXPECT_EQ(load({{"pack.xml", "<pack>"}}).pack, nullptr);
  const auto other = faults_of({{"pack.xml", "<pack xmlns='urn:other'/>"}});
  ASSERT_EQ(other.size(), 1u);
  EXPECT_NE(other[0].find("the root is <pack>; a manifest's is <pack xmlns=\"urn:stackbook:pack:1\">"),
            std::string::npos);
}

TEST(Pack, ReferenceDataIsChecked) {
  PackFiles files = fruit_files();
  files["reference/countries.csv"] = "code,name,since\nUS,United States\nJP,Japan,yesterday\n";
  EXPECT_EQ(faults_of(files),
            (std::vector<std::string>{
                "reference/countries.csv:2: PACK-REFERENCE: the line has 2 fields, the header 3",
                "reference/countries.csv:3: PACK-REFERENCE: 'yesterday' in the column 'since' is no date"}));
}

TEST(Pack, RuleCellsMustBeLiteralsAndNameWhatExists) {
  PackFiles files = fruit_files();
  std::string& dmn = files["fruit.dmn"];
  dmn = replaced(dmn, R"(<text>"BOX-1"</text>)", R"(<text>"BOX-" + "1"</text>)");
  dmn = replaced(dmn, R"(<text>"error"</text>)", R"(<text>"fatal"</text>)");
  dmn = replaced(dmn, R"(<text>"PRESS"</text>)", R"(<text>"RUMOUR"</text>)");
  dmn = replaced(dmn, R"(<text>"picked"</text>)", R"(<text>"plucked"</text>)");
  dmn = replaced(dmn, R"(<text>"Cover"</text>)", R"(<text>"Wrapper"</text>)");
  EXPECT_EQ(faults_of(files),
            (std::vector<std::string>{
                "Box rules: RULE-LITERAL: rule 1: the cell 'rule' holds \"BOX-\" + \"1\"; write a text in "
                "quotes, so that "
                "rules can be listed without data",
                "Box rules: RULE-LITERAL: rule 1: severity is 'fatal'; write error, warning or info",
                "Box rules: RULE-SOURCE: rule 2: there is no source 'RUMOUR' in pack.xml",
                "Box rules: RULE-PLACE: rule 3: the sheet Boxes has no field 'plucked'",
                "Sale rules: RULE-PLACE: rule 2: there is no table or form 'Wrapper' in pack.xml"}));
}

TEST(Pack, RowsOfTwoTablesInOneDecision) {
  PackFiles files = fruit_files();
  files["fruit.dmn"] = replaced(files["fruit.dmn"], R"(<requiredInput href="#members"/>)",
                                R"(<requiredInput href="#member"/>)");
  const auto faults = faults_of(files);
  EXPECT_TRUE(std::ranges::any_of(faults, [](const std::string& fault) {
    return fault.starts_with(
        "Box rules: RULE-ROWS: the decision requires a row of Members and a row of Boxes");
  })) << testing::PrintToString(faults);
}

} // namespace
} // namespace stackbook::proposal
