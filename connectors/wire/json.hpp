// Json: a JSON value in our words (RFC 8259). Reading goes through a library that only this folder names;
// numbers keep their digits, so that money never passes through a binary float. Untrusted text is expected:
// depth is limited, duplicate members and text that is not UTF-8 are refused.
#pragma once

#include "rules/findings/finding.hpp"
#include "rules/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stackbook::wire {

struct Json;
using Array = std::vector<Json>;
using Object = std::vector<std::pair<std::string, Json>>; // in the order of the text

struct Json {
  std::variant<std::monostate, bool, findings::Decimal, std::string, Array, Object> value; // monostate: null

  const Json* find(std::string_view member) const; // of an object; nullptr where there is none
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const Array* array() const { return std::get_if<Array>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
};

Result<Json> read_json(std::string_view bytes);

// Compact JSON text. A Decimal is written as a number.
std::string write_json(const Json& json);

Json to_json(const findings::Datum& datum);
Result<findings::Datum> to_datum(const Json& json); // arrays and objects are refused

// "1.50e3" → "1500": plain digits without exponent or trailing zeros after the point.
std::string plain_digits(std::string_view number);

} // namespace stackbook::wire
