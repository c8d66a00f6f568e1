// Models that call, require or import themselves, and XML made to exhaust its reader.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"
#include "tests/limits/evaluation.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::times;

std::string definitions(std::string_view name, std::string_view body) {
  return R"(<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name=")" +
         std::string(name) + "\" namespace=\"urn:" + std::string(name) + "\">" + std::string(body) +
         "</definitions>";
}

std::string literal(std::string_view text) {
  return "<literalExpression><text>" + std::string(text) + "</text></literalExpression>";
}

std::string function(std::string_view name, std::string_view text,
                     std::initializer_list<std::string_view> needs) {
  std::string xml = "<businessKnowledgeModel id=\"" + std::string(name) + "\" name=\"" + std::string(name) +
                    "\"><encapsulatedLogic><formalParameter name=\"n\"/>" + literal(text) +
                    "</encapsulatedLogic>";
  for (const std::string_view need : needs)
    xml += "<knowledgeRequirement><requiredKnowledge href=\"#" + std::string(need) +
           "\"/></knowledgeRequirement>";
  return xml + "</businessKnowledgeModel>";
}

std::string decision(std::string_view name, std::string_view text,
                     std::initializer_list<std::string_view> decisions = {},
                     std::initializer_list<std::string_view> functions = {}) {
  std::string xml = "<decision id=\"" + std::string(name) + "\" name=\"" + std::string(name) + "\">";
  for (const std::string_view need : decisions)
    xml += "<informationRequirement><requiredDecision href=\"#" + std::string(need) +
           "\"/></informationRequirement>";
  for (const std::string_view need : functions)
    xml += "<knowledgeRequirement><requiredKnowledge href=\"#" + std::string(need) +
           "\"/></knowledgeRequirement>";
  return xml + literal(text) + "</decision>";
}

bool has_issue(const Model& model, feel::Code code) {
  return std::any_of(model.issues().begin(), model.issues().end(),
                     [&](const auto& issue) { return issue.code == code; });
}

// The codes that lie behind the null of decision "d": its own and those of its causes.
std::vector<std::string> codes_of(const Model& model, const feel::Limits& limits = feel::small) {
  Session session(model, limits, {});
  const auto node = model.find("d", NodeSort::decision);
  if (!node) return {"no decision"};
  std::vector<std::string> codes;
  for (feel::ReasonId id = session.evaluate(*node).reason(); id != 0;) {
    const feel::Reason& reason = session.evaluation().reasons[id];
    codes.emplace_back(id_of(reason.code));
    id = reason.cause < id ? reason.cause : 0;
  }
  return codes;
}

Model model_of(std::string_view body) {
  const ModelSource source{"t.dmn", definitions("t", body)};
  return compile({&source, 1});
}

