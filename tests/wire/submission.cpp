// The shapes that client and server share survive the wire, and what does not fit is refused with its place.

#include "connectors/wire/submission.hpp"

#include <gtest/gtest.h>

namespace stackbook::wire {
namespace {

TEST(Submission, BatchRoundTrip) {
  Batch batch{{"eo14320", "1.0.0"}, {}};
  batch.rows.push_back(
      {"Stack",
       "S001",
       "d1",
       {"d1", "Ada", "finance", "2026-06-01"},
       {{"value", findings::Decimal{"42.5"}}, {"item", std::string("x")}, {"note", std::monostate{}}},
       false});
  batch.rows.push_back({"Stack", "S002", "", {"", "Ada", "", ""}, {}, true});
  const auto text = write_json(to_json(batch));
  const auto back = read_batch(*read_json(text));
  ASSERT_TRUE(back);
  EXPECT_EQ(write_json(to_json(*back)), text);
  EXPECT_TRUE(back->rows[1].withdraw);
  EXPECT_EQ(std::get<findings::Decimal>(back->rows[0].values[0].second).digits, "42.5");
}

TEST(Submission, AnswerRoundTrip) {
  BatchAnswer answer{"p",
                     "no errors found",
                     {{"Stack", "S001", "d", Verdict::created, "7", "2026-06-01T00:00:00Z", ""},
                      {"Stack", "S002", "", Verdict::rejected, "", "", "why"}}};
  const auto text = write_json(to_json(answer));
  const auto back = read_answer(*read_json(text));
  ASSERT_TRUE(back);
  EXPECT_EQ(write_json(to_json(*back)), text);
}

TEST(Submission, SaysWhereItDoesNotFit) {
  const auto where = [](std::string_view text) {
    const auto batch = read_batch(*read_json(text));
    return batch ? std::string("taken") : batch.failure().where;
  };
  EXPECT_EQ(where(R"({"rows":[]})"), "pack");
  EXPECT_EQ(where(R"({"pack":"p"})"), "rows");
  EXPECT_EQ(where(R"({"pack":"p","rows":[{"key":"1"}]})"), "rows[0]");
  EXPECT_EQ(where(R"({"pack":"p","rows":[{"table":"T","key":"1"}]})"), "rows[0]");
  EXPECT_EQ(where(R"({"pack":"p","rows":[{"table":"T","key":"1","values":{"a":[1]}}]})"), "rows[0].values");
  EXPECT_EQ(where(R"({"pack":"p","rows":[]})"), "taken");
}

TEST(Submission, ProblemOfAnyBody) {
  EXPECT_EQ(read_problem(503, "<html>").title, "the server answered 503");
  EXPECT_EQ(read_problem(422, to_text(Problem{422, "t", "d"})).detail, "d");
}

} // namespace
} // namespace stackbook::wire
