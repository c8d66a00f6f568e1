// Values: what others write in JSON and CSV as FEEL values, and FEEL values as JSON.
#pragma once

#include "connectors/wire/json.hpp"
#include "rules/dmn/engine.hpp"

#include <optional>

namespace stackbook::pipeline {

// Numbers keep their digits; an object is a context. Texts are kept in the arena.
feel::Value value_of(const wire::Json& json, feel::Arena& arena);

// Text as what `type` asks for: number, boolean, date, time, date and time, duration; nothing for text that says
// nothing of the kind. Other values, and text where text or anything is asked for, stay as they are.
std::optional<feel::Value> typed(feel::Value value, feel::Type type, dmn::Session& session,
                                 feel::Arena& arena);

// Dates, times and durations are text as FEEL's string() has them; ranges and functions too.
wire::Json json_of(feel::Value value);

} // namespace stackbook::pipeline
