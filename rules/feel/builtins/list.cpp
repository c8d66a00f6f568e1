#include "rules/feel/builtins/distinct.hpp"
#include "rules/feel/builtins/family.hpp"
#include "rules/feel/builtins/sort.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/alike.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace stackbook::feel {
namespace {

// The index of a 1-based position, from the end if negative; nothing outside 1 … size and -size … -1.
std::optional<std::size_t> index_at(Value position, std::size_t size) {
  const auto at = number::truncated(position);
  const auto count = static_cast<std::int64_t>(size);
  if (!at || *at == 0 || *at > count || *at < -count) return std::nullopt;
  return static_cast<std::size_t>(*at > 0 ? *at - 1 : count + *at);
}

std::span<Value> room(Call& call, std::size_t count) {
  return {call.arena().array<Value>(count), count};
}

Value list_contains(Call& call, Arguments arguments) {
  for (const Value item : arguments[0].as_list()) {
    const auto same = alike(item, arguments[1], call.evaluation);
    if (!same) return call.fail(Code::limit_steps);
    if (*same) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value index_of(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  std::vector<Value> found;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto same = alike(items[i], arguments[1], call.evaluation);
    if (!same) return call.fail(Code::limit_steps);
    if (*same) found.push_back(number::from(static_cast<std::int64_t>(i) + 1));
  }
  return make_list(call.arena(), found);
}

Value count(Call&, Arguments arguments) {
  return number::from(static_cast<std::int64_t>(arguments[0].as_list().size()));
}

Value sublist(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  const auto start = index_at(arguments[1], items.size());
  if (!start) return call.fail(Code::argument_value, {arguments[1], arguments[0]}, "start position");
  if (arguments[2].is_null()) return Value::list(items.subspan(*start));
  const auto length = number::truncated(arguments[2]);
  if (!length || *length < 1 || static_cast<std::uint64_t>(*length) > items.size() - *start)
    return call.fail(Code::argument_value, {arguments[2], arguments[0]}, "length");
  return Value::list(items.subspan(*start, static_cast<std::size_t>(*length)));
}

Value joined(Call& call, Arguments first, Arguments second) {
  const auto at = room(call, first.size() + second.size());
  std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), at.begin()));
  return Value::list(at);
}

Value append(Call& call, Arguments arguments) {
  return joined(call, arguments[0].as_list(), arguments[1].as_list());
}

std::optional<std::span<Value>> all_elements(Call& call, Arguments lists) {
  std::size_t total = 0;
  for (const Value list : lists) total += list.as_list().size();
  if (!spend(call, total)) return std::nullopt;
  const auto at = room(call, total);
  auto next = at.begin();
  for (const Value list : lists) next = std::copy(list.as_list().begin(), list.as_list().end(), next);
  return at;
}

Value concatenate(Call& call, Arguments arguments) {
  const auto items = all_elements(call, arguments[0].as_list());
  return items ? Value::list(*items) : call.fail(Code::limit_steps);
}

Value unite(Call& call, Arguments arguments) {
  const auto items = all_elements(call, arguments[0].as_list());
  return items ? distinct(call, *items) : call.fail(Code::limit_steps);
}

Value distinct_values(Call& call, Arguments arguments) {
  return distinct(call, arguments[0].as_list());
}

Value insert_before(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  const auto at = index_at(arguments[1], items.size());
  if (!at) return call.fail(Code::argument_value, {arguments[1], arguments[0]}, "position");
  const auto longer = room(call, items.size() + 1);
  std::copy_n(items.begin(), *at, longer.begin());
  longer[*at] = arguments[2];
  std::copy(items.begin() + static_cast<std::ptrdiff_t>(*at), items.end(),
            longer.begin() + static_cast<std::ptrdiff_t>(*at) + 1);
  return Value::list(longer);
}

Value remove_at(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  const auto at = index_at(arguments[1], items.size());
  if (!at) return call.fail(Code::argument_value, {arguments[1], arguments[0]}, "position");
  return joined(call, items.first(*at), items.subspan(*at + 1));
}

Value reverse(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  const auto at = room(call, items.size());
  std::reverse_copy(items.begin(), items.end(), at.begin());
  return Value::list(at);
}

Value flatten(Call& call, Arguments arguments) {
  std::vector<Arguments> open{arguments[0].as_list()}; // what is left of each list that is being read
  std::vector<Value> flat;
  while (!open.empty()) {
    if (!spend(call, 1)) return call.fail(Code::limit_steps);
    Arguments& rest = open.back();
    if (rest.empty()) {
      open.pop_back();
      continue;
    }
    const Value item = rest.front();
    rest = rest.subspan(1);
    if (item.kind() == Kind::list)
      open.push_back(item.as_list());
    else
      flat.push_back(item);
  }
  return make_list(call.arena(), flat);
}

Value replace_at(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  const auto at = index_at(arguments[1], items.size());
  if (!at) return call.fail(Code::argument_value, {arguments[1], arguments[0]}, "position");
  const auto replaced = room(call, items.size());
  std::copy(items.begin(), items.end(), replaced.begin());
  replaced[*at] = arguments[2];
  return Value::list(replaced);
}

Value replace_matching(Call& call, Arguments arguments) {
  const auto items = arguments[0].as_list();
  if (!takes_two(arguments[1])) return call.fail(Code::argument_value, {arguments[1]}, "match");
  const auto replaced = room(call, items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::array pair{items[i], arguments[2]};
    const Value matches = call.invoke(arguments[1], pair, call);
    if (matches.kind() != Kind::boolean) return call.fail(Code::condition_type, {matches, items[i]}, "match");
    replaced[i] = matches.as_boolean() ? arguments[2] : items[i];
  }
  return Value::list(replaced);
}

} // namespace

std::span<const Builtin> list_builtins() {
  using Presence = Parameter::Presence;
  static const Type any = types::any(), list = types::list(), number = types::number(),
                    function = types::function();
  constexpr auto required = Presence::required, rest = Presence::rest;
  static const Parameter of_list[] = {{"list", list}};
  static const Parameter element[] = {{"list", list}, {"element", any, required, true}};
  static const Parameter match[] = {{"list", list}, {"match", any, required, true}};
  static const Parameter part[] = {
      {"list", list}, {"start position", number}, {"length", number, Presence::optional}};
  static const Parameter items[] = {{"list", list}, {"item", any, rest, true}};
  static const Parameter lists[] = {{"list", list, rest}};
  static const Parameter insertion[] = {
      {"list", list}, {"position", number}, {"newItem", any, required, true}};
  static const Parameter position[] = {{"list", list}, {"position", number}};
  static const Parameter matching[] = {{"list", list}, {"match", function}, {"newItem", any, required, true}};
  static const Parameter precedence[] = {{"list", list}, {"precedence", function}};
  static const Builtin builtins[] = {
      {"list contains", element, list_contains, types::boolean()},
      {"index of", match, index_of, list},
      {"count", of_list, count, number},
      {"sublist", part, sublist, list},
      {"append", items, append, list},
      {"concatenate", lists, concatenate, list},
      {"union", lists, unite, list},
      {"distinct values", of_list, distinct_values, list},
      {"insert before", insertion, insert_before, list},
      {"remove", position, remove_at, list},
      {"reverse", of_list, reverse, list},
      {"flatten", of_list, flatten, list},
      {"list replace", insertion, replace_at, list},
      {"list replace", matching, replace_matching, list},
      {"sort", precedence, sort, list},
  };
  return builtins;
}

} // namespace stackbook::feel
