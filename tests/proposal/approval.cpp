// Digests, approvals and answers.
#include "rules/proposal/approval.hpp"

#include "rules/findings/sha256.hpp"
#include "rules/proposal/reply.hpp"
#include "rules/proposal/stale.hpp"
#include "tests/proposal/fruit.hpp"

namespace stackbook::proposal {
namespace {

Proposal bound(const Book& book) {
  return proposal::bind(book.workbook, fruit_pack());
}

std::string digest_of(const Book& book, std::size_t row) {
  const Proposal proposal = bound(book);
  const BoundTable& boxes = *proposal.table("Boxes");
  return digest(proposal, boxes, boxes.rows.at(row));
}

TEST(Digest, IsOfTheCanonicalText) {
  EXPECT_EQ(
      digest_of(good_book(), 0),
      findings::sha256(
          R"({"key":"B01","table":"Boxes","values":{"box":"B01","fruit":"apple","note":"first","picked":"2026-06-19","places":"US;NA","price":"100500","seller":"M01"}})"));
}

TEST(Digest, NumbersWithoutRegardToTheirWriting) {
  const Row a{{"b", findings::Decimal{"1.50"}}, {"a", true}, {"c", {}}, {"d", std::string()}};
  const Row b{{"a", true}, {"b", findings::Decimal{"1.5"}}};
  EXPECT_EQ(digest("T", "k", a), digest("T", "k", b));
  EXPECT_EQ(digest("T", "k", b),
            findings::sha256(R"({"key":"k","table":"T","values":{"a":true,"b":"1.5"}})"));
  EXPECT_NE(digest("T", "k", b), digest("T", "k", {{"a", true}, {"b", std::string("x")}}));
}

TEST(Digest, WritesControlCharactersAsCanonicalJsonDoes) {
  const Row lines{{"a", std::string("one\ntwo\tthree\x01")}};
  EXPECT_EQ(digest("T", "k", lines),
            findings::sha256(R"({"key":"k","table":"T","values":{"a":"one\ntwo\tthree\u0001"}})"));
}

TEST(Digest, FollowsValuesNotPlaces) {
  Book moved;
  moved.sheet("Boxes")
      .row(2, {"Price", "Box", "Seller", "Fruit", "Note", "Places", "Picked on", "Share ripe", "sync state"})
      .row(9, {100500.0, "B01", "M01", "apple ", "first", "US ;NA", "2026-06-19", Blank{}, "sent"});
  EXPECT_EQ(digest_of(moved, 0), digest_of(good_book(), 0));
  EXPECT_NE(digest_of(good_book().cell("Boxes", "D6", 100.6), 0), digest_of(good_book(), 0));
}

TEST(Consent, LastLineWinsAndEditsMakeStale) {
  Book book = good_book();
  const std::string first = digest_of(book, 0), second = digest_of(book, 1);
  book.sheet("Approvals").row(5, {"table", "key", "digest", "decision", "approver", "department", "at"});
  book.row(6, {"Boxes", "B01", first.c_str(), "approved", "Ann", "legal", Day{june_22}});
  book.row(7, {"Boxes", "B02", second.c_str(), "approved", "Ann", "legal", "2026-06-20"});
  const auto consent = [&](const char* key) {
    const Proposal proposal = bound(book);
    for (const RowConsent& row : consents(proposal))
      if (row.row->key == key) return row.consent;
    return Consent::none;
  };
  EXPECT_EQ(consent("B01"), Consent::approved);
  EXPECT_EQ(consent("M01"), Consent::none);
  EXPECT_EQ(approvals(bound(book))[0].at, "2026-06-22");
  book.row(8, {"Boxes", "B02", second.c_str(), "revoked", "Bob"});
  EXPECT_EQ(consent("B02"), Consent::revoked);
  book.row(9, {"Boxes", "B02", second.c_str(), "approved", "Bob"});
  EXPECT_EQ(consent("B02"), Consent::approved);
  book.cell("Boxes", "B7", "plum");
  EXPECT_EQ(consent("B02"), Consent::stale);
  EXPECT_EQ(consents(bound(book)).size(), 5u); // cover, two members, two boxes
}

// The field that changed since B02 was approved, with what it held, or "?".
std::string changed_in(Book book, const char* at, Entry now) {
  const std::string digest = digest_of(book, 1);
  book.sheet("Approvals").row(5, {"table", "key", "digest", "decision", "approver", "at"});
  book.row(6, {"Boxes", "B02", digest.c_str(), "approved", "Ann", "2026-06-20"});
  book.cell("Boxes", at, now);
  const Proposal proposal = bound(book);
  for (const RowConsent& row : consents(proposal)) {
    if (row.row->key != "B02") continue;
    const auto before = as_approved(proposal, row);
    if (!before) return row.consent == Consent::stale ? "?" : "not stale";
    std::string text;
    for (const Change& change : changes(*row.table->binding, *before, take_out(proposal)[2].second[1])) {
      const auto* word = std::get_if<std::string>(&change.was);
      const auto* number = std::get_if<findings::Decimal>(&change.was);
      text += change.column->caption + " was " + (word ? *word : number ? number->digits : "blank") + ";";
    }
    return text;
  }
  return "no such row";
}

TEST(Stale, TellsTheFieldThatChangedWhereAValueStandsElsewhereOrIsAWordOfItsType) {
  EXPECT_EQ(changed_in(good_book(), "B7", "apple"), "Fruit was pear;");
  EXPECT_EQ(changed_in(good_book(), "C7", "M01"), "Seller was M02;");
  EXPECT_EQ(changed_in(good_book(), "H7", "typed later"), "Note was blank;");
  EXPECT_EQ(changed_in(good_book().cell("Boxes", "G7", "JP"), "G7", "US"), "Places was JP;");
  EXPECT_EQ(changed_in(good_book().cell("Boxes", "D7", 100.5), "D7", 43.0), "Price was 100500;");
}

TEST(Stale, SaysNothingWhereTheWorkbookCanNotTell) {
  EXPECT_EQ(changed_in(good_book(), "D7", 43.0), "?") << "42 stands nowhere any more";
  EXPECT_EQ(changed_in(good_book(), "B7", "pear"), "not stale");
  Book book = good_book();
  book.cell("Boxes", "G7", "JP");
  EXPECT_EQ(changed_in(book, "G7", "JP"), "not stale");
}

TEST(Answers, AnswerWarningsWhileTheirEvidenceStands) {
  Book book = good_book();
  book.cell("Boxes", "F6", Day{june_22 + 5});
  Checked checked = check_book(book);
  ASSERT_EQ(shown(checked.findings), "BOX-3 warning Boxes F6: picked after the sale.\n");
  const std::string evidence = evidence_digest(checked.findings[0]);
  book.sheet("Answers").row(5, {"rule", "table", "key", "field", "answer", "by", "at", "evidence digest"});
  book.row(6, {"BOX-3", "Boxes", "B01", "picked", "It was frozen.", "Ann", "2026-06-20", evidence.c_str()});
  checked = check_book(book);
  ASSERT_EQ(checked.findings.size(), 1u);
  EXPECT_EQ(checked.findings[0].state, findings::State::answered);
  EXPECT_EQ(checked.findings[0].answer->by, "Ann");
  EXPECT_EQ(checked.report.summary.status, "no errors found, 1 warning (1 answered)");
  book.cell("Boxes", "F6", Day{june_22 + 6});
  EXPECT_EQ(shown(check_book(book).findings), "BOX-3 warning Boxes F6: picked after the sale.\n"
                                              "Answers.answer info Answers A6: this answer was given to "
                                              "other values than Boxes F6 has now, so the warning "
                                              "is open again. Answer it anew.\n");
}

TEST(Answers, AReplyIsALineThatAnswers) {
  Book book = good_book();
  book.cell("Boxes", "F6", Day{june_22 + 5});
  const auto replied = [&](const Reply& to) {
    const Checked checked = check_book(book);
    return reply(book.workbook, bound(book), checked.findings.at(0), to);
  };
  const Reply frozen{" It was frozen. ", "Ann", "2026-06-20T08:00:00Z"};
  EXPECT_EQ(replied(frozen).failure().why, "the workbook has no sheet Answers, where answers are kept");
  book.sheet("Answers").row(5, {"rule", "table", "key", "field", "answer", "by", "at", "evidence digest"});
  EXPECT_EQ(replied({" ", "Ann", ""}).failure().why, "the reason is blank");
  EXPECT_EQ(replied({"why not", "", ""}).failure().why, "nobody is named who says so");
  const auto lines = replied(frozen);
  ASSERT_TRUE(lines) << to_text(lines.failure());
  EXPECT_EQ(lines->sheet, "Answers");
  EXPECT_EQ(lines->below, 4u);
  ASSERT_EQ(lines->lines.size(), 1u);
  for (const auto& [column, text] : lines->lines[0])
    put(book["Answers"], {5, column}, workbook::text_cell(book.workbook, text));
  const Checked checked = check_book(book);
  ASSERT_EQ(checked.findings.size(), 1u) << shown(checked.findings);
  EXPECT_EQ(checked.findings[0].answer->text, "It was frozen.");
  EXPECT_EQ(replied(frozen).failure().why, "this finding asks for no answer");
  book.cell("Boxes", "D6", 2000.0).cell("Cover", "B8", Blank{});
  EXPECT_EQ(replied(frozen).failure().why, "an error can't be answered, only a warning");
}

TEST(Answers, TypedByHandCountAndSayTheirDigest) {
  Book book = good_book();
  book.cell("Boxes", "F6", Day{june_22 + 5});
  const std::string evidence = evidence_digest(check_book(book).findings.at(0));
  book.sheet("Answers").row(5, {"rule", "table", "key", "field", "answer", "by", "at"});
  book.row(6, {"BOX-3", "Boxes", "B01", "picked", "It was frozen.", "Ann", "2026-06-20"});
  const Checked checked = check_book(book);
  ASSERT_EQ(checked.findings.size(), 2u) << shown(checked.findings);
  EXPECT_EQ(checked.findings[0].state, findings::State::answered);
  EXPECT_EQ(checked.findings[1].severity, findings::Severity::info);
  EXPECT_NE(checked.findings[1].message.find("Write " + evidence + " into its evidence digest."),
            std::string::npos);
}

TEST(Answers, ErrorsStayErrors) {
  Book book = good_book();
  book.cell("Boxes", "D6", 2000.0).cell("Cover", "B8", Blank{});
  const std::string evidence = evidence_digest(check_book(book).findings.at(0));
  book.sheet("Answers").row(5, {"rule", "table", "key", "field", "answer", "evidence digest"});
  book.row(6, {"BOX-1", "Boxes", "B01", "price", "We like it so.", evidence.c_str()});
  const Checked checked = check_book(book);
  EXPECT_EQ(checked.report.summary.errors, 1u);
  EXPECT_EQ(checked.findings.back().message,
            "Answers A6: this answers an error. Only warnings can be answered; correct Boxes D6.");
}

} // namespace
} // namespace stackbook::proposal
