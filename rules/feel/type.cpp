#include "rules/feel/type.hpp"

#include "rules/feel/program/function.hpp"
#include "rules/feel/stack.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stackbook::feel {

namespace {

using TypeForm = Type::Form;

std::string_view name_of(TypeForm form) {
  constexpr std::array<std::string_view, 14> names = {"Any",
                                                      "Null",
                                                      "boolean",
                                                      "number",
                                                      "string",
                                                      "date",
                                                      "time",
                                                      "date and time",
                                                      "days and time duration",
                                                      "years and months duration",
                                                      "list",
                                                      "context",
                                                      "range",
                                                      "function"};
  return names[static_cast<std::size_t>(form)];
}

void write(std::string& text, Type type, int depth) {
  const TypeInfo& info = type.info();
  if (!info.name.empty()) {
    text += info.name;
    return;
  }
  text += name_of(info.form);
  if (depth > 16) { // a nameless type that holds itself
    text += "<…>";
    return;
  }
  const auto members = [&](const std::vector<TypeMember>& list, bool named) {
    bool first = true;
    for (const TypeMember& m : list) {
      text += std::exchange(first, false) ? "" : ", ";
      if (named) text += m.name + ": ";
      write(text, m.type, depth + 1);
    }
  };
  switch (info.form) {
  case TypeForm::list:
  case TypeForm::range:
    text += '<';
    write(text, type.element(), depth + 1);
    text += '>';
    break;
  case TypeForm::context:
    if (info.members.empty()) break;
    text += '<';
    members(info.members, true);
    text += '>';
    break;
  case TypeForm::function:
    if (info.result == nullptr) break;
    text += '<';
    members(info.parameters, false);
    text += "> -> ";
    write(text, Type(info.result), depth + 1);
    break;
  default: break;
  }
}

// Conformance is a conjunction over pairs of types, so a pair met once may be taken as true from then on:
// either it is, or the whole answer is false already.
class Conformance {
 public:
  bool holds(Type from, Type to) {
    if (from == to || to.is_any() || from.form() == TypeForm::null) return true;
    if (from.form() != to.form()) return false;
    const std::pair pair{&from.info(), &to.info()};
    if (std::find(met_.begin(), met_.end(), pair) != met_.end()) return true;
    met_.push_back(pair);
    ++depth_;
    const bool inside = descend(depth_, [&] { return holds_inside(from, to); });
    --depth_;
    return inside;
  }

 private:
  bool holds_inside(Type from, Type to) {
    switch (from.form()) {
    case TypeForm::list:
    case TypeForm::range: return holds(from.element(), to.element());
    case TypeForm::context: return holds_members(from.info(), to.info());
    case TypeForm::function: return holds_function(from.info(), to.info());
    default: return true;
    }
  }
  bool holds_members(const TypeInfo& from, const TypeInfo& to) {
    return std::all_of(to.members.begin(), to.members.end(), [&](const TypeMember& wanted) {
      const auto given = std::find_if(from.members.begin(), from.members.end(),
                                      [&](const TypeMember& m) { return m.name == wanted.name; });
      return given != from.members.end() && holds(given->type, wanted.type);
    });
  }
  bool holds_function(const TypeInfo& from, const TypeInfo& to) {
    if (to.result == nullptr) return true;
    if (from.result == nullptr || from.parameters.size() != to.parameters.size()) return false;
    for (std::size_t i = 0; i < to.parameters.size(); ++i)
      if (!holds(to.parameters[i].type, from.parameters[i].type)) return false;
    return holds(Type(from.result), Type(to.result));
  }

