#include "rules/dmn/model/graph.hpp"

#include "rules/feel/builtins/table.hpp"

namespace stackbook::dmn {

const ModelScope* Graph::model_of(std::string_view space) const {
  for (const ModelScope& model : models)
    if (model.space == space) return &model;
  return nullptr;
}

std::uint32_t Graph::add_source(const ModelScope& model, std::string element, const xml::Element& place) {
  sources.push_back({model.file, std::move(element), {}, place.line, place.column});
  return static_cast<std::uint32_t>(sources.size() - 1);
}

std::uint32_t Graph::add_text(const ModelScope& model, std::string element, const xml::Element& place) {
  std::vector<feel::Turn> turns;
  turns.reserve(place.text_places.size());
  for (const xml::TextPlace& turn : place.text_places) turns.push_back({turn.at, turn.line, turn.column});
  sources.push_back({model.file, std::move(element), std::string(place.text), place.text_line,
                     place.text_column, std::move(turns)});
  return static_cast<std::uint32_t>(sources.size() - 1);
}

void Graph::issue(feel::Code code, const ModelScope& model, std::string element, const xml::Element& place,
                  std::string detail) {
  issues.push_back({code, {add_source(model, std::move(element), place), 0, 0}, std::move(detail)});
}

feel::Value run(const Logic& logic, std::span<const feel::Value> frame, feel::Evaluation& evaluation) {
  const feel::Value value = logic.table != nullptr ? logic.table->ask(frame, evaluation)
                                                   : feel::run(logic.program, frame, evaluation);
  if (fits_plainly(value, logic.declared)) return value;
  return feel::coerce(value, logic.declared, evaluation, logic.span);
}

feel::Scope new_scope(const ModelScope& model) {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const feel::Builtin* builtin : feel::all_builtins())
      if (all.empty() || all.back() != builtin->name) all.push_back(builtin->name);
    return all;
  }();
  feel::Scope scope;
  scope.builtins(names);
  scope.types(find_type_in_scope, &model);
  return scope;
}

} // namespace stackbook::dmn
