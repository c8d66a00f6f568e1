// The sub-verbs of `rules` as authors of a pack run them.
#include "tests/pipeline/command.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(RulesShow, ARuleOfTheBaseAndOneOfACall) {
  const auto base = stackbook({"rules", "show", "EXM-08"});
  EXPECT_EQ(base.code, 0) << base.err;
  EXPECT_TRUE(has(base.out, "Serves      EO 14320 sec. 4(d)")) << base.out;
  EXPECT_TRUE(has(base.out, "Tests       exim-test-01.xml")) << base.out;
  const auto call = stackbook({"rules", "show", "MEM-03"});
  EXPECT_EQ(call.code, 0) << call.err;
  EXPECT_TRUE(has(call.out, "Holds       from 2026-04-01")) << call.out;
  EXPECT_TRUE(has(call.out, "call, secondary")) << call.out;
  EXPECT_EQ(stackbook({"rules", "show", "MEM-99"}).code, 2);
}

TEST(RulesData, SaysWhatIsPastItsShelfLife) {
  const auto fresh = stackbook({"rules", "data", "check", "--pack", "eo14320", "--as-of", "2026-11-24"});
  EXPECT_EQ(fresh.code, 0) << fresh.out;
  EXPECT_TRUE(has(fresh.out, "Groups (reference/groups.csv): read on 2026-07-08, good until 2027-01-04"))
      << fresh.out;
  EXPECT_TRUE(has(fresh.out, "Source: ISO 3166-1: the 249 officially assigned")) << fresh.out;
  EXPECT_TRUE(has(fresh.out, "SHA-256: ")) << fresh.out;
  EXPECT_FALSE(has(fresh.out, "unknown")) << fresh.out;
  const auto later = stackbook({"rules", "data", "check", "--pack", "eo14320", "--as-of", "2027-02-01"});
  EXPECT_EQ(later.code, 1);
  EXPECT_TRUE(has(later.out, "to be read again since 2027-01-04")) << later.out;
  EXPECT_TRUE(has(later.out, "EXIM-OUTSTANDING-CAP no longer holds")) << later.out;
  EXPECT_EQ(stackbook({"rules", "data", "check", "--as-of", "soon"}).code, 2);
}

TEST(RulesTest, CoverageOfThePacksIsWhole) {
  for (const char* pack : {"eo14320", "call-2026-preset", "call-open"}) {
    const auto covered = stackbook({"rules", "test", "--coverage", "--pack", pack});
    EXPECT_EQ(covered.code, 0) << covered.out;
    EXPECT_TRUE(has(covered.out, " matter to a case.")) << covered.out;
  }
}

TEST(RulesTest, AnUnnoticedChangeIsNamed) {
  const Place place;
  const std::string pack = place.path("pack");
  std::filesystem::create_directories(pack + "/tests");
  place.write("pack/pack.xml", "<pack xmlns='urn:stackbook:pack:1' id='small' version='1.0.0'>"
                               "<model href='m.dmn'/></pack>");
  place.write(
      "pack/m.dmn",
      "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='urn:m' name='m'>"
      "<inputData id='n' name='n'><variable name='n' typeRef='number'/></inputData>"
      "<decision id='d' name='size'><variable name='size' typeRef='string'/>"
      "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
      "<decisionTable hitPolicy='UNIQUE'><input "
      "label='n'><inputExpression><text>n</text></inputExpression></input>"
      "<output name='size'/><rule id='big'><inputEntry><text>&gt; 10</text></inputEntry>"
      "<outputEntry><text>\"big\"</text></outputEntry></rule></decisionTable></decision></definitions>");
  const std::string cases =
      "<testCases xmlns='http://www.omg.org/spec/DMN/20160719/testcase' xmlns:xsi='http://www.w3.org/2001/"
      "XMLSchema-instance' xmlns:xsd='http://www.w3.org/2001/XMLSchema'><modelName>m.dmn</modelName>"
      "<testCase id='1'><inputNode name='n'><value xsi:type='xsd:decimal'>11</value></inputNode>"
      "<resultNode name='size'><expected><value "
      "xsi:type='xsd:string'>big</value></expected></resultNode></testCase>";
  place.write("pack/tests/m.xml", cases + "</testCases>");
  const auto blind = stackbook({"rules", "test", "--coverage", "--mutate", "--pack", pack});
  EXPECT_EQ(blind.code, 1);
  EXPECT_TRUE(has(blind.out, "size, rule 1 (big): no case leaves it silent.")) << blind.out;
  EXPECT_TRUE(has(blind.out, "Survived: size, big, n, other edge.")) << blind.out;
  EXPECT_TRUE(has(blind.out, "Survived: size, big, n, left out.")) << blind.out;
  EXPECT_FALSE(has(blind.out, "turned round")) << blind.out;
  place.write("pack/tests/m.xml",
              cases + "<testCase id='2'><inputNode name='n'><value xsi:type='xsd:decimal'>10"
                      "</value></inputNode><resultNode name='size'><expected>"
                      "<value xsi:nil='true'/></expected></resultNode></testCase></testCases>");
  const auto seeing = stackbook({"rules", "test", "--coverage", "--mutate", "--pack", pack});
  EXPECT_EQ(seeing.code, 0) << seeing.out;
}

