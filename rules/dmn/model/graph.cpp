#include "rules/dmn/model/graph.hpp"

#include "rules/feel/builtins/table.hpp"

namespace stackbook::dmn {

const ModelScope* Graph::model_of(std::string_view space) const {
  for (const ModelScope& model : models)
    if (model.space == space) return &model;
  return nullptr;
}

feel::Value run(const Logic& logic, std::span<const feel::Value> frame, feel::Evaluation& evaluation) {
  const feel::Value value = logic.table != nullptr ? logic.table->ask(frame, evaluation)
                                                   : feel::run(logic.program, frame, evaluation);
  if (fits_plainly(value, logic.declared)) return value;
  return feel::coerce(value, logic.declared, evaluation, logic.span);
}

feel::Scope new_scope(const ModelScope& model) {
  static const feel::Names names(feel::builtin_names());
  feel::Scope scope;
  scope.builtins(names);
  scope.types(find_type_in_scope, &model);
  return scope;
}

} // namespace stackbook::dmn
