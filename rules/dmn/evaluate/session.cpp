#include "rules/dmn/evaluate/session.hpp"

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

void Session::evaluate(NodeId node, std::span<const InputColumn> columns, std::span<Value> outcomes) {
  state_->evaluate_rows(node, columns, outcomes);
}

Value Session::call(NodeId node, std::span<const Value> arguments) {
  feel::Evaluation& evaluation = state_->enter(state_->graph->memories);
  return feel::invoke(state_->values[node], arguments, evaluation, state_->graph->nodes[node].span);
}

void Session::release() {
  state_->clear(state_->graph->memories);
  state_->shown.lists.forget_hosts();
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