bool mentions(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

TEST(Models, RecursionEndsWithItsDepth) {
  const std::string endless = function("f", "f(n + 1)", {"f"});
  EXPECT_TRUE(mentions(codes_of(model_of(endless + decision("d", "f(1)", {}, {"f"}))), "FEEL-LIMIT-DEPTH"));
  const std::string mutual = function("f", "g(n + 1)", {"g"}) + function("g", "[f(n)][1]", {"f"});
  EXPECT_TRUE(mentions(codes_of(model_of(mutual + decision("d", "f(1)", {}, {"f"}))), "FEEL-LIMIT-DEPTH"));
  const std::string sorted = function("f", "sort([n, n], function(a, b) f(a))[1]", {"f"});
  EXPECT_FALSE(codes_of(model_of(sorted + decision("d", "f(1)", {}, {"f"}))).empty());
  const std::string twice = function("f", "if n = 0 then 1 else f(n - 1) + f(n - 1)", {"f"});
  EXPECT_TRUE(mentions(codes_of(model_of(twice + decision("d", "f(60)", {}, {"f"}))), "FEEL-LIMIT-STEPS"));
  EXPECT_TRUE(codes_of(model_of(twice + decision("d", "f(10)", {}, {"f"}))).empty());
}

TEST(Models, ADepthThatACallerRaisesIsUsed) {
  const Model model = model_of(function("f", "if n = 0 then 0 else 1 + f(n - 1)", {"f"}) +
                               decision("d", "f(500)", {}, {"f"}));
  EXPECT_TRUE(mentions(codes_of(model), "FEEL-LIMIT-DEPTH"));
  EXPECT_TRUE(codes_of(model, {600, 1'000'000, std::size_t{16} << 20}).empty());
}

TEST(Models, CyclesAreSaidAndTheRestStillWorks) {
  const Model requirements =
      model_of(decision("a", "b", {"b"}) + decision("b", "d", {"d"}) + decision("d", "a", {"a"}) +
               decision("self", "1", {"self"}) + decision("fine", "2"));
  EXPECT_TRUE(has_issue(requirements, feel::Code::model_cycle));
  EXPECT_TRUE(mentions(codes_of(requirements), "DMN-CYCLE"));
  Session session(requirements, feel::small, {});
  EXPECT_EQ(session.evaluate(*requirements.find("fine", NodeSort::decision)).coefficient(), 2);

  const Model types = model_of(
      "<itemDefinition name=\"tA\"><typeRef>tB</typeRef></itemDefinition><itemDefinition name=\"tB\">"
      "<typeRef>tA</typeRef></itemDefinition><itemDefinition name=\"tTree\" isCollection=\"true\">"
      "<itemComponent name=\"below\"><typeRef>tTree</typeRef></itemComponent></itemDefinition>" +
      decision("d", "[{below: []}] instance of tTree"));
  EXPECT_TRUE(has_issue(types, feel::Code::model_cycle));
  EXPECT_TRUE(codes_of(types).empty()) << "a type may hold values of itself";
}

TEST(Models, ImportsMayGoInACircle) {
  const auto import = [](std::string_view of) {
    return "<import name=\"" + std::string(of) + "\" namespace=\"urn:" + std::string(of) +
           "\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>";
  };
  const ModelSource sources[] = {
      {"a.dmn",
       definitions("a", import("b") + import("a") +
                            "<decision id=\"d\" name=\"d\"><informationRequirement><requiredDecision "
                            "href=\"urn:b#e\"/></informationRequirement>" +
                            literal("b.e") + "</decision>")},
      {"b.dmn",
       definitions("b", import("a") +
                            "<decision id=\"e\" name=\"e\"><informationRequirement><requiredDecision "
                            "href=\"urn:a#d\"/></informationRequirement>" +
                            literal("a.d") + "</decision>")}};
  const Model model = compile(sources);
  EXPECT_TRUE(has_issue(model, feel::Code::model_cycle));
  EXPECT_TRUE(mentions(codes_of(model), "DMN-CYCLE"));
}

TEST(Models, EntitiesAreRefused) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a0 \"aaaaaaaaaa\">";
  for (int i = 1; i < 30; ++i)
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + times("&a" + std::to_string(i - 1) + ";", 10) + "\">";
  for (const std::string& xml :
       {bomb + "]><definitions>&a29;</definitions>",
        std::string("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>"),
        std::string("<!DOCTYPE d SYSTEM \"http://127.0.0.1/d.dtd\"><definitions/>"),
        std::string("<definitions>&undefined;</definitions>")}) {
    const ModelSource source{"bomb.dmn", xml};
    EXPECT_TRUE(has_issue(compile({&source, 1}), feel::Code::model_malformed)) << xml.substr(0, 60);
  }
}

TEST(Models, DeepOnesAreAnsweredOrRefused) {
  for (const std::size_t depth : {std::size_t{200}, std::size_t{10'000}, std::size_t{200'000}}) {
    const std::string body = "<decision id=\"d\" name=\"d\">" + times("<list>", depth) + literal("1") +
                             times("</list>", depth) + "</decision>";
    const ModelSource source{"deep.dmn", definitions("deep", body)};
    const Model model = compile({&source, 1});
    if (model.issues().empty()) {
      EXPECT_TRUE(codes_of(model).empty()) << depth;
    } else {
      EXPECT_TRUE(has_issue(model, feel::Code::model_malformed) ||
                  has_issue(model, feel::Code::limit_nesting))
          << depth;
    }
  }
}

TEST(Models, LongChainsOfFunctionsNeedNoStack) {
  std::string body = function("f0", "n", {});
  for (int i = 1; i < 200; ++i) {
    const std::string before = "f" + std::to_string(i - 1);
    body += function("f" + std::to_string(i), before + "(n)", {before});
  }
  EXPECT_TRUE(codes_of(model_of(body + decision("d", "f199(1)", {}, {"f199"}))).empty());
}

} // namespace
} // namespace stackbook::dmn
