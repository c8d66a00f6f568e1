// merge: two people's copies of one workbook brought into one.

#include "connectors/files/patch/patch.hpp"
#include "tests/pipeline/command.hpp"
#include "tests/pipeline/spot.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

class Merge : public testing::Test {
 protected:
  // A copy of the good sample, named `name`, with one cell after another changed.
  std::string
  copy(const std::string& name,
       const std::vector<std::tuple<std::string, workbook::Address, files::patch::Value>>& cells) {
    files::patch::Changes changes;
    for (const auto& [sheet, at, value] : cells) changes.cells.push_back({sheet, at, value});
    const auto bytes = files::patch::patched(read(base), base, changes);
    if (!bytes) ADD_FAILURE() << to_text(bytes.failure());
    return place.write(name, bytes ? *bytes : "");
  }
  std::string text(const std::string& file, const std::string& sheet, workbook::Address at) {
    const auto book = files::read_workbook(file).value();
    const auto* cell = book.sheet(sheet) ? book.sheet(sheet)->cell(at) : nullptr;
    return cell && cell->content == workbook::Content::text ? std::string(book.text(*cell)) : "no text";
  }
  const std::string base = sample("proposal-good.xlsx");
  Place place;
};

TEST_F(Merge, TakesWhatOneSideChangedAndListsIt) {
  const auto legal = below_caption(base, "Members", "M02", "Legal name"),
             other = below_caption(base, "Members", "M03", "Legal name");
  const std::string mine = copy("mine.xlsx", {{"Members", legal, "Mine Inc."}}),
                    hers = copy("hers.xlsx", {{"Members", other, "Hers Inc."}}), out = place.path("out.xlsx"),
                    before = read(mine);
  const auto ran = stackbook({"merge", base, mine, hers, out});
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_TRUE(has(ran.out, "taken: Members " + to_a1(other) + ", Legal name of M03: Hers Inc. in theirs"))
      << ran.out;
  EXPECT_TRUE(has(ran.out, "1 taken from " + hers + ", 0 conflicts; all are on the sheet Merge.")) << ran.out;
  EXPECT_EQ(text(out, "Members", legal), "Mine Inc.");
  EXPECT_EQ(text(out, "Members", other), "Hers Inc.");
  EXPECT_EQ(text(out, "Merge", {1, 0}), "taken");
  EXPECT_EQ(text(out, "Merge", {1, 6}), "Hers Inc.");
  EXPECT_EQ(read(mine), before);
}

TEST_F(Merge, MakesTheApprovalsOfWhatItTouchedStale) {
  const auto legal = below_caption(base, "Members", "M02", "Legal name");
  const std::string hers = copy("hers.xlsx", {{"Members", legal, "Hers Inc."}}), out = place.path("out.xlsx");
  const auto ran = stackbook({"merge", base, base, hers, out});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "approval to renew: Members M02 was changed after")) << ran.out;
  EXPECT_FALSE(has(ran.out, "approval to renew: Members M03")) << ran.out;
}

TEST_F(Merge, LeavesWhatBothChangedToAPerson) {
  const auto legal = below_caption(base, "Members", "M02", "Legal name");
  const std::string mine = copy("mine.xlsx", {{"Members", legal, "Mine Inc."}}),
                    hers = copy("hers.xlsx", {{"Members", legal, "Hers Inc."}}), out = place.path("out.xlsx");
  const auto ran = stackbook({"merge", base, mine, hers, out});
  EXPECT_EQ(ran.code, 1) << ran.out << ran.err;
  EXPECT_TRUE(has(ran.out, "conflict: Members " + to_a1(legal) +
                               ", Legal name of M02: Hers Inc. in theirs, Mine "
                               "Inc. in ours"))
      << ran.out;
  EXPECT_EQ(text(out, "Members", legal), "Mine Inc.");
  EXPECT_EQ(text(out, "Merge", {1, 0}), "conflict");
  EXPECT_EQ(text(out, "Merge", {1, 5}), "Mine Inc.");
  EXPECT_EQ(stackbook({"compare", mine, out}).code, 0) << "a conflict changes nothing";
}

TEST_F(Merge, OfTheSameIsAByteForByteCopy) {
  const auto ran = stackbook({"merge", base, base, base, place.path("out.xlsx")});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(text(place.path("out.xlsx"), "Merge", {0, 0}), "no text") << "nothing to list, no sheet";
  EXPECT_EQ(stackbook({"compare", base, place.path("out.xlsx")}).code, 0);
}

TEST_F(Merge, RefusesWhatAreNoCopiesOfOneWorkbook) {
  const std::string other = place.path("other.xlsx"), out = place.path("out.xlsx");
  ASSERT_EQ(stackbook({"new", other, "--pack", "call-2026-preset"}).code, 0);
  const auto ran = stackbook({"merge", base, base, other, out});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.err, "they are of different proposals")) << ran.err;
  EXPECT_EQ(stackbook({"merge", base, base, base, base}).code, 2);
  EXPECT_EQ(place.names(), std::vector<std::string>{"other.xlsx"});
}

} // namespace
} // namespace stackbook::pipeline
