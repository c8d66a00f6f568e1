#include "rules/dmn/evaluate/session.hpp"
#include "rules/feel/syntax/parse.hpp"

namespace stackbook::dmn {
namespace {

using feel::Kind;
using feel::Type;
using feel::Value;

constexpr int deepest = 8;

// What of a value matters to reading an expression: the names of its members. Numbers, texts and the like may change
// from one asking to the next.
void describe(Value value, std::string& key, int depth) {
  if (value.kind() == Kind::list && !value.as_list().empty() && depth < deepest) {
    key += '[';
    describe(value.as_list()[0], key, depth + 1);
  } else if (value.kind() == Kind::context && depth < deepest) {
    key += '{';
    const feel::Context& context = value.as_context();
    for (std::uint32_t i = 0; i < context.shape->count; ++i) {
      key += context.shape->names[i];
      key += '\0';
      describe(context.values[i], key, depth + 1);
    }
    key += '}';
  }
}

Type shape_of(Value value, feel::Types& types, int depth) {
  if (value.kind() == Kind::list && !value.as_list().empty() && depth < deepest)
    return types.list_of(shape_of(value.as_list()[0], types, depth + 1));
  if (value.kind() != Kind::context || depth >= deepest) return {};
  feel::TypeInfo info;
  info.form = Type::Form::context;
  const feel::Context& context = value.as_context();
  for (std::uint32_t i = 0; i < context.shape->count; ++i)
    info.members.push_back(
        {std::string(context.shape->names[i]), shape_of(context.values[i], types, depth + 1)});
  return Type(&types.add(std::move(info)));
}

} // namespace

Value Session::ask(std::string_view expression, std::span<const std::pair<std::string, Value>> variables,
                   std::vector<feel::Issue>& issues) {
  std::string key(expression);
  for (const auto& [name, value] : variables) {
    key += '\0';
    key += name;
    describe(value, key, 0);
  }
  const auto [found, added] = state_->asked.try_emplace(std::move(key));
  State::Asked& asked = found->second;
  if (added) {
    const ModelScope none;
    const Graph& graph = *state_->graph;
    feel::Scope scope = new_scope(graph.models.empty() ? none : graph.models.front());
    scope.push();
    for (const auto& [name, value] : variables) scope.declare(name, shape_of(value, asked.types, 0));
    feel::Tree tree;
    const auto source = static_cast<std::uint32_t>(graph.sources.size());
    const feel::NodeId root = feel::parse(expression, feel::Entry::expression, scope, asked.types, tree,
                                          asked.issues, {.source = source});
    asked.program = feel::compile(tree, root, scope, asked.types, asked.issues);
  }
  issues.insert(issues.end(), asked.issues.begin(), asked.issues.end());
  std::vector<Value> frame;
  for (const auto& [name, value] : variables) frame.push_back(value);
  feel::Evaluation& evaluation = state_->enter(state_->graph->memories);
  return feel::run(asked.program, frame, evaluation);
}

} // namespace stackbook::dmn
