#include "rules/feel/builtins/family.hpp"

#include <algorithm>

namespace stackbook::feel {
namespace {

Value negation(Call&, Arguments arguments) {
  const Value negand = arguments[0];
  return negand.is_null() ? negand : Value::boolean(!negand.as_boolean());
}

// Three-valued `and` (deciding = false) or `or` (deciding = true) over all elements; a stranger among them
// spoils it.
template <bool deciding> Value decide(Call& call, Arguments items) {
  bool decided = false, unknown = false;
  for (const Value item : items) {
    if (item.kind() != Kind::boolean && !item.is_null())
      return call.fail(Code::argument_type, {item}, "list");
    unknown |= item.is_null();
    decided |= item.kind() == Kind::boolean && item.as_boolean() == deciding;
  }
  if (decided) return Value::boolean(deciding);
  return unknown ? Value::null() : Value::boolean(!deciding);
}

template <bool deciding> Value decide_elements(Call& call, Arguments arguments) {
  const Arguments items = arguments[0].as_list();
  if (items.size() == 1 && items[0].is_null()) return call.fail(Code::argument_null, {items[0]}, "list");
  return decide<deciding>(call, items);
}

} // namespace

std::span<const Builtin> boolean_builtins() {
  using Presence = Parameter::Presence;
  static const Parameter of_negand[] = {{"negand", types::boolean(), Presence::required, true}};
  static const Parameter of_list[] = {{"list", types::list()}};
  static const Parameter of_elements[] = {{elements, types::any(), Presence::rest, true}};
  static const Builtin builtins[] = {
      {"not", of_negand, negation, types::boolean()},
      {"all", of_list, over_elements<decide<false>>, types::boolean()},
      {"all", of_elements, decide_elements<false>, types::boolean()},
      {"any", of_list, over_elements<decide<true>>, types::boolean()},
      {"any", of_elements, decide_elements<true>, types::boolean()},
  };
  return builtins;
}

} // namespace stackbook::feel
