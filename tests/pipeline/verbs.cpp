// The verbs on the samples, and their exit codes.

#include "tests/pipeline/command.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

TEST(Check, GoodIsCleanFlawedHasFindings) {
  const auto good = stackbook({"check", sample("proposal-good.xlsx")});
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_TRUE(has(good.out, "no errors found")) << good.out;
  const auto flawed = stackbook({"check", sample("proposal-flawed.xlsx"), "--format", "concise"});
  EXPECT_EQ(flawed.code, 1);
  EXPECT_TRUE(has(flawed.out, "EO14320-3c")) << flawed.out;
  EXPECT_EQ(stackbook({"check", sample("proposal-flawed.xlsx"), "--fail-on", "never"}).code, 0);
  EXPECT_EQ(stackbook({"check", sample("proposal-good.xlsx"), "--fail-on", "info"}).code, 1);
}

TEST(Check, TheSameInputGivesTheSameBytes) {
  const auto once = stackbook({"check", sample("proposal-flawed.xlsx"), "--format", "json"});
  EXPECT_EQ(once.out, stackbook({"check", sample("proposal-flawed.xlsx"), "--format", "json"}).out);
  EXPECT_TRUE(has(once.out, "\"fingerprint\""));
}

TEST(Check, AnUnreadableFileIsAFailureAndTheOthersAreStillReported) {
  const Place place;
  const auto text = place.write("notes.xlsx", "just text");
  const auto ran = stackbook({"check", text, sample("proposal-good.xlsx"), "--format", "json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.out, "not a workbook") || has(ran.out, "no workbook"))
      << ran.out.substr(ran.out.size() - 300);
  EXPECT_TRUE(has(ran.out, "proposal-good.xlsx"));
}

TEST(Check, SaysWhatTheReaderChose) {
  const Place place;
  const auto ran = stackbook({"check", place.write("Members.csv", "member id;legal name\nM01;Acme\n"),
                              "--pack", "eo14320", "--format", "concise"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(has(ran.out, "file.delimiter")) << ran.out;
}

TEST(New, MakesATemplateThatIsIncompleteNotBroken) {
  const Place place;
  for (const char* name : {"p.xlsx", "p.ods"}) {
    const auto made = stackbook({"new", place.path(name), "--pack", "eo14320"});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(stackbook({"new", place.path(name)}).code, 2) << "it does not replace a file";
    const auto checked = stackbook({"check", place.path(name), "--format", "concise"});
    EXPECT_EQ(checked.code, 1);
    for (const char* broken : {".type", ".reference", ".list", ".unique", "file."})
      EXPECT_FALSE(has(checked.out, broken)) << checked.out;
  }
}

TEST(Export, TheCleanCopyHasTheFindingsOfItsSource) {
  const Place place;
  const auto findings = [](const std::string& file) {
    std::string out = stackbook({"check", file, "--format", "concise"}).out;
    for (std::size_t at; (at = out.find(file)) != out.npos;) out.erase(at, file.size());
    return out;
  };
  for (const char* suffix : {".xlsx", ".ods"}) {
    const std::string clean = place.path("clean" + std::string(suffix)),
                      again = place.path("again" + std::string(suffix));
    const auto exported = stackbook({"export", sample("proposal-good.xlsx"), clean});
    ASSERT_EQ(exported.code, 0) << exported.err;
    EXPECT_EQ(findings(clean), findings(sample("proposal-good.xlsx")));
    EXPECT_EQ(stackbook({"export", sample("proposal-good.xlsx"), again}).code, 0);
    EXPECT_EQ(read(clean), read(again)) << "same input, same bytes";
  }
}

TEST(Export, WritesTablesForOtherPrograms) {
  const Place place;
  ASSERT_EQ(stackbook({"export", sample("proposal-good.xlsx"), place.path("clean.json")}).code, 0);
  const std::string json = read(place.path("clean.json"));
  EXPECT_TRUE(has(json, "{\"pack\":{\"id\":\"call-2026-preset\"")) << json.substr(0, 200);
  EXPECT_TRUE(has(json, "\"Stack\":[{")) << json.substr(0, 200);
  EXPECT_TRUE(has(json, "\"manifest\":[["));
  ASSERT_EQ(stackbook({"export", sample("proposal-good.xlsx"), place.path("clean.csv")}).code, 0);
  EXPECT_TRUE(has(read(place.path("clean-Stack.csv")), "\"S001\""));
  EXPECT_TRUE(has(read(place.path("clean-Manifest.csv")), "SHA-256"));
}

TEST(Export, ThePublicCopyHoldsNothingConfidential) {
  const Place place;
  const auto ran = stackbook({"export", sample("proposal-good.xlsx"), place.path("open.json"), "--public"});
  ASSERT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_TRUE(has(ran.out, "Stack, Value: withheld in ")) << ran.out;
  const std::string json = read(place.path("open.json"));
  EXPECT_TRUE(has(json, "\"public\":true"));
  EXPECT_TRUE(has(json, "\"line value\":\"[withheld]\""));
  for (std::size_t at = 0; (at = json.find("\"line value\":", at)) != json.npos; ++at)
    EXPECT_EQ(json.compare(at + 13, 12, "\"[withheld]\""), 0) << json.substr(at, 60);
  EXPECT_TRUE(has(json, "[\"Withheld\",\"Column\",\"Cells\"]"));
  EXPECT_TRUE(has(json, "final, public: confidential values are withheld"));
}

TEST(Check, ReadsATextTableAsItIsToldTo) {
  const Place place;
  const auto file = place.write("SourcesUses.csv", "source id|note\nQ01|caf\xe9 \xa4\n");
  const auto ran = stackbook({"check", file, "--pack", "eo14320", "--format", "concise", "--encoding",
                              "ISO-8859-15", "--delimiter", "|", "--decimal", "comma"});
  EXPECT_TRUE(has(ran.out, "the file was read as ISO 8859-15 text, as asked for")) << ran.out;
  EXPECT_TRUE(has(ran.out, "fields were divided at \"|\", and numbers read with a decimal comma")) << ran.out;
  const auto wrong = stackbook({"check", file, "--encoding", "ebcdic"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_TRUE(has(wrong.err, "not ebcdic")) << wrong.err;
}

TEST(Export, StopsAtErrorsUnlessADraftIsWanted) {
  const Place place;
  EXPECT_EQ(stackbook({"export", sample("proposal-flawed.xlsx"), place.path("x.xlsx")}).code, 1);
  EXPECT_TRUE(place.names().empty());
  EXPECT_EQ(stackbook({"export", sample("proposal-flawed.xlsx"), place.path("x.xlsx"), "--draft"}).code, 0);
  EXPECT_TRUE(has(stackbook({"check", place.path("x-DRAFT.xlsx")}).out, "error"));
  EXPECT_EQ(place.names(), std::vector<std::string>{"x-DRAFT.xlsx"});
  EXPECT_EQ(stackbook({"export", sample("proposal-flawed.xlsx"), "--inspect"}).code, 0);
}

TEST(Sync, NeverSendsADraft) {
  const Place place;
  const auto planned = [&](const char* copy) {
    return stackbook({"sync", "--plan", "--to", "http://127.0.0.1:9", "--outbox", place.path("outbox.db"),
                      place.path(copy)});
  };
  for (const char* format : {".xlsx", ".ods"}) {
    const std::string draft = std::string("draft") + format, clean = std::string("clean") + format;
    ASSERT_EQ(stackbook({"export", sample("proposal-good.xlsx"), place.path(draft), "--draft"}).code, 0);
    ASSERT_EQ(stackbook({"export", sample("proposal-good.xlsx"), place.path(clean)}).code, 0);
    const auto refused = planned(draft.c_str());
    EXPECT_EQ(refused.code, 2);
    EXPECT_TRUE(has(refused.err, "marked DRAFT")) << refused.err;
    EXPECT_TRUE(has(planned(clean.c_str()).out, "send       Members M01"));
  }
}

TEST(Eval, PrintsAValueOrTheReason) {
  EXPECT_EQ(stackbook({"eval", "sum([0.1, 0.2]) = 0.3"}).out, "true\n");
  const auto failed = stackbook({"eval", "number(\"x\", null, null) + 1"});
  EXPECT_EQ(failed.code, 1);
  EXPECT_FALSE(failed.err.empty());
  const auto unknown = stackbook({"eval", "amount * 2"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_TRUE(has(unknown.err, "FEEL-NAME-UNKNOWN")) << unknown.err;
}

TEST(Rules, ThePackTestsItself) {
  const auto tested = stackbook({"rules", "test", "--pack", "eo14320"});
  EXPECT_EQ(tested.code, 0) << tested.out;
  EXPECT_TRUE(has(tested.out, " 0 failed")) << tested.out;
  EXPECT_EQ(stackbook({"rules", "lint"}).code, 0);
  EXPECT_TRUE(has(stackbook({"rules", "list", "--format", "json"}).out, "\"id\": \"EO14320-3c\""));
  EXPECT_TRUE(has(stackbook({"explain", "EO14320-3c"}).out, "EO 14320 sec. 3(c)"));
  EXPECT_EQ(stackbook({"explain", "nothing"}).code, 2);
}

TEST(Help, EveryVerbHasOne) {
  for (const char* verb : {"new", "check", "export", "eval", "explain", "rules", "sync", "serve"})
    EXPECT_EQ(stackbook({verb, "--help"}).code, 0) << verb;
  EXPECT_EQ(stackbook({"chekc"}).code, 2);
}

} // namespace
} // namespace stackbook::pipeline
