// RULE.FEEL: a FEEL expression over values given by name, without a document.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <string>

namespace stackbook::calc {

// A null that comes of an error, and an expression that can't be read, are a Failure with the reason.
Result<findings::Answered> evaluate(const std::string& expression, const Arguments& values);

} // namespace stackbook::calc
