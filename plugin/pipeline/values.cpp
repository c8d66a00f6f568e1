#include "plugin/pipeline/values.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"

namespace stackbook::pipeline {

using feel::Kind;
using feel::Value;
using Form = feel::Type::Form;

namespace {

// The builtin that makes a value of the type from text.
const char* maker_of(Form form) {
  switch (form) {
  case Form::date: return "date(x)";
  case Form::time: return "time(x)";
  case Form::date_time: return "date and time(x)";
  case Form::days_duration:
  case Form::months_duration: return "duration(x)";
  default: return nullptr;
  }
}

} // namespace

Value value_of(const wire::Json& json, feel::Arena& arena) {
  if (const auto* truth = std::get_if<bool>(&json.value)) return Value::boolean(*truth);
  if (const auto* number = std::get_if<findings::Decimal>(&json.value))
    return feel::number::parse(wire::plain_digits(number->digits), arena);
  if (const std::string* text = json.text()) return Value::string(arena.keep(std::string_view(*text)));
  std::vector<Value> values;
  if (const wire::Array* array = json.array()) {
    for (const wire::Json& item : *array) values.push_back(value_of(item, arena));
    return feel::make_list(arena, values);
  }
  const wire::Object* object = json.object();
  if (object == nullptr) return Value();
  std::vector<std::string_view> names;
  for (const auto& [name, member] : *object) {
    names.push_back(arena.keep(std::string_view(name)));
    values.push_back(value_of(member, arena));
  }
  return feel::make_context(arena, names, values);
}

std::optional<Value> typed(Value value, feel::Type type, dmn::Session& session, feel::Arena& arena) {
  const Form form = type.form();
  if (value.kind() != Kind::string || form == Form::string || form == Form::any) return value;
  if (form == Form::boolean)
    return value.as_string() == "true"    ? std::optional(Value::boolean(true))
           : value.as_string() == "false" ? std::optional(Value::boolean(false))
                                          : std::nullopt;
  if (form == Form::number)
    return feel::number::is_literal(value.as_string())
               ? std::optional(feel::number::parse(value.as_string(), arena))
               : std::nullopt;
  const char* maker = maker_of(form);
  if (maker == nullptr) return std::nullopt;
  std::vector<feel::Issue> issues;
  const std::pair<std::string, Value> variable{"x", value};
  const Value made = feel::copy_to(arena, session.ask(maker, std::span(&variable, 1), issues));
  session.release();
  return made.is_null() ? std::nullopt : std::optional(made);
}

wire::Json json_of(Value value) {
  switch (value.kind()) {
  case Kind::null: return {};
  case Kind::boolean: return {value.as_boolean()};
  case Kind::number: return {findings::Decimal{feel::number::to_digits(value)}};
  case Kind::string: return {std::string(value.as_string())};
  case Kind::list: {
    wire::Array array;
    for (const Value item : value.as_list()) array.push_back(json_of(item));
    return {std::move(array)};
  }
  case Kind::context: {
    const feel::Context& context = value.as_context();
    wire::Object object;
    for (std::uint32_t i = 0; i < context.shape->count; ++i)
      object.emplace_back(std::string(context.shape->names[i]), json_of(context.values[i]));
    return {std::move(object)};
  }
  default: return {feel::to_text(value)};
  }
}

} // namespace stackbook::pipeline
