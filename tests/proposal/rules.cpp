// Rule tables over bound rows: place, evidence, which rule fired, citation, limits of weak sources, totals, functions.
#include "rules/proposal/questions.hpp"
#include "rules/report/report.hpp"
#include "tests/proposal/fruit.hpp"

#include <algorithm>

namespace stackbook::proposal {
namespace {

TEST(Check, GoodBookIsClean) {
  const Checked checked = check_book(good_book());
  EXPECT_EQ(shown(checked.findings), "");
  EXPECT_EQ(checked.report.summary.status, "no errors found");
  EXPECT_EQ(checked.report.as_of, "2026-06-22");
  EXPECT_EQ(checked.report.pack.data, "2026-02-03");
  ASSERT_EQ(checked.report.totals.size(), 1u);
  EXPECT_EQ(checked.report.totals[0].first, "Price total");
  EXPECT_EQ(std::get<findings::Decimal>(std::get<findings::Datum>(checked.report.totals[0].second)).digits,
            "142500");
}

TEST(Check, FunctionsWithoutRequiredArgumentsAreAnswered) {
  const Checked checked = check_book(good_book());
  ASSERT_EQ(checked.report.functions.size(), 2u);
  EXPECT_EQ(checked.report.functions[0].first, "FRUIT.COUNT");
  EXPECT_EQ(std::get<findings::Decimal>(std::get<findings::Datum>(checked.report.functions[0].second)).digits,
            "2");
  EXPECT_EQ(checked.report.functions[1].first, "FRUIT.SELLERS");
  const auto& table = std::get<findings::Table>(checked.report.functions[1].second);
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(table[1][0].first, "seller");
  EXPECT_EQ(std::get<std::string>(table[1][0].second), "M02");
}

TEST(Check, RowRuleNamesCellEvidenceAndRule) {
  Book book = good_book();
  book.cell("Boxes", "D7", 1500.0).cell("Cover", "B8", Blank{});
  const Checked checked = check_book(book);
  ASSERT_EQ(checked.findings.size(), 2u) << shown(checked.findings);
  const findings::Finding& dear = *std::ranges::find(checked.findings, "BOX-1", &findings::Finding::rule);
  EXPECT_EQ(
      report::json(dear).substr(0, report::json(dear).find(",\"fingerprint\"")),
      R"json({"rule":"BOX-1","severity":"error","state":"open","message":"Boxes D7: price of B02 is 1500000. A box costs at most 1000000.",)json"
      R"json("citation":{"id":"LAW-1","text":"Fruit Act sec. 1","url":"https://example.test/fruit-act"},)json"
      R"json("place":{"file":"sale.xlsx","sheet":"Boxes","cell":"D7","table":"Boxes","row":"B02","field":"price"},)json"
      R"json("evidence":[{"input":"price","value":1500000}],"fired":{"decision":"Box rules","rule":1},)json"
      R"json("basis":"statute","confidence":"primary","owner":"M02","fix":{"safety":"review","title":"Write 1000000","value":1000000})json");
}

TEST(Check, WeakSourceIsAtMostAWarning) {
  Book book = good_book();
  book.cell("Boxes", "D7", 600.0);
  const Checked checked = check_book(book);
  ASSERT_EQ(checked.findings.size(), 1u) << shown(checked.findings);
  EXPECT_EQ(checked.findings[0].rule, "BOX-2");
  EXPECT_EQ(checked.findings[0].severity, findings::Severity::warning);
  EXPECT_EQ(checked.findings[0].evidence.size(), 2u); // not the input that the rule does not look at
}

TEST(Check, AsOfDateIsTheFormsUnlessGiven) {
  Book book = good_book();
  EXPECT_EQ(shown(check_book(book, "2026-06-01").findings),
            "BOX-3 warning Boxes F6: picked after the sale.\n");
  book.cell("Cover", "B5", Day{june_22 - 30});
  EXPECT_EQ(shown(check_book(book).findings), "BOX-3 warning Boxes F6: picked after the sale.\n");
  EXPECT_EQ(shown(check_book(book, "2026-06-22").findings), "");
}

TEST(Check, TableRuleStandsAtHeaderAndFormRuleAtValue) {
  Book book = good_book();
  for (const char* at : {"A7", "B7", "C7", "D7", "E7"}) book.cell("Boxes", at, Blank{});
  book.cell("Cover", "B8", 100.0);
  EXPECT_EQ(said(book), "SALE-2 error Cover B8: the boxes cost 100500, more than the budget.\n"
                        "SALE-1 error Boxes A5: a sale has two boxes or more.\n");
}

TEST(Check, MessageThatCanNotBeMadeIsSaid) {
  Book book = good_book();
  book.cell("Cover", "B6", "units").cell("Boxes", "D6", 13.0);
  const Checked checked = check_book(book);
  ASSERT_EQ(checked.findings.size(), 1u) << shown(checked.findings);
  EXPECT_EQ(checked.findings[0].rule, "BOX-4");
  EXPECT_TRUE(checked.findings[0].message.starts_with(
      "Boxes D6: An unlucky price. The rule applies here, but its own message could not be made ("))
      << checked.findings[0].message;
}

TEST(Check, SameInputSameReport) {
  Book book = good_book();
  book.cell("Boxes", "D7", 1500.0).cell("Boxes", "C6", "M09");
  const auto bytes = [&] {
    findings::Report report;
    Checked checked = check_book(book);
    report.files.push_back(checked.report);
    report.findings = checked.findings;
    return report::json(report);
  };
  EXPECT_EQ(bytes(), bytes());
}

TEST(Check, CanBeCancelled) {
  CheckOptions options;
  options.today = "2026-01-01";
  options.cancelled = [] { return true; };
  const Checked checked = check(proposal::bind(good_book().workbook, fruit_pack()), options);
  EXPECT_FALSE(checked.complete);
}

// Rows are asked in portions. Those that no rule is about are passed over, whatever stands around them, and a portion
// that has too little memory for all of its rows loses none of them. Threads share the portions.
TEST(Check, RowsAreJudgedAmongManyAsAlone) {
  constexpr int count = 3'200;
  const auto found = [](int every, std::size_t bytes, unsigned threads) {
    Book book = good_book();
    for (int i = 0; i < count; ++i) {
      const std::string key = "X" + std::to_string(i);
      book.row(static_cast<std::uint32_t>(8 + i),
               {key.c_str(), "plum", "M01", i % every == 0 ? 1500.0 : 0.001, Blank{},
                Day{i % 101 == 7 ? june_22 + 1 : june_22 - 1}, "US", Blank{}});
    }
    CheckOptions options;
    options.today = "2030-01-01";
    options.limits.bytes = bytes;
    options.threads = threads;
    std::string all;
    for (const findings::Finding& finding :
         check(proposal::bind(book.workbook, fruit_pack()), options).findings)
      if (finding.rule.starts_with("BOX-")) all += finding.rule + ' ' + to_a1(*finding.place.cell) + ' ';
    return all;
  };
  const auto expected = [](int every) {
    std::string all;
    for (int i = 0; i < count; ++i) {
      const std::string row = std::to_string(8 + i);
      if (i % every == 0) all += "BOX-1 D" + row + ' ';
      if (i % 101 == 7) all += "BOX-3 F" + row + ' ';
    }
    return all;
  };
  for (const int every : {1, 2, 127, 1'000}) {
    EXPECT_EQ(found(every, feel::Limits().bytes, 1), expected(every)) << every;
    EXPECT_EQ(found(every, feel::Limits().bytes, 3), expected(every)) << every << ", three threads";
    EXPECT_EQ(found(every, 16'384, 1), expected(every)) << every << ", little memory";
  }
}

TEST(Answer, ArgumentsByName) {
  const Proposal proposal = proposal::bind(good_book().workbook, fruit_pack());
  CheckOptions options;
  options.today = "2026-01-01";
  // Alone, after others that were asked before it, and after a check.
  Questions questions(proposal, options), checked(proposal, options);
  EXPECT_EQ(checked.check().findings.size(), proposal::check(proposal, options).findings.size());
  const auto digits = [&](std::string_view function, const Arguments& arguments) {
    const auto answered = answer(proposal, function, arguments, options);
    const auto again = questions.answer(function, arguments);
    EXPECT_EQ(bool(answered), bool(again)) << function;
    if (answered && again) {
      EXPECT_EQ(*answered, *again) << function;
      EXPECT_EQ(*answered, checked.answer(function, arguments).value()) << function;
    }
    return answered ? std::get<findings::Decimal>(std::get<findings::Datum>(*answered)).digits
                    : to_text(answered.failure());
  };
  const auto text = [](const char* word) { return findings::Datum{std::string(word)}; };
  EXPECT_EQ(digits("FRUIT.COUNT", {{"wanted", text("pear")}}), "1");
  EXPECT_EQ(digits("FRUIT.COUNT", {}), "2");
  EXPECT_EQ(digits("FRUIT.DOUBLE", {{"n", findings::Datum{findings::Decimal{"2.5"}}}}), "5");
  EXPECT_EQ(digits("Price total", {}), "142500");
  const findings::Table other{{{"box", std::string("X")}, {"price", findings::Decimal{"7"}}}};
  EXPECT_EQ(digits("Price total", {{"Boxes", other}}), "7");
  const auto cell = [](auto, auto column) { return column == 0 ? Cells::Cell(2.5) : Cells::Cell("X"); };
  EXPECT_EQ(digits("FRUIT.DOUBLE", {{"n", Cells{1, 1, cell}}}), "5") << "a list of one";
  const findings::Table nameless{{{"", findings::Decimal{"2.5"}}, {"", std::string("X")}}};
  EXPECT_EQ(questions.answer("Price total", {{"Boxes", Cells{1, 2, cell}}}).value(),
            questions.answer("Price total", {{"Boxes", nameless}}).value());
  EXPECT_EQ(digits("Price total", {}), "142500");
  EXPECT_EQ(digits("FRUIT.COUNT", {{"colour", text("red")}}),
            "'Fruit count' can't be asked: it has no input 'colour'. name one of its inputs: Boxes, wanted");
  EXPECT_TRUE(digits("NO.SUCH", {}).starts_with("'NO.SUCH' can't be asked: pack fruit has no function"));
}

TEST(Check, TenThousandRightRowsGiveNoFinding) {
  Book book = good_book();
  for (int i = 0; i < 10'000; ++i) {
    const std::string key = "X" + std::to_string(i);
    book.row(static_cast<std::uint32_t>(8 + i),
             {key.c_str(), "plum", "M01", 0.001, Blank{}, Day{june_22 - 1}, "US", Blank{}});
  }
  const Checked checked = check_book(book);
  EXPECT_EQ(shown(checked.findings), "");
}

} // namespace
} // namespace stackbook::proposal