  std::vector<std::pair<const TypeInfo*, const TypeInfo*>> met_;
  std::uint32_t depth_ = 0;
};

// Of an overloaded builtin, any overload that fits will do. What a function gives must be known, declared or seen from its
// body: Any conforms to Any alone (10.3.2.9.2).
bool function_fits(const Function& function, Type type) {
  if (type.info().result == nullptr) return true;
  const auto fits = [&](const auto& parameters, Type result) {
    const auto& wanted = type.info().parameters;
    if (parameters.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (!conforms(wanted[i].type, parameters[i].type)) return false;
    return conforms(result, Type(type.info().result));
  };
  if (const auto* set = std::get_if<BuiltinSet>(&function.body))
    return std::any_of(set->overloads.begin(), set->overloads.end(),
                       [&](const Builtin* b) { return fits(b->parameters, b->result); });
  const auto* lambda = std::get_if<Lambda>(&function.body);
  return fits(function.parameters,
              lambda != nullptr && function.result.is_any() ? lambda->gives : function.result);
}

static_assert(form_of(Kind::null) == TypeForm::null && form_of(Kind::date_time) == TypeForm::date_time &&
              form_of(Kind::function) == TypeForm::function);

enum class Fit { yes, no, forbidden };

// The kind says it all: null, or a value of a simple type without a constraint.
bool fits_by_kind(Value value, Type type) {
  const TypeInfo& info = type.info();
  return value.is_null() || (info.constraint == nullptr && info.form >= TypeForm::boolean &&
                             info.form <= TypeForm::months_duration && form_of(value.kind()) == info.form);
}

// Names of rows often are the very ones of their type.
bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.data() == b.data() || a == b);
}

// With an evaluation, constraints are asked too: of elements and members first, then of the value. A type may hold itself,
// so `depth` goes as deep as the value.
Fit fit(Value value, Type type, Evaluation* asking, std::uint32_t depth = 0) {
  if (value.is_null()) return Fit::yes;
  const TypeInfo& info = type.info();
  if (info.form != TypeForm::any && form_of(value.kind()) != info.form) return Fit::no;
  Fit result = Fit::yes;
  const auto part = [&](Value v, Type t) {
    if (result == Fit::yes) result = descend(depth + 1, [&] { return fit(v, t, asking, depth + 1); });
  };
  switch (info.form) {
  case TypeForm::list:
    if (info.element != nullptr &&
        (info.element->form != TypeForm::any || info.element->constraint != nullptr))
      for (const Value item : value.as_list()) part(item, Type(info.element));
    break;
  case TypeForm::range:
    part(value.as_range().start, type.element());
    part(value.as_range().end, type.element());
    break;
  case TypeForm::context: {
    const Context& context = value.as_context();
    const std::span<const std::string_view> names(context.shape->names, context.shape->count);
    for (std::size_t i = 0; i < info.members.size(); ++i) {
      const TypeMember& m = info.members[i];
      const bool in_order = i < names.size() && is_same(names[i], m.name); // as most are made
      const Value* given = in_order ? &context.values[i] : member(value, m.name);
      if (given == nullptr) return Fit::no;
      if (!fits_by_kind(*given, m.type)) part(*given, m.type);
    }
    break;
  }
  case TypeForm::function:
    if (!function_fits(value.as_function(), type)) return Fit::no;
    break;
  default: break;
  }
  if (result == Fit::yes && asking != nullptr && info.constraint != nullptr &&
      !info.constraint->holds(*info.constraint, value, *asking))
    return Fit::forbidden;
  return result;
}

Fit convert_asking(Value& value, Type type, Arena& arena, Evaluation* asking) {
  const Fit direct = fit(value, type, asking);
  if (direct != Fit::no) return direct;
  if (type.form() == TypeForm::list && value.kind() != Kind::list) {
    const Value wrapped = make_list(arena, std::span(&value, 1));
    const Fit as_list = fit(wrapped, type, asking);
    if (as_list == Fit::yes) value = wrapped;
    return as_list;
  }
  if (value.kind() == Kind::list && value.as_list().size() == 1) {
    const Value only = value.as_list()[0];
    const Fit as_element = fit(only, type, asking);
    if (as_element == Fit::yes) value = only;
    return as_element;
  }
  if (value.kind() == Kind::date && type.form() == TypeForm::date_time) {
    const Value midnight = Value::date_time(arena.keep(DateTime{value.days(), 0, Zone::offset(0)}));
    const Fit as_instant = fit(midnight, type, asking);
    if (as_instant == Fit::yes) value = midnight;
    return as_instant;
  }
  return Fit::no;
}

} // namespace

