#include "plugin/calc/functions/expression.hpp"

#include "plugin/clock/clock.hpp"
#include "rules/dmn/engine.hpp"
#include "rules/proposal/asking.hpp"

namespace stackbook::calc {

Result<findings::Answered> evaluate(const std::string& expression, const Arguments& values) {
  const dmn::Model none;
  dmn::Session session(none, {}, clock::now());
  std::vector<std::pair<std::string, feel::Value>> variables;
  for (const auto& [name, value] : values)
    variables.emplace_back(name, proposal::value_of(value, feel::Type(), session.inputs()));
  std::vector<feel::Issue> issues;
  const feel::Value value = session.ask(expression, variables, issues);
  const feel::Sources sources{{"expression", "", expression, 1}};
  if (!issues.empty())
    return Failure{"The expression can't be read", "", to_text(issues.front(), sources), "Correct it"};
  if (value.reason() != 0)
    return Failure{"The expression has no value", "", dmn::explain(sources, session.evaluation(), value),
                   "Correct the values it looks at"};
  return proposal::to_data(value);
}

} // namespace stackbook::calc
