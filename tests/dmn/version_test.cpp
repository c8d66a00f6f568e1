// Every version of DMN loads and answers alike; what is foreign to it (extensions, vendors' attributes, diagrams) is
// passed over.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

struct Version {
  const char* name;
  const char* space;
  const char* diagram; // the namespace of DMNDI; none in 1.1
  const char* feel;
};

const Version versions[] = {
    {"1.1", "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "", "http://www.omg.org/spec/FEEL/20140401"},
    {"1.1, second file name", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd", "",
     "http://www.omg.org/spec/FEEL/20140401"},
    {"1.2", "http://www.omg.org/spec/DMN/20180521/MODEL/", "http://www.omg.org/spec/DMN/20180521/DMNDI/",
     "http://www.omg.org/spec/DMN/20180521/FEEL/"},
    {"1.3", "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
     "https://www.omg.org/spec/DMN/20191111/FEEL/"},
    {"1.4", "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
     "https://www.omg.org/spec/DMN/20211108/FEEL/"},
    {"1.5", "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20230324/DMNDI/",
     "https://www.omg.org/spec/DMN/20230324/FEEL/"},
    {"1.6", "https://www.omg.org/spec/DMN/20240513/MODEL/", "https://www.omg.org/spec/DMN/20240513/DMNDI/",
     "https://www.omg.org/spec/DMN/20240513/FEEL/"},
};

// Names, types by prefix, a table, and something foreign at every level.
std::string model_of(const Version& v, bool prefixed) {
  const std::string p = prefixed ? "m:" : "";
  const auto open = [&](std::string_view what) { return "<" + p + std::string(what); };
  const auto tag = [&](std::string_view what, std::string_view inside) {
    return open(what) + ">" + std::string(inside) + "</" + p + std::string(what) + ">";
  };
  const std::string foreign =
      tag("extensionElements", "<v:decision name='Fee'><v:text>1 +</v:text></v:decision>");
  std::string xml = open("definitions") + " xmlns" + (prefixed ? ":m" : "") + "='" + v.space +
                    "' xmlns:v='urn:vendor' xmlns:feel='" + v.feel +
                    "' xmlns:own='urn:t' name='t' namespace='urn:t'" + " expressionLanguage='" + v.feel +
                    "' v:tool='x'>" + foreign;
  xml += open("itemDefinition") + " name='tAge'>" + tag("typeRef", "feel:number") +
         tag("allowedValues", tag("text", "[0..150]")) + "</" + p + "itemDefinition>";
  xml += open("inputData") + " id='a' name='Age'>" + foreign + open("variable") +
         " name='Age' typeRef='own:tAge' v:width='10'/></" + p + "inputData>";
  xml += open("decision") + " id='f' name='Fee'>" + foreign + open("variable") +
         " name='Fee' typeRef='feel:number'/>" +
         tag("informationRequirement", open("requiredInput") + " href='#a'/>") +
         "<v:decisionTable><v:rule/></v:decisionTable>" + open("decisionTable") +
         " hitPolicy='FIRST' v:indexed='yes'>" + open("input") + " id='i'>" +
         tag("inputExpression", tag("text", "Age")) + "</" + p + "input>" + open("output") + " id='o'/>" +
         tag("rule",
             foreign + tag("inputEntry", tag("text", "&lt; 18")) + tag("outputEntry", tag("text", "5"))) +
         tag("rule", "<v:inputEntry/>" + tag("inputEntry", tag("text", "-")) +
                         tag("outputEntry", tag("text", "10"))) +
         "</" + p + "decisionTable></" + p + "decision>";
  if (*v.diagram != '\0')
    xml += std::string("<di:DMNDI xmlns:di='") + v.diagram +
           "'><di:DMNDiagram><di:DMNShape dmnElementRef='f'/></di:DMNDiagram></di:DMNDI>";
  return xml + "</" + p + "definitions>";
}

TEST(Versions, OfEveryNamespaceLoadAndAnswer) {
  for (const Version& version : versions)
    for (const bool prefixed : {false, true}) {
      const ModelSource source{"t.dmn", model_of(version, prefixed)};
      const Model model = compile(std::span(&source, 1));
      for (const feel::Issue& issue : model.issues())
        ADD_FAILURE() << version.name << ": " << to_text(issue, model.sources());
      const auto age = model.find("Age", NodeSort::input), fee = model.find("Fee", NodeSort::decision);
      ASSERT_TRUE(age && fee) << version.name;
      ASSERT_EQ(model.all(NodeSort::decision).size(), 1u)
          << version.name << ": a vendor's element is no decision";
      Session session(model, {}, {});
      session.set(*age, feel::number::from(17));
      EXPECT_EQ(session.evaluate(*fee).coefficient(), 5) << version.name;
      session.set(*age, feel::number::from(18));
      EXPECT_EQ(session.evaluate(*fee).coefficient(), 10) << version.name;
      session.set(*age, feel::number::from(200));
      EXPECT_EQ(session.evaluate(*fee).coefficient(), 10)
          << version.name << ": a value that is not allowed is none";
    }
}

TEST(Versions, OfAnotherVocabularyAreRefused) {
  const ModelSource source{"t.dmn", "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>"};
  const Model model = compile(std::span(&source, 1));
  ASSERT_EQ(model.issues().size(), 1u);
  EXPECT_EQ(model.issues()[0].code, feel::Code::model_malformed);
}

} // namespace
} // namespace stackbook::dmn
