#include "rules/feel/builtins/family.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"

#include <algorithm>
#include <string>

namespace stackbook::feel {
namespace {

bool is_separator(Value separator) {
  if (separator.is_null()) return true;
  const std::string_view text = separator.as_string();
  return text == " " || text == "," || text == ".";
}

// number("1.000.000,01", ".", ","): the grouping signs go, the decimal sign becomes a point, the rest must be
// a literal.
Value read_number(Call& call, Arguments arguments) {
  const Value from = arguments[0], grouping = arguments[1], decimal = arguments[2];
  if (!is_separator(grouping)) return call.fail(Code::argument_value, {grouping}, "grouping separator");
  if (!is_separator(decimal)) return call.fail(Code::argument_value, {decimal}, "decimal separator");
  if (!grouping.is_null() && !decimal.is_null() && grouping.as_string() == decimal.as_string())
    return call.fail(Code::argument_value, {grouping, decimal}, "decimal separator");
  std::string text(from.as_string());
  if (!grouping.is_null()) std::erase(text, grouping.as_string()[0]);
  if (!decimal.is_null() && decimal.as_string() != ".") {
    if (text.find('.') != std::string::npos) return call.fail(Code::text_malformed, {from});
    std::replace(text.begin(), text.end(), decimal.as_string()[0], '.');
  }
  const Value read = number::parse(text, call.arena());
  if (!read.is_null()) return read;
  return call.fail(number::is_literal(text) ? Code::number_range : Code::text_malformed, {from});
}

Value write_string(Call& call, Arguments arguments) {
  const Value from = arguments[0];
  if (from.is_null() || from.kind() == Kind::string) return from;
  const auto text = to_text_within(from, call.evaluation.limits.bytes);
  if (!text) return call.fail(Code::limit_bytes);
  return Value::string(call.arena().keep(std::string_view(*text)));
}

} // namespace

std::span<const Builtin> conversion_builtins() {
  using Presence = Parameter::Presence;
  static const Type string = types::string();
  static const Parameter of_text[] = {{"from", string},
                                      {"grouping separator", string, Presence::required, true},
                                      {"decimal separator", string, Presence::required, true}};
  static const Parameter of_value[] = {{"from", types::any(), Presence::required, true}};
  static const Builtin builtins[] = {
      {"number", of_text, read_number, types::number()},
      {"string", of_value, write_string, string},
  };
  return builtins;
}

} // namespace stackbook::feel
