// approve, check --annotate and check --fix: copies with what was asked for, and the original as it was.

#include "connectors/files/patch/patch.hpp"
#include "tests/pipeline/command.hpp"
#include "tests/pipeline/spot.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

void change(const std::string& from, const std::string& to, const std::string& sheet, workbook::Address at,
            files::patch::Value value) {
  files::patch::Changes changes;
  changes.cells.push_back({sheet, at, std::move(value)});
  const auto copy = files::patch::patched(read(from), from, changes);
  ASSERT_TRUE(copy) << to_text(copy.failure());
  ASSERT_TRUE(files::write_atomically(to, *copy));
}

class Approve : public testing::Test {
 protected:
  std::string plan(const std::string& name, const std::string& format = "text") const {
    return stackbook({"sync", place.path(name), "--plan", "--to", "http://127.0.0.1:1", "--outbox",
                      place.path(name + ".sqlite"), "--format", format})
        .out;
  }
  Ran approve(const std::string& from, const std::string& to, std::vector<std::string> more) const {
    std::vector<std::string> words{"approve", place.path(from), place.path(to), "--table", "Members"};
    words.insert(words.end(), more.begin(), more.end());
    return stackbook(words);
  }
  Place place;
};

TEST_F(Approve, LetsARowGoUntilItIsEdited) {
  const std::string good = sample("proposal-good.xlsx"), before = read(good);
  const auto name = below_caption(good, "Members", "M02", "Legal name");
  change(good, place.path("edited.xlsx"), "Members", name, "Another Name Inc.");
  EXPECT_TRUE(has(plan("edited.xlsx"), "withheld   Members M02: changed after")) << plan("edited.xlsx");

  const auto ran =
      approve("edited.xlsx", "approved.xlsx",
              {"--rows", "M02", "M01", "--by", "Ann Lee", "--department", "legal", "--comment", "again"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "approved Members M02 by Ann Lee, legal at 20")) << ran.out;
  EXPECT_TRUE(has(plan("approved.xlsx"), "send       Members M02")) << plan("approved.xlsx");
  EXPECT_FALSE(has(plan("approved.xlsx"), "withheld   Members")) << plan("approved.xlsx");

  change(place.path("approved.xlsx"), place.path("later.xlsx"), "Members", name, "A Third Name Inc.");
  EXPECT_TRUE(has(plan("later.xlsx"), "withheld   Members M02: changed after Ann Lee approved it"));

  // A country may have been any of the list, so the workbook tells which field it was.
  change(place.path("approved.xlsx"), place.path("moved.xlsx"), "Members",
         below_caption(good, "Members", "M02", "Headquarters in"), "JP");
  EXPECT_TRUE(
      has(plan("moved.xlsx"), "withheld   Members M02: changed after Ann Lee approved it: Headquarters in"))
      << plan("moved.xlsx");
  EXPECT_TRUE(has(plan("moved.xlsx", "json"),
                  R"({"outcome":"withheld","table":"Members","key":"M02","reason":"changed after Ann Lee )"
                  R"(approved it: Headquarters in","receipt":""})"))
      << plan("moved.xlsx", "json");
  EXPECT_TRUE(has(plan("approved.xlsx", "json"),
                  R"({"outcome":"send","table":"Members","key":"M02","reason":"","receipt":""})"));

  const auto revoked =
      approve("approved.xlsx", "revoked.xlsx", {"--rows", "M02", "--by", "Bo Ek", "--revoke"});
  EXPECT_EQ(revoked.code, 0) << revoked.err;
  EXPECT_TRUE(has(plan("revoked.xlsx"), "withheld   Members M02: approval revoked by Bo Ek"))
      << plan("revoked.xlsx");
  EXPECT_EQ(read(good), before);
}

