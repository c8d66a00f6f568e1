#include "rules/dmn/cases/cases.hpp"
#include "rules/feel/print.hpp"

namespace stackbook::dmn {
namespace {

using feel::Value;

std::optional<NodeId> find_any(const Model& model, const CaseNode& node,
                               std::initializer_list<NodeSort> sorts) {
  for (const NodeSort sort : sorts)
    if (const auto found = model.find(node.name, sort, node.space)) return found;
  return std::nullopt;
}

std::string text_of(Value value) {
  std::string text = value.kind() == feel::Kind::null ? "null" : feel::to_text(value);
  if (text.size() > 200) text = text.substr(0, 200) + "…";
  return text;
}

class Run {
 public:
  Run(const Case& test, const Model& model, const CaseOptions& options)
      : test_(test), model_(model), options_(options), session_(model, options.limits, options.clock) {}

  CaseOutcome outcome() {
    if (test_.sort != Case::Sort::decision) {
      if (!call()) return {false, "FAILURE: there is no service or function '" + test_.called + "'"};
    } else {
      give();
    }
    for (const CaseNode& result : test_.results) {
      if (std::string why = check(result); !why.empty()) return {false, std::move(why)};
    }
    return {true, {}};
  }

 private:
  void give() {
    for (const CaseNode& input : test_.inputs) {
      const auto node = find_any(model_, input, {NodeSort::input, NodeSort::decision});
      if (node) session_.set(*node, read_value(*input.value, model_.type_of(*node), session_.inputs()));
    }
  }

  bool call() {
    const auto node =
        model_.find(test_.called, test_.sort == Case::Sort::service ? NodeSort::service : NodeSort::function);
    if (!node) return false;
    std::vector<Value> arguments;
    for (const feel::ParameterDeclaration& parameter : model_.signature_of(*node)) {
      Value value;
      for (const CaseNode& input : test_.inputs)
        if (input.name == parameter.name) value = read_value(*input.value, parameter.type, session_.inputs());
      arguments.push_back(value);
    }
    called_ = session_.call(*node, arguments);
    return true;
  }

  std::string check(const CaseNode& result) {
    feel::Type type;
    Value found = called_;
    if (test_.sort == Case::Sort::decision) {
      const auto node = find_any(model_, result, {NodeSort::decision, NodeSort::service, NodeSort::input});
      if (!node) return "FAILURE: there is no decision '" + result.name + "'";
      type = model_.type_of(*node);
      found = session_.evaluate(*node);
      if (options_.asked) options_.asked(session_, *node);
    } else if (test_.results.size() > 1 && called_.kind() == feel::Kind::context) {
      const Value* member = feel::member(called_, result.name);
      found = member == nullptr ? Value() : *member;
    }
    const Value expected =
        result.value == nullptr ? Value() : read_value(*result.value, type, session_.inputs());
    if (!is_same(expected, found, session_.inputs()))
      return "FAILURE: '" + result.name + "' expected='" + text_of(expected) + "' but found='" +
             text_of(found) + "' " + explain(model_, session_.evaluation(), found);
    if (!options_.strict || !found.is_null()) return {};
    if (result.error && found.reason() == 0)
      return "FAILURE: '" + result.name + "' is null as expected, without a reason";
    if (!result.error && found.reason() != 0)
      return "FAILURE: '" + result.name +
             "' is null as expected, but as an error: " + explain(model_, session_.evaluation(), found);
    return {};
  }

  const Case& test_;
  const Model& model_;
  const CaseOptions& options_;
  Session session_;
  Value called_;
};

} // namespace

CaseOutcome run_case(const Case& test, const Model& model, const CaseOptions& options) {
  return Run(test, model, options).outcome();
}

} // namespace stackbook::dmn