TEST(RulesTest, AnExplanationThatNoLongerHoldsIsNamed) {
  const Place place;
  std::filesystem::copy(STACKBOOK_SOURCE "/rules/packs", place.path("packs"),
                        std::filesystem::copy_options::recursive);
  const std::string known = read(place.path("packs/call-open/tests/survivors.csv"));
  place.write("packs/call-open/tests/survivors.csv",
              known + "Open call rules,if,nothing like it,then,It was there once.\n"
                      "Open call rules,opn-02,opens,left out,Nothing could notice it.\n");
  const auto tested =
      stackbook({"rules", "test", "--coverage", "--mutate", "--pack", place.path("packs/call-open")});
  EXPECT_EQ(tested.code, 1);
  EXPECT_TRUE(has(tested.out, "survivors.csv: Open call rules, nothing like it, then is explained"))
      << tested.out;
  EXPECT_TRUE(has(tested.out, "survivors.csv: Open call rules, opn-02, opens, left out is explained"))
      << tested.out;
}

TEST(RulesLint, NamesWhatNobodyUses) {
  const Place place;
  const std::string pack = place.path("pack");
  std::filesystem::create_directories(pack + "/reference");
  place.write("pack/pack.xml",
              "<pack xmlns='urn:stackbook:pack:1' id='small' version='1.0.0'>"
              "<model href='m.dmn'/><reference input='names' file='reference/names.csv'/></pack>");
  place.write("pack/reference/names.csv", "name\nAnn\n");
  place.write("pack/reference/clauses.csv", "clause,title,status,reason\n1,One,duty,\n");
  place.write(
      "pack/m.dmn",
      "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='urn:m' name='m'>"
      "<itemDefinition name='tSize'><typeRef>string</typeRef><allowedValues><text>\"big\", \"small\"</text>"
      "</allowedValues></itemDefinition>"
      "<inputData id='n' name='n'><variable name='n' typeRef='tSize'/></inputData>"
      "<inputData id='m' name='m'><variable name='m' typeRef='number'/></inputData>"
      "<inputData id='l' name='names'><variable name='names' typeRef='Any'/></inputData>"
      "<decision id='d' name='size'><variable name='size' typeRef='string'/>"
      "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
      "<informationRequirement><requiredInput href='#m'/></informationRequirement>"
      "<decisionTable hitPolicy='UNIQUE'><input label='n'><inputExpression typeRef='tSize'><text>n</text>"
      "</inputExpression></input><output name='size'/><rule "
      "id='r'><inputEntry><text>\"huge\"</text></inputEntry>"
      "<outputEntry><text>\"x\"</text></outputEntry></rule></decisionTable></decision></definitions>");
  const auto linted = stackbook({"rules", "lint", "--pack", pack});
  EXPECT_EQ(linted.code, 1);
  EXPECT_TRUE(has(linted.out, "LINT-VALUE: 'n' is tested for \"huge\", which tSize does not allow"))
      << linted.out;
  EXPECT_TRUE(has(linted.out, "LINT-UNUSED: 'm' is required and not used")) << linted.out;
  EXPECT_TRUE(has(linted.out, "LINT-CLAUSE: the duty of 1 has no rule")) << linted.out;
  EXPECT_TRUE(has(linted.out, "reference/names.csv:1: LINT-SOURCE: nothing says where this data comes from"))
      << linted.out;
}

TEST(RulesDoc, WritesAPageARuleAndTheClauses) {
  const Place place;
  const auto written = stackbook({"rules", "doc", place.path("doc"), "--pack", "call-2026-preset"});
  EXPECT_EQ(written.code, 0) << written.err;
  const std::string clauses = read(place.path("doc/clauses.md"));
  EXPECT_TRUE(has(clauses, "| 3(b)(i)(A) |")) << clauses.substr(0, 400);
  EXPECT_TRUE(has(clauses, "not an applicant's duty")) << clauses.substr(0, 400);
  EXPECT_TRUE(has(clauses, "presumption-test-01 (")) << clauses;
  EXPECT_TRUE(has(clauses, "Stack.model origin, Stack.weights")) << "columns that 3(b)(i)(C) asks for";
  EXPECT_TRUE(has(read(place.path("doc/index.md")), "| ISO 3166-1: the 249 officially")) << "source of data";
  const std::string page = read(place.path("doc/rules/USC-04.md"));
  EXPECT_TRUE(has(page, "Basis: call; confidence: secondary")) << page;
  EXPECT_TRUE(has(page, "presumption-test-01.xml")) << page;
}

