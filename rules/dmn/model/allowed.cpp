#include "rules/dmn/model/allowed.hpp"

#include <algorithm>

namespace stackbook::dmn {

bool AllowedValues::asked(const feel::Constraint& self, feel::Value value, feel::Evaluation& evaluation) {
  const auto& allowed = static_cast<const AllowedValues&>(self);
  if (allowed.inherited != nullptr && !allowed.inherited->holds(*allowed.inherited, value, evaluation))
    return false;
  if (!allowed.texts.empty() && value.kind() == feel::Kind::string)
    return std::find(allowed.texts.begin(), allowed.texts.end(), value.as_string()) != allowed.texts.end();
  const feel::Value frame[] = {value};
  return feel::run(allowed.tests, frame, evaluation).is_true();
}

} // namespace stackbook::dmn
