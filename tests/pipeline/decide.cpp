// stackbook decide: rows in, outcomes out, in three forms.
#include "tests/pipeline/command.hpp"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stackbook::pipeline {
namespace {

constexpr const char* model_text =
    "<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/' namespace='urn:m' name='m'>"
    "<itemDefinition name='tFee'><itemComponent name='fee'><typeRef>number</typeRef></itemComponent>"
    "<itemComponent name='why'><typeRef>string</typeRef></itemComponent></itemDefinition>"
    "<inputData id='n' name='amount'><variable name='amount' typeRef='number'/></inputData>"
    "<inputData id='day' name='due day'><variable name='due day' typeRef='date'/></inputData>"
    "<decision id='d' name='fee'><variable name='fee' typeRef='tFee'/>"
    "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
    "<informationRequirement><requiredInput href='#day'/></informationRequirement>"
    "<literalExpression><text>{fee: amount * 0.1, why: if due day &lt; today() then \"late\" else "
    "null}</text>"
    "</literalExpression></decision>"
    "<decision id='h' name='half'><variable name='half' typeRef='number'/>"
    "<informationRequirement><requiredInput href='#n'/></informationRequirement>"
    "<literalExpression><text>100 / amount</text></literalExpression></decision></definitions>";

struct Decide : testing::Test {
  Place place;
  std::string model = place.write("m.dmn", model_text);

  Ran run(const std::string& decision, const std::string& rows, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"decide", "--model", model,       "--decision",
                                   decision, "--as-of", "2026-06-22"};
    words.insert(words.end(), more.begin(), more.end());
    return stackbook(words, rows);
  }
};

TEST_F(Decide, AnObjectALine) {
  const auto ran = run("fee", "{\"amount\": 19.90, \"due day\": \"2026-06-01\"}\n"
                              "{\"amount\": 3, \"due day\": \"2026-12-01\"}\n\n{\"amount\": \"7\"}");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "{\"fee\":{\"fee\":1.99,\"why\":\"late\"}}\n"
                     "{\"fee\":{\"fee\":0.3,\"why\":null}}\n"
                     "{\"fee\":{\"fee\":0.7,\"why\":null}}\n");
}

TEST_F(Decide, NamesOnTop) {
  const auto ran = run("fee", "amount,due day\r\n\"19.90\",2026-06-01\r\n3,\r\n");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "{\"fee\":{\"fee\":1.99,\"why\":\"late\"}}\n{\"fee\":{\"fee\":0.3,\"why\":null}}\n");
}

TEST_F(Decide, AnArray) {
  const auto ran = run("half", "[{\"amount\": 8},\n {\"amount\": 3}]");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "[\n{\"half\":12.5},\n{\"half\":33.33333333333333333333333333333333}\n]\n");
  EXPECT_EQ(run("half", "[]").out, "[]\n");
  EXPECT_EQ(run("half", "").out, "");
}

TEST_F(Decide, TroubleOfARowStaysInItsRow) {
  const auto ran =
      run("half", "{\"amount\": 0}\n{\"amount\": 4}\n{\"sum\": 4}\n{\"amount\": \"much\"}\n[1]\n{oops\n");
  EXPECT_EQ(ran.code, 1) << ran.err;
  auto line = [&, from = std::size_t{0}]() mutable {
    const std::size_t end = ran.out.find('\n', from);
    const std::string text = ran.out.substr(from, end - from);
    from = end + 1;
    return text;
  };
  EXPECT_NE(line().find("{\"half\":null,\"reason\":\"no value, because division by zero: 100, 0 ["),
            std::string::npos)
      << ran.out;
  EXPECT_EQ(line(), "{\"half\":25}");
  EXPECT_EQ(line(),
            "{\"half\":null,\"reason\":\"'sum' is no input of the decision; its inputs are: amount\"}");
  EXPECT_EQ(line(), "{\"half\":null,\"reason\":\"the value of 'amount' is not of the input's type\"}");
  EXPECT_EQ(line(), "{\"half\":null,\"reason\":\"line 5 is no object\"}");
  EXPECT_NE(line().find("{\"half\":null,\"reason\":\"line 6 can't be read: "), std::string::npos) << ran.out;
  const auto narrow = run("half", "amount\n1,2\n\"3\n");
  EXPECT_EQ(narrow.out, "{\"half\":null,\"reason\":\"line 2 has 2 fields, the first line 1\"}\n"
                        "{\"half\":null,\"reason\":\"line 3: a quote is opened and never closed\"}\n");
}

TEST_F(Decide, ARowDoesNotSeeTheOneBefore) {
  const auto ran = run("half", "{\"amount\": 4}\n{}\n{\"amount\": 5}\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out.substr(0, 12), "{\"half\":25}\n");
  EXPECT_NE(ran.out.find("\n{\"half\":null,\"reason\""), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\n{\"half\":20}\n"), std::string::npos) << ran.out;
}

TEST_F(Decide, ADecisionOfAPackWithItsData) {
  const auto ran = stackbook({"decide", "--pack", "eo14320", "--decision", "Screening score"}, "{}\n");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "{\"Screening score\":80}\n");
}

TEST_F(Decide, WhatItCannotRunIsSaidOnce) {
  const auto none = run("double", "{}\n");
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("the decisions are: fee, half"), std::string::npos) << none.err;
  EXPECT_EQ(run("half", "", {"--input", place.path("nothing")}).code, 2);
  EXPECT_EQ(run("half", "[{\"amount\": 8}").code, 2);
  EXPECT_EQ(run("half", "{}", {"--as-of", "soon"}).code, 2);
}

// A program that pipes rows through waits for each outcome before it sends on.
TEST_F(Decide, AnOutcomeComesBeforeTheNextRow) {
  std::array<int, 2> to{}, from{};
  ASSERT_EQ(pipe(to.data()), 0);
  ASSERT_EQ(pipe(from.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(to[0], 0);
    dup2(from[1], 1);
    for (const int file : {to[0], to[1], from[0], from[1]}) close(file);
    const std::string program = STACKBOOK_BINARY "/bin/stackbook";
    execl(program.c_str(), program.c_str(), "decide", "--model", model.c_str(), "--decision", "half",
          nullptr);
    _exit(127);
  }
  close(to[0]);
  close(from[1]);
  const auto ask = [&](const std::string& row) {
    EXPECT_EQ(write(to[1], row.data(), row.size()), static_cast<ssize_t>(row.size()));
    std::string answer;
    char byte = 0;
    while (::read(from[0], &byte, 1) == 1 && byte != '\n') answer += byte;
    return answer;
  };
  EXPECT_EQ(ask("{\"amount\": 4}\n"), "{\"half\":25}");
  EXPECT_EQ(ask("{\"amount\": 5}\n"), "{\"half\":20}");
  close(to[1]);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  close(from[0]);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

} // namespace
} // namespace stackbook::pipeline
