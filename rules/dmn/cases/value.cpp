#include "rules/dmn/cases/cases.hpp"
#include "rules/dmn/model/definitions.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/time/parse.hpp"

#include <algorithm>
#include <optional>

namespace stackbook::dmn {
namespace {

using feel::Kind;
using feel::Type;
using feel::Value;

constexpr std::string_view instance = "http://www.w3.org/2001/XMLSchema-instance";

bool is_nil(const xml::Element& element) {
  const auto nil = element.attribute("nil", instance);
  return nil == "true" || nil == "1";
}

std::optional<Type::Form> schema_type(const xml::Element& element) {
  const auto written = element.attribute("type", instance);
  if (!written) return std::nullopt;
  const std::string_view local = written->substr(written->find(':') + 1);
  if (local == "string") return Type::Form::string;
  if (local == "boolean") return Type::Form::boolean;
  if (local == "decimal" || local == "double" || local == "float" || local == "integer" || local == "int" ||
      local == "long")
    return Type::Form::number;
  if (local == "date") return Type::Form::date;
  if (local == "time") return Type::Form::time;
  if (local == "dateTime") return Type::Form::date_time;
  if (local == "duration" || local == "dayTimeDuration" || local == "yearMonthDuration")
    return Type::Form::days_duration;
  return std::nullopt;
}

Value read_simple(std::string_view text, Type::Form form, feel::Arena& arena) {
  const std::string_view bare = trimmed(text);
  const auto parsed = [](const feel::Parsed& value) { return value ? value.value : Value(); };
  switch (form) {
  case Type::Form::string: return Value::string(arena.keep(text));
  case Type::Form::boolean:
    if (bare == "true" || bare == "1") return Value::boolean(true);
    return bare == "false" || bare == "0" ? Value::boolean(false) : Value();
  case Type::Form::number: {
    const std::string_view plus = bare.starts_with('+') ? bare.substr(1) : bare;
    return feel::number::is_literal(plus) ? feel::number::parse(plus, arena) : Value();
  }
  case Type::Form::date: return parsed(feel::parse_date(bare));
  case Type::Form::time: return parsed(feel::parse_time(bare));
  case Type::Form::date_time: return parsed(feel::parse_date_time(bare, arena));
  case Type::Form::days_duration:
  case Type::Form::months_duration: return parsed(feel::parse_duration(bare));
  default: break;
  }
  if (feel::number::is_literal(bare)) return feel::number::parse(bare, arena);
  if (bare == "true" || bare == "false") return Value::boolean(bare == "true");
  return bare.empty() ? Value() : Value::string(arena.keep(text));
}

Type member_type(Type type, std::string_view name) {
  if (type.form() == Type::Form::context)
    for (const feel::TypeMember& member : type.info().members)
      if (member.name == name) return member.type;
  return {};
}

} // namespace

Value read_value(const xml::Element& holder, Type type, feel::Arena& arena) {
  if (is_nil(holder)) return {};
  std::vector<std::string_view> names;
  std::vector<Value> members;
  for (const xml::Element& child : holder.children()) {
    if (child.name == "value") {
      if (is_nil(child)) return {};
      const auto form = schema_type(child);
      return read_simple(child.text, form ? *form : type.form(), arena);
    }
    if (child.name == "list") {
      if (is_nil(child)) return {};
      std::vector<Value> items;
      for (const xml::Element& item : child.children())
        if (item.name == "item") items.push_back(read_value(item, type.element(), arena));
      return feel::make_list(arena, items);
    }
    if (child.name != "component") continue;
    const std::string_view name = arena.keep(child.attribute_or("name"));
    names.push_back(name);
    members.push_back(read_value(child, member_type(type, name), arena));
  }
  return names.empty() ? Value() : feel::make_context(arena, names, members);
}

bool is_same(Value expected, Value found, feel::Arena& arena) {
  if (expected.kind() != found.kind()) return false;
  switch (expected.kind()) {
  case Kind::null: return true;
  case Kind::boolean: return expected.as_boolean() == found.as_boolean();
  case Kind::number: {
    const Value apart = feel::number::absolute(feel::number::subtract(expected, found, arena), arena);
    return feel::number::less(apart, Value::small_number(1, -8));
  }
  case Kind::string: return expected.as_string() == found.as_string();
  case Kind::date: return expected.days() == found.days();
  case Kind::time:
    return expected.nanoseconds_of_day() == found.nanoseconds_of_day() && expected.zone() == found.zone();
  case Kind::date_time: {
    const feel::DateTime &a = expected.as_date_time(), &b = found.as_date_time();
    return a.days == b.days && a.nanoseconds == b.nanoseconds && a.zone == b.zone;
  }
  case Kind::days_duration:
    return expected.seconds() == found.seconds() && expected.nanoseconds() == found.nanoseconds();
  case Kind::months_duration: return expected.months() == found.months();
  case Kind::list: {
    const auto a = expected.as_list(), b = found.as_list();
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](Value x, Value y) { return is_same(x, y, arena); });
  }
  case Kind::context: {
    const feel::Context& a = expected.as_context();
    if (a.shape->count != found.as_context().shape->count) return false;
    for (std::uint32_t i = 0; i < a.shape->count; ++i) {
      const Value* other = feel::member(found, a.shape->names[i]);
      if (other == nullptr || !is_same(a.values[i], *other, arena)) return false;
    }
    return true;
  }
  default: return false; // ranges and functions can't be written in a case
  }
}

} // namespace stackbook::dmn
