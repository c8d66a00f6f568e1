#include "rules/dmn/engine.hpp"
#include "rules/feel/program/program.hpp"
#include "tests/codes/page.hpp"

namespace stackbook::codes {
namespace {

using namespace feel;

Limits limits_of(const Example& example) {
  Limits limits;
  for (const auto& [name, most] : example.limits) {
    if (name == "depth") limits.depth = static_cast<std::uint32_t>(most);
    if (name == "steps") limits.steps = most;
    if (name == "bytes") limits.bytes = most;
  }
  return limits;
}

std::vector<std::string> codes_of_text(const Example& example) {
  ParseOptions options;
  if (const auto nesting = example.limits.find("nesting"); nesting != example.limits.end())
    options.depth = static_cast<std::uint32_t>(nesting->second);
  Types types;
  Scope scope;
  Tree tree;
  std::vector<Issue> issues;
  const NodeId root = parse(example.text, Entry::expression, scope, types, tree, issues, options);
  const Program program = compile(tree, root, scope, types, issues);
  const Limits limits = limits_of(example);
  Arena arena(limits.bytes);
  Evaluation evaluation(arena);
  evaluation.limits = limits;
  const Value value = run(program, {}, evaluation);
  if (value.reason() == 0) return {};
  return {std::string(id_of(evaluation.reasons[value.reason()].code))};
}

std::vector<std::string> codes_of_model(const Example& example) {
  const dmn::ModelSource source{
      "example.dmn",
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="example" namespace="urn:example">)" +
          example.text + "</definitions>"};
  const dmn::Model model = dmn::compile({&source, 1});
  std::vector<std::string> codes;
  for (const Issue& issue : model.issues()) codes.emplace_back(id_of(issue.code));
  dmn::Session session(model, limits_of(example), {});
  for (const dmn::NodeId decision : model.all(dmn::NodeSort::decision)) {
    const Value value = session.evaluate(decision);
    if (value.reason() != 0) codes.emplace_back(id_of(session.evaluation().reasons[value.reason()].code));
  }
  return codes;
}

} // namespace

std::vector<std::string> codes_of(const Example& example) {
  return example.language == "xml" ? codes_of_model(example) : codes_of_text(example);
}

} // namespace stackbook::codes
