// Print: FEEL's string() of any value, and the text of a value that reads back to it (DMN 1.5
// section 10.3.4.1).
//
// On the outside a string is bare and a date, time or duration is as its own literal's inside (2025-07-23).
// Inside lists, contexts and ranges, and in `to_literal` everywhere, strings are quoted and escaped, temporal
// values stand as
// @"2025-07-23": [1, 2, "foo"], {a: 1, "b-c": "x"}, [1..3], (<10). Keys that are not plain names are quoted.
// null is null; a function prints as its name or as function(a, b), and is the one value that does not read
// back.
//
// Takes no stack for nested values.
#pragma once

#include "rules/feel/value.hpp"

#include <optional>
#include <string>

namespace stackbook::feel {

std::string
to_text(Value value); // cut off with … after 16 MiB: values that share their parts can be enormous
std::string to_literal(Value value);                         // the same
std::string to_literal(Value value, std::size_t most_bytes); // cut off with … where it would be longer
std::optional<std::string> to_text_within(Value value,
                                          std::size_t most_bytes); // nothing if it would be longer

} // namespace stackbook::feel