const std::array<TypeInfo, 14> simple_types{{{.form = TypeForm::any},
                                             {.form = TypeForm::null},
                                             {.form = TypeForm::boolean},
                                             {.form = TypeForm::number},
                                             {.form = TypeForm::string},
                                             {.form = TypeForm::date},
                                             {.form = TypeForm::time},
                                             {.form = TypeForm::date_time},
                                             {.form = TypeForm::days_duration},
                                             {.form = TypeForm::months_duration},
                                             {.form = TypeForm::list},
                                             {.form = TypeForm::context},
                                             {.form = TypeForm::range},
                                             {.form = TypeForm::function}}};

Type Type::any_list() {
  return simple(TypeForm::list);
}
Type Type::element() const {
  return info_->element != nullptr ? Type(info_->element) : Type();
}

Type Types::list_of(Type element) {
  if (element == Type()) return Type::any_list();
  TypeInfo info;
  info.form = TypeForm::list;
  info.element = &element.info();
  return Type(&add(std::move(info)));
}

Type Types::range_of(Type element) {
  TypeInfo info;
  info.form = TypeForm::range;
  info.element = &element.info();
  return Type(&add(std::move(info)));
}

std::string to_text(Type type) {
  std::string text;
  write(text, type, 0);
  return text;
}

bool conforms(Type from, Type to) {
  return Conformance().holds(from, to);
}

bool is_instance(Value value, Type type) {
  if (value.is_null()) return type.form() == TypeForm::null;
  return fit(value, type, nullptr) == Fit::yes;
}

namespace {

Type special_type(Value value, Types& pool, std::uint32_t depth) {
  const auto part = [&](Value inner) {
    return descend(depth + 1, [&] { return special_type(inner, pool, depth + 1); });
  };
  switch (value.kind()) {
  case Kind::list: {
    const auto items = value.as_list();
    Type element = Type::simple(TypeForm::null);
    for (const Value item : items) {
      const Type each = part(item);
      if (conforms(each, element)) continue;
      element = conforms(element, each) ? each : Type();
      if (element.is_any()) break;
    }
    return pool.list_of(element);
  }
  case Kind::context: {
    TypeInfo info;
    info.form = TypeForm::context;
    const Context& context = value.as_context();
    for (std::uint32_t i = 0; i < context.shape->count; ++i)
      info.members.push_back({std::string(context.shape->names[i]), part(context.values[i])});
    return Type(&pool.add(std::move(info)));
  }
  case Kind::range: {
    const Range& range = value.as_range();
    return pool.range_of(part(range.start.is_null() ? range.end : range.start));
  }
  case Kind::function: {
    const Function& function = value.as_function();
    TypeInfo info;
    info.form = TypeForm::function;
    if (std::holds_alternative<BuiltinSet>(function.body)) return Type::simple(TypeForm::function);
    for (const ParameterDeclaration& p : function.parameters) info.parameters.push_back({p.name, p.type});
    info.result = &function.result.info();
    return Type(&pool.add(std::move(info)));
  }
  default: return Type::simple(form_of(value.kind()));
  }
}

} // namespace

Type type_of(Value value, Types& pool) {
  return special_type(value, pool, 0);
}

bool convert(Value& value, Type type, Arena& arena) {
  return convert_asking(value, type, arena, nullptr) == Fit::yes;
}

Value coerce(Value value, Type type, Evaluation& evaluation, Span span) {
  const bool long_list = value.kind() == Kind::list && value.as_list().size() >= Lists::least_count;
  if (long_list && evaluation.lists.conforms(value.as_list(), type.info())) return value;
  Value converted = value;
  switch (convert_asking(converted, type, evaluation.arena, &evaluation)) {
  case Fit::yes:
    if (long_list) evaluation.lists.note_conforming(value.as_list(), type.info());
    return converted;
  case Fit::forbidden:
    return evaluation.fail(Code::type_constraint, span, {value},
                           evaluation.arena.keep(std::string_view(to_text(type))));
  case Fit::no: break;
  }
  return evaluation.fail(Code::type_conversion, span, {value},
                         evaluation.arena.keep(std::string_view(to_text(type))));
}

} // namespace stackbook::feel