TEST(RulesBench, TimesRowsOfBothSortsOfFile) {
  const Place place;
  const std::string model = place.write(
      "m.dmn", "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='urn:m' name='m'>"
               "<inputData id='n' name='n'><variable name='n' typeRef='number'/></inputData>"
               "<inputData id='day' name='due day'><variable name='due day' typeRef='date'/></inputData>"
               "<decision id='d' name='late'><variable name='late' typeRef='boolean'/>"
               "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
               "<informationRequirement><requiredInput href='#day'/></informationRequirement>"
               "<literalExpression><text>due day + duration(\"P1D\") * n &lt; @\"2026-01-01\"</text>"
               "</literalExpression></decision></definitions>");
  const std::string csv = place.write("rows.csv", "n,due day\n1.5,2026-02-01\n2,\n3,2025-01-01\n");
  const std::string json =
      place.write("rows.json", R"([{"n": 1.5, "due day": "2026-02-01"}, {"due day": null}])");
  for (const auto& [rows, count] : {std::pair{csv, "3"}, std::pair{json, "2"}}) {
    const auto ran = stackbook({"rules", "bench", model, "--decision", "late", "--inputs", rows});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, std::string(R"({"rows":)") + count + R"(,"single":{"nsPerRow":{"min":)"))
        << ran.out;
    EXPECT_TRUE(has(ran.out, R"("batch":{"nsPerRow":{"min":)")) << ran.out;
  }
  const auto bench = [&](const std::string& decision, const std::string& rows) {
    return stackbook({"rules", "bench", model, "--decision", decision, "--inputs", rows});
  };
  EXPECT_TRUE(has(bench("early", csv).err, "its decisions are: late"));
  const auto stranger = bench("late", place.write("other.csv", "m\n1\n"));
  EXPECT_EQ(stranger.code, 2);
  EXPECT_TRUE(has(stranger.err, "'m' is no input of the decision")) << stranger.err;
  EXPECT_TRUE(has(stranger.err, "its inputs are: n, due day")) << stranger.err;
  const auto odd = bench("late", place.write("odd.json", R"([{"due day": "soon"}])"));
  EXPECT_EQ(odd.code, 2);
  EXPECT_TRUE(has(odd.err, "row 1, due day")) << odd.err;
  EXPECT_EQ(bench("late", place.write("none.json", "[]")).code, 2);
}

TEST(RulesDiff, NamesWhatChangedBetweenTwoVersionsOfAPack) {
  const Place place;
  const std::string was = STACKBOOK_SOURCE "/rules/packs/eo14320";
  const std::string is = place.path("eo14320");
  std::filesystem::copy(was, is, std::filesystem::copy_options::recursive);
  const auto edit = [&](const std::string& file, const std::string& from, const std::string& to) {
    std::string bytes = read(is + "/" + file);
    const std::size_t at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    place.write("eo14320/" + file, bytes.replace(at, from.size(), to));
  };
  EXPECT_EQ(stackbook({"rules", "diff", was, is}).code, 0);
  edit("reference/limits.csv", "SCREENING-AGE-DAYS,30,", "SCREENING-AGE-DAYS,21,");
  edit("reference/limits.csv", "CALL-WINDOW-DAYS,90,", "CALL-PERIOD-DAYS,90,");
  edit("members.dmn", "One member only", "A single member");
  edit("pack.xml", "required='layer = \"A\"' citation=\"EO-3b-i-A\" owner=\"provider\"",
       "required='true' citation=\"EO-3b-i-A\" owner=\"provider\"");
  const auto text = stackbook({"rules", "diff", was, is});
  EXPECT_EQ(text.code, 1) << text.err;
  EXPECT_EQ(text.out, R"(rule
  MEM-02, title:
    was One member only
    is  A single member

column
  Stack / made in US, required when:
    was layer = "A"
    is  true

Limits
  CALL-PERIOD-DAYS is new
  SCREENING-AGE-DAYS, value:
    was 30
    is  21
  CALL-WINDOW-DAYS is gone

5 differences between eo14320 1.0.0 and eo14320 1.0.0.
)");
  const auto json = stackbook({"rules", "diff", was, is, "--format", "json"});
  EXPECT_EQ(json.code, 1);
  EXPECT_TRUE(has(
      json.out,
      R"({"sort":"changed","kind":"Limits","id":"SCREENING-AGE-DAYS","part":"value","was":"30","is":"21"})"))
      << json.out;
  EXPECT_EQ(stackbook({"rules", "diff", was, place.path("nothing")}).code, 2);
}

TEST(RulesDiff, ACallAddsToItsBaseAndTakesNothingAway) {
  const auto ran = stackbook({"rules", "diff", "eo14320", "call-2026-preset"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_TRUE(has(ran.out, "  MEM-03 is new\n")) << ran.out;
  EXPECT_FALSE(has(ran.out, "is gone")) << ran.out;
}

} // namespace
} // namespace stackbook::pipeline
