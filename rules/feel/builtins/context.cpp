#include "rules/feel/builtins/family.hpp"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace stackbook::feel {
namespace {

struct Members { // a context being built, in order
  std::vector<std::string_view> names;
  std::vector<Value> values;

  explicit Members(Value context = {}) {
    if (context.is_null()) return;
    const Context& c = context.as_context();
    names.assign(c.shape->names, c.shape->names + c.shape->count);
    values.assign(c.values, c.values + c.shape->count);
  }
  Value keep(Arena& arena) const { return make_context(arena, names, values); }
};

// A context with one member set: replaced in its place, or added at the end.
Value with_member(Value context, std::string_view name, Value value, Arena& arena) {
  const Context& c = context.as_context();
  const std::uint32_t at = c.shape->find(name);
  Members members(context);
  if (at == Shape::npos) {
    members.names.push_back(name);
    members.values.push_back(value);
    return members.keep(arena);
  }
  members.values[at] = value;
  return make_context(arena, *c.shape, members.values);
}

Value get_value(Call& call, Arguments arguments) {
  if (arguments[1].kind() != Kind::string) return call.fail(Code::argument_type, {arguments[1]}, "key");
  const Value* value = member(arguments[0], arguments[1].as_string());
  return value != nullptr ? *value : Value::null(); // the standard's answer for a key that is not there
}

Value get_value_by_path(Call& call, Arguments arguments) {
  const auto keys = arguments[1].as_list();
  if (keys.empty()) return call.fail(Code::argument_value, {arguments[1]}, "keys");
  Value at = arguments[0];
  for (const Value key : keys) {
    if (key.kind() != Kind::string) return call.fail(Code::argument_type, {key}, "keys");
    if (at.kind() != Kind::context) return call.fail(Code::path_type, {at}, key.as_string());
    const Value* value = member(at, key.as_string());
    if (value == nullptr) return Value::null();
    at = *value;
  }
  return at;
}

Value get_entries(Call& call, Arguments arguments) {
  static constexpr std::string_view names[] = {"key", "value"};
  static constexpr Shape entry{names, 2};
  const Context& c = arguments[0].as_context();
  Value* entries = call.arena().array<Value>(c.shape->count);
  for (std::uint32_t i = 0; i < c.shape->count; ++i) {
    const Value values[] = {Value::string(c.shape->names[i]), c.values[i]};
    entries[i] = make_context(call.arena(), entry, values);
  }
  return Value::list({entries, c.shape->count});
}

Value from_entries(Call& call, Arguments arguments) {
  Members members;
  std::unordered_set<std::string_view> seen;
  for (const Value entry : arguments[0].as_list()) {
    const Value *key = member(entry, "key"), *value = member(entry, "value");
    if (entry.kind() != Kind::context) return call.fail(Code::argument_type, {entry}, "entries");
    if (key == nullptr || value == nullptr)
      return call.fail(Code::member_missing, {entry}, key == nullptr ? "key" : "value");
    if (key->kind() != Kind::string) return call.fail(Code::argument_value, {*key}, "key");
    if (!seen.insert(key->as_string()).second)
      return call.fail(Code::context_key_twice, {*key}, key->as_string());
    members.names.push_back(key->as_string());
    members.values.push_back(*value);
  }
  return members.keep(call.arena());
}

Value put(Call& call, Arguments arguments) {
  if (arguments[1].kind() != Kind::string) return call.fail(Code::argument_type, {arguments[1]}, "key");
  return with_member(arguments[0], arguments[1].as_string(), arguments[2], call.arena());
}

Value put_by_path(Call& call, Arguments arguments) {
  const auto keys = arguments[1].as_list();
  if (keys.empty()) return call.fail(Code::argument_value, {arguments[1]}, "keys");
  std::vector<Value> along{arguments[0]}; // the contexts that the path goes through
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].kind() != Kind::string) return call.fail(Code::argument_type, {keys[i]}, "keys");
    if (along.back().kind() != Kind::context)
      return call.fail(Code::path_type, {along.back()}, keys[i].as_string());
    if (i + 1 == keys.size()) break;
    const Value* next = member(along.back(), keys[i].as_string());
    if (next == nullptr) return call.fail(Code::member_missing, {along.back()}, keys[i].as_string());
    along.push_back(*next);
  }
  Value value = arguments[2];
  for (std::size_t i = keys.size(); i-- > 0;)
    value = with_member(along[i], keys[i].as_string(), value, call.arena());
  return value;
}

Value merge(Call& call, Arguments arguments) {
  const auto contexts = arguments[0].as_list();
  for (const Value context : contexts)
    if (context.kind() != Kind::context)
      return call.fail(context.is_null() ? Code::argument_null : Code::argument_type, {context}, "contexts");
  Members members;
  for (const Value context : contexts) {
    const Context& c = context.as_context();
    for (std::uint32_t i = 0; i < c.shape->count; ++i) {
      if (!spend(call, 1 + members.names.size() / 16)) return call.fail(Code::limit_steps);
      const auto at = std::find(members.names.begin(), members.names.end(), c.shape->names[i]);
      if (at != members.names.end()) {
        members.values[static_cast<std::size_t>(at - members.names.begin())] = c.values[i];
      } else {
        members.names.push_back(c.shape->names[i]);
        members.values.push_back(c.values[i]);
      }
    }
  }
  return members.keep(call.arena());
}

} // namespace

std::span<const Builtin> context_builtins() {
  using Presence = Parameter::Presence;
  static const Type any = types::any(), context = types::context(), list = types::list(),
                    string = types::string();
  static const Parameter by_key[] = {{"m", context}, {"key", string}};
  static const Parameter by_keys[] = {{"m", context}, {"keys", list}};
  static const Parameter of_m[] = {{"m", context}};
  static const Parameter of_entries[] = {{"entries", list}};
  static const Parameter of_contexts[] = {{"contexts", list}};
  static const Parameter put_key[] = {
      {"context", context}, {"key", string}, {"value", any, Presence::required, true}};
  static const Parameter put_keys[] = {
      {"context", context}, {"keys", list}, {"value", any, Presence::required, true}};
  static const Builtin builtins[] = {
      {"get value", by_key, get_value, any},          {"get value", by_keys, get_value_by_path, any},
      {"get entries", of_m, get_entries, list},       {"context", of_entries, from_entries, context},
      {"context put", put_key, put, context},         {"context put", put_keys, put_by_path, context},
      {"context merge", of_contexts, merge, context},
  };
  return builtins;
}

} // namespace stackbook::feel