TEST_F(Approve, AnOdsIsChangedAsLittle) {
  const std::string ods = place.path("good.ods");
  ASSERT_EQ(stackbook({"repair", sample("proposal-good.xlsx"), ods}).code, 0);
  const std::string before = read(ods);
  const auto ran = approve("good.ods", "approved.ods", {"--rows", "M02", "--by", "Ann Lee"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(stackbook({"check", place.path("approved.ods")}).code, 0);
  const auto listed = stackbook({"compare", ods, place.path("approved.ods")}).out;
  EXPECT_TRUE(has(listed, " is only in " + place.path("approved.ods"))) << listed;
  EXPECT_TRUE(has(listed, "1 difference between")) << listed;
  EXPECT_TRUE(has(plan("approved.ods"), "send       Members M02")) << plan("approved.ods");
  EXPECT_EQ(read(ods), before);
}

TEST_F(Approve, AFormIsOneRecord) {
  const auto ran = stackbook(
      {"approve", sample("proposal-good.xlsx"), place.path("a.xlsx"), "--table", "Cover", "--by", "Ann Lee"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "approved Cover by Ann Lee"));
  EXPECT_EQ(stackbook({"check", place.path("a.xlsx")}).code, 0);
}

TEST_F(Approve, RefusesWhatCanNotBeApproved) {
  const auto refused = [&](std::vector<std::string> words, int code, std::string_view because) {
    words.insert(words.begin(), "approve");
    const auto ran = stackbook(words);
    EXPECT_EQ(ran.code, code) << ran.out << ran.err;
    EXPECT_TRUE(has(ran.out + ran.err, because)) << ran.out << ran.err;
    EXPECT_TRUE(place.names().empty());
  };
  const std::string good = sample("proposal-good.xlsx"), flawed = sample("proposal-flawed.xlsx"),
                    out = place.path("o.xlsx");
  refused({good, out, "--table", "Members", "--rows", "M99", "--by", "A"}, 2, "Members has no row M99");
  refused({good, out, "--table", "Memers", "--rows", "M01", "--by", "A"}, 2,
          "no rows named Memers are approved");
  refused({good, out, "--table", "Members", "--by", "A"}, 2, "no row of Members is named");
  refused({good, out, "--table", "Cover", "--rows", "x", "--by", "A"}, 2, "one record");
  refused({good, out, "--table", "Members", "--rows", "M01", "--by", " "}, 2, "name of the approver");
  refused({good, out, "--table", "Members", "--rows", "M01"}, 2, "--by");
  refused({good, place.path("o.ods"), "--table", "Members", "--rows", "M01", "--by", "A"}, 2,
          "a copy of a .xlsx file");
  refused({good, good, "--table", "Members", "--rows", "M01", "--by", "A"}, 2, "never changed");
  refused({flawed, out, "--table", "Stack", "--rows", "S002", "--by", "A"}, 1,
          "a row with errors can't be approved");
}

TEST(Annotate, PutsAFindingOnItsCellAndReplacesItsOwn) {
  const Place place;
  const auto comments = [](const std::string& file) {
    std::map<std::string, std::string> found;
    const auto book = files::read_workbook(file).value();
    for (const auto& one : book.attachments)
      if (one.sort == workbook::Attachment::Sort::comment) found[one.where] = one.text;
    return found;
  };
  const std::string flawed = sample("proposal-flawed.xlsx"), before = read(flawed),
                    once = place.path("a.xlsx");
  const auto ran = stackbook({"check", flawed, "--annotate", once, "--format", "json"});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_EQ(ran.out, stackbook({"check", flawed, "--format", "json"}).out);
  const auto found = comments(once);
  EXPECT_GT(found.size(), 20u);
  std::size_t matched = 0;
  for (const auto& [where, text] : found) {
    EXPECT_TRUE(text.starts_with("Error: ") || text.starts_with("Warning: ") || text.starts_with("Info: "))
        << text;
    EXPECT_TRUE(has(text, "[")) << text;
    matched += has(ran.out, "\"cell\":\"" + where.substr(where.find('!') + 1) + '"');
  }
  EXPECT_GE(matched + 1, found.size()) << "only what has no cell stands elsewhere";
  ASSERT_EQ(stackbook({"check", once, "--annotate", place.path("b.xlsx")}).code, 1);
  EXPECT_EQ(comments(place.path("b.xlsx")), found);
  EXPECT_EQ(read(flawed), before);
  EXPECT_EQ(stackbook({"check", flawed, "--annotate", place.path("no/b.xlsx")}).code, 2);
  EXPECT_EQ(stackbook({"check", flawed, flawed, "--annotate", place.path("c.xlsx")}).code, 2);
}

TEST(Fix, AppliesSafeFixesAndListsEach) {
  const Place place;
  const std::string good = sample("proposal-good.xlsx"), spoiled = place.path("s.xlsx"),
                    fixed = place.path("f.xlsx");
  const auto name = below_caption(good, "Members", "M02", "Legal name"),
             country = below_caption(good, "Members", "M01", "Incorporated in"),
             amount = below_caption(good, "Cover", "Total project cost", "Total project cost");
  const workbook::Address cost{amount.row, amount.column + 1};
  change(good, place.path("1.xlsx"), "Members", name, "  Spaced Out Inc. ");
  change(place.path("1.xlsx"), place.path("2.xlsx"), "Members", country, "united states of america");
  change(place.path("2.xlsx"), spoiled, "Cover", cost, "1200");
  const auto json = stackbook({"check", spoiled, "--format", "json"}).out;
  EXPECT_TRUE(has(json, "{\"safety\":\"safe\",\"title\":\"Write 1200 as a number\",\"value\":1200}"));
  const auto ran = stackbook({"check", spoiled, "--fix", fixed, "--format", "concise"});
  EXPECT_TRUE(has(ran.err, "Members " + to_a1(name) +
                               ": \"  Spaced Out Inc. \" is now \"Spaced Out Inc.\" (Remove the spaces)"))
      << ran.err;
  EXPECT_TRUE(has(ran.err, "Members " + to_a1(country) + ": \"united states of america\" is now \"US\""))
      << ran.err;
  EXPECT_TRUE(has(ran.err, "Cover " + to_a1(cost) + ": \"1200\" is now 1200")) << ran.err;
  EXPECT_TRUE(has(ran.err, "3 cells mended")) << ran.err;
  EXPECT_FALSE(has(ran.out, ".type]") || has(ran.out, ".list]")) << ran.out;
  const auto book = files::read_workbook(fixed).value();
  EXPECT_EQ(book.text(*book.sheet("Members")->cell(name)), "Spaced Out Inc.");
  EXPECT_EQ(book.sheet("Cover")->cell(cost)->number, 1200);
  const auto again = stackbook({"check", fixed, "--fix", place.path("g.xlsx")});
  EXPECT_TRUE(has(again.err, "0 cells mended")) << again.err;
  EXPECT_EQ(read(place.path("g.xlsx")), read(fixed));
}

TEST(Fix, OfATextTableIsRefusedAndNothingWritten) {
  const Place place;
  const auto file = place.write("Members.csv", "Member id,Legal name\n M01 ,Spaced Out Inc.\n");
  EXPECT_TRUE(has(stackbook({"check", file}).out, "Safe fix: Remove the spaces"));
  const auto ran = stackbook({"check", file, "--fix", place.path("f.csv")});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.err, "only .xlsx, .xlsm, .ods and .fods can")) << ran.err;
  EXPECT_EQ(place.names(), std::vector<std::string>{"Members.csv"});
}

} // namespace
} // namespace stackbook::pipeline
