// Cases: test cases of decision models in the form of the DMN Technology Compatibility Kit (namespace
// http://www.omg.org/spec/DMN/20160719/testcase), which is also how a rule pack tests itself.
//
// A case gives values to input data (or to decisions, whose logic they replace), asks for one or more results, and
// passes if each is what is expected: numbers to within 1e-8, everything else by value.
#pragma once

#include "rules/dmn/engine.hpp"
#include "rules/result.hpp"
#include "rules/xml/reader.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::dmn {

struct CaseNode { // an input or a result
  std::string name, space;
  const xml::Element* value = nullptr; // the element that holds value, list or components; nullptr: null
  bool error = false;                  // result: errorResult
};

struct Case {
  std::string id;
  enum class Sort : std::uint8_t { decision, service, function } sort = Sort::decision;
  std::string called; // service or function
  std::vector<CaseNode> inputs, results;
};

struct CaseFile {
  std::string name, model; // model: the file it is about
  std::optional<std::int64_t>
      today;              // a label "as of YYYY-MM-DD": what today() answers, days since 1970-01-01
  xml::Document document; // values point into it
  std::vector<Case> cases;
};

Result<CaseFile> read_cases(const ModelSource& file);

struct CaseOutcome {
  bool passed = false;
  std::string comment; // why not: "FAILURE: 'd' expected=… but found=…"
};

struct CaseOptions {
  // An expected error must come with a reason, and a null that is no error without one.
  bool strict = false;
  feel::Limits limits{};
  feel::Clock clock{};
  std::function<void(Session&, NodeId)> asked{}; // after each decision that a case asks for, to look closer
};

CaseOutcome run_case(const Case& test, const Model& model, const CaseOptions& options);

// The FEEL value of a value element; `type` decides where the element does not say.
feel::Value read_value(const xml::Element& holder, feel::Type type, feel::Arena& arena);

// Equality as the kit means it.
bool is_same(feel::Value expected, feel::Value found, feel::Arena& arena);

} // namespace stackbook::dmn
