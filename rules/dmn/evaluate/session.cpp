#include "rules/dmn/evaluate/session.hpp"

#include <algorithm>

namespace stackbook::dmn {

using feel::Value;

Session::Session(const Model& model, feel::Limits limits, feel::Clock clock)
    : state_(std::make_unique<State>(model, limits, clock)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::set(NodeId node, Value value) {
  state_->assign(node, value, State::Held::given);
}

void Session::unset(NodeId node) {
  state_->forget_dependents(node);
  state_->values[node] = Value();
  state_->held[node] = State::Held::nothing;
}

Value Session::evaluate(NodeId node) {
  const Node& asked = state_->graph->nodes[node];
  if (asked.sort == NodeSort::decision) return state_->value_of(node);
  if (asked.sort != NodeSort::service) return state_->values[node];
  std::vector<Value> arguments;
  for (const NodeId parameter : asked.parameters) arguments.push_back(state_->values[parameter]);
  return call(node, arguments);
}

Value Session::call(NodeId node, std::span<const Value> arguments) {
  feel::Evaluation& evaluation = state_->enter(state_->graph->memories);
  const Value value =
      feel::invoke(state_->values[node], arguments, evaluation, state_->graph->nodes[node].span);
  state_->leave(evaluation);
  return value;
}

Value Session::ask(std::string_view expression, std::span<const std::pair<std::string, Value>> variables,
                   std::vector<feel::Issue>& issues) {
  std::string key(expression);
  for (const auto& [name, value] : variables) key += '\0' + name;
  auto found = state_->asked.find(key);
  if (found == state_->asked.end()) {
    State::Asked& asked = state_->asked[key];
    const ModelScope* own = state_->graph->models.empty() ? nullptr : &state_->graph->models.front();
    feel::Scope scope = own == nullptr ? new_scope(ModelScope{}) : new_scope(*own);
    scope.push();
    for (const auto& [name, value] : variables) scope.declare(name, feel::type_of(value, asked.types));
    feel::Tree tree;
    const auto source = static_cast<std::uint32_t>(state_->graph->sources.size());
    const feel::NodeId root = feel::parse(expression, feel::Entry::expression, scope, asked.types, tree,
                                          asked.issues, {.source = source});
    asked.program = feel::compile(tree, root, scope, asked.types, asked.issues);
    found = state_->asked.find(key);
  }
  const State::Asked& asked = found->second;
  issues.insert(issues.end(), asked.issues.begin(), asked.issues.end());
  std::vector<Value> frame;
  for (const auto& [name, value] : variables) frame.push_back(value);
  feel::Evaluation& evaluation = state_->enter(state_->graph->memories);
  const Value value = feel::run(asked.program, frame, evaluation);
  state_->leave(evaluation);
  return value;
}

void Session::release() {
  state_->clear(state_->graph->memories);
  while (!state_->segments.empty() && state_->segments.back().memory == state_->graph->memories) {
    state_->shown.reasons.cut(state_->segments.back().begin);
    state_->segments.pop_back();
  }
}

TableAnswer Session::table_answer(NodeId decision) {
  TableAnswer answer;
  const Node& node = state_->graph->nodes[decision];
  if (node.sort != NodeSort::decision || node.logic.table == nullptr || node.cyclic) return answer;
  for (const NodeId need : node.required)
    if (state_->graph->nodes[need].sort == NodeSort::decision) state_->value_of(need);
  const std::size_t reasons = state_->shown.reasons.kept();
  state_->compute_in(decision, node.memory, &answer);
  state_->shown.reasons.cut(reasons); // the table was asked before; its reasons are known
  return answer;
}

feel::Evaluation& Session::evaluation() {
  return state_->shown;
}
feel::Arena& Session::inputs() {
  return state_->inputs;
}

} // namespace stackbook::dmn
