// Fixes that need no question, and approvals as lines.
#include "rules/proposal/fix.hpp"

#include "rules/proposal/approve.hpp"
#include "tests/proposal/fruit.hpp"

namespace stackbook::proposal {
namespace {

std::string fixed(const Book& book) {
  std::string text;
  const auto said = [](const findings::Datum& datum) {
    const auto* word = std::get_if<std::string>(&datum);
    const auto* number = std::get_if<findings::Decimal>(&datum);
    return word ? '"' + *word + '"' : number ? number->digits : std::string("?");
  };
  for (const SafeFix& fix : safe_fixes(book.workbook, check_book(book).findings))
    text += fix.sheet + ' ' + workbook::to_a1(fix.at) + ": " + said(fix.was) + " to " + said(fix.now) + '\n';
  return text;
}

TEST(Fix, IsSafeWhereOnlyTheWritingDiffers) {
  EXPECT_EQ(fixed(good_book()), "");
  EXPECT_EQ(fixed(good_book().cell("Boxes", "D6", " 12 ")), "Boxes D6: \" 12 \" to 12\n");
  EXPECT_EQ(fixed(good_book().cell("Boxes", "H6", " two ")), "Boxes H6: \" two \" to \"two\"\n");
  EXPECT_EQ(fixed(good_book().cell("Boxes", "B6", "APPLE")), "Boxes B6: \"APPLE\" to \"apple\"\n");
  EXPECT_EQ(fixed(good_book().cell("Members", "C6", "us")), "Members C6: \"us\" to \"US\"\n");
  EXPECT_EQ(fixed(good_book().cell("Members", "C6", "UNITED  states")),
            "Members C6: \"UNITED  states\" to \"US\"\n");
  EXPECT_EQ(fixed(good_book().cell("Boxes", "G6", "us; jp")), "Boxes G6: \"us; jp\" to \"us;JP\"\n")
      << "one a cell; the next shows when this one is made";
  for (const char* unsure : {"1,200", "n/a", "51 %"})
    EXPECT_EQ(fixed(good_book().cell("Boxes", "D6", unsure)), "");
  EXPECT_EQ(fixed(good_book().cell("Boxes", "B6", "aple")), "");
  EXPECT_EQ(fixed(good_book().cell("Members", "C6", "USA")), "");
}

TEST(Fix, NeverWritesOverAFormula) {
  Book book = good_book().cell("Boxes", "D6", " 12 ");
  workbook::Cell cell = *book["Boxes"].cell({5, 3});
  cell.formula = true;
  put(book["Boxes"], {5, 3}, cell);
  book["Boxes"].formulas.push_back({{5, 3}, book.workbook.intern("A1"), false});
  EXPECT_EQ(fixed(book), "");
  EXPECT_NE(said(book).find("{review: Write 12 as a number}"), std::string::npos) << said(book);
}

Result<ConsentLines> consent(const Book& book, Wish wish) {
  const Proposal proposal = proposal::bind(book.workbook, fruit_pack());
  CheckOptions options;
  options.today = "2030-01-01";
  return approve(book.workbook, proposal, check(proposal, options), wish);
}

Book with_approvals() {
  Book book = good_book();
  book.sheet("Approvals").row(5, {"table", "key", "digest", "decision", "approver", "at"});
  return book;
}

Wish wish(std::vector<std::string> keys) {
  return {"Boxes", std::move(keys), " Ann ", "legal", "", "", "2026-06-23T10:00:00Z", "typed", false};
}

TEST(Approve, MakesALineThatHoldsTheRowsDigest) {
  Book book = with_approvals();
  const auto made = consent(book, wish({"B02", "B01", "B02"}));
  ASSERT_TRUE(made) << to_text(made.failure());
  EXPECT_EQ(made->written.sheet, "Approvals");
  EXPECT_EQ(made->written.below, 4u);
  EXPECT_FALSE(made->written.alike);
  ASSERT_EQ(made->written.lines.size(), 2u);
  for (std::size_t line = 0; line < 2; ++line)
    for (const auto& [column, text] : made->written.lines[line])
      put(book["Approvals"], {5 + static_cast<std::uint32_t>(line), column},
          workbook::text_cell(book.workbook, text));
  const Proposal proposal = proposal::bind(book.workbook, fruit_pack());
  for (const RowConsent& row : consents(proposal)) {
    const bool box = row.table->binding->sheet == "Boxes";
    EXPECT_EQ(row.consent, box ? Consent::approved : Consent::none) << row.row->key;
    if (box) {
      EXPECT_EQ(row.approval->approver, "Ann");
      EXPECT_EQ(row.approval->at, "2026-06-23T10:00:00Z");
    }
  }
  const auto next = consent(book, wish({"B01"}));
  ASSERT_TRUE(next);
  EXPECT_EQ(next->written.below, 6u);
  EXPECT_TRUE(next->written.alike);
  book.row(20, {"a note of somebody"});
  EXPECT_EQ(consent(book, wish({"B01"}))->written.below, 19u);
}

TEST(Approve, SaysWhatHinders) {
  const auto why = [](const Book& book, const Wish& asked) {
    const auto made = consent(book, asked);
    return made ? "done" : made.failure().why;
  };
  EXPECT_EQ(why(with_approvals(), wish({"B03", "B09"})), "Boxes has no row B03 or B09");
  EXPECT_EQ(why(good_book(), wish({"B01"})), "the workbook has no sheet Approvals, where approvals are kept");
  Wish other = wish({"B01"});
  other.table = "Answers";
  EXPECT_EQ(why(with_approvals(), other), "no rows named Answers are approved");
  Book narrow = good_book();
  narrow.sheet("Approvals").row(5, {"table", "key", "decision", "approver", "at"});
  EXPECT_EQ(why(narrow, wish({"B01"})), "the sheet Approvals has no column digest, which an approval needs");
  Book wrong = with_approvals().cell("Boxes", "D6", "n/a");
  const auto made = consent(wrong, wish({"B01", "B02"}));
  ASSERT_TRUE(made);
  ASSERT_FALSE(made->hindering.empty());
  EXPECT_EQ(made->hindering.front().place.row, "B01");
  EXPECT_TRUE(made->written.lines.empty());
  Wish revoke = wish({"B01"});
  revoke.revoke = true;
  EXPECT_EQ(consent(wrong, revoke)->approvals.front().decision, "revoked");
}

} // namespace
} // namespace stackbook::proposal
