#include "plugin/calc/functions/expression.hpp"

#include "plugin/calc/functions/convert.hpp"
#include "plugin/clock/clock.hpp"
#include "rules/dmn/engine.hpp"
#include "rules/proposal/asking.hpp"

namespace stackbook::calc {
com::sun::star::uno::Any evaluate(const std::string& expression, const Arguments& values) {
  const dmn::Model none;
  dmn::Session session(none, {}, clock::now());
  std::vector<std::pair<std::string, feel::Value>> variables;
  for (const auto& [name, value] : values)
    variables.emplace_back(name, proposal::value_of(value, feel::Type(), session.inputs()));
  std::vector<feel::Issue> issues;
  const feel::Value value = session.ask(expression, variables, issues);
  if (!issues.empty() || value.reason() != 0) return error(CellError::value);
  if (value.is_null()) return error(CellError::not_available);
  return to_cell(proposal::to_data(value));
}

} // namespace stackbook::calc
