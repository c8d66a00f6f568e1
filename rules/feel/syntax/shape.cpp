#include "rules/feel/syntax/shape.hpp"

#include "rules/feel/syntax/name.hpp"

#include <algorithm>
#include <iterator>

namespace stackbook::feel {
namespace {

using TypeForm = Type::Form;

} // namespace

std::uint32_t Shapes::height_of(Type type) const {
  if (made_ == nullptr) return 0;
  const auto known = made_->heights.find(&type.info());
  return known == made_->heights.end() ? 0 : known->second;
}

Shapes::Made& Shapes::made() {
  if (made_ == nullptr) made_ = std::make_unique<Made>();
  return *made_;
}

Type Shapes::raised(Type type, std::uint32_t height) {
  made().heights.emplace(&type.info(), height);
  return type;
}

Type Shapes::list(Type element) {
  const std::uint32_t height = height_of(element) + 1;
  if (element.is_any() || height > highest) return Type::any_list();
  const auto [at, fresh] = made().lists.try_emplace(&element.info());
  if (fresh) at->second = raised(pool_.list_of(element), height);
  return at->second;
}

Type Shapes::range(Type element) {
  const std::uint32_t height = height_of(element) + 1;
  if (height > highest) return Type::simple(TypeForm::range);
  const auto [at, fresh] = made().ranges.try_emplace(&element.info());
  if (fresh) at->second = raised(pool_.range_of(element), height);
  return at->second;
}

Type Shapes::context(std::span<const std::string> names, std::span<const Type> types) {
  auto& same_names = made().contexts[std::vector<std::string>(names.begin(), names.end())];
  for (const Type known : same_names) {
    const auto& members = known.info().members;
    if (std::equal(members.begin(), members.end(), types.begin(), types.end(),
                   [](const TypeMember& member, Type type) { return member.type == type; }))
      return known;
  }
  TypeInfo info;
  info.form = TypeForm::context;
  info.normal = std::all_of(names.begin(), names.end(), is_normal);
  std::uint32_t height = 1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool fits = height_of(types[i]) < highest;
    info.members.push_back({names[i], fits ? types[i] : Type()});
    if (fits) height = std::max(height, height_of(types[i]) + 1);
  }
  const Type fresh = raised(Type(&pool_.add(std::move(info))), height);
  // More than a few types for the same names: sharing no longer pays for the search.
  if (same_names.size() < 8) same_names.push_back(fresh);
  return fresh;
}

Type Shapes::function(const Signature& signature, Type result) {
  TypeInfo info;
  info.form = TypeForm::function;
  for (const ParameterDeclaration& parameter : signature.parameters)
    info.parameters.push_back({parameter.name, parameter.type});
  info.result = &(signature.result.is_any() ? result : signature.result).info();
  return Type(&pool_.add(std::move(info)));
}

Type Shapes::either(Type a, Type b) {
  if (a == b || b.form() == TypeForm::null) return a;
  if (a.form() == TypeForm::null) return b;
  if (a.is_any() || b.is_any()) return a.is_any() && b.form() != TypeForm::context ? a : a.is_any() ? b : a;
  if (a.form() == TypeForm::list && b.form() == TypeForm::list) {
    const Type element = a.element();
    return element == b.element() ? a : element.is_any() ? b : a;
  }
  if (a.form() != TypeForm::context || b.form() != TypeForm::context)
    return a.form() == b.form() ? a : Type();
  std::vector<std::string> names;
  std::vector<Type> types;
  for (const TypeMember& member : a.info().members)
    names.push_back(member.name), types.push_back(member.type);
  const std::size_t own = names.size();
  // Quadratic in the members of one literal only; past a size nobody writes by hand the first type stands for
  // both.
  if (own * b.info().members.size() > 1'000'000) return a;
  for (const TypeMember& member : b.info().members)
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(own), member.name) ==
        names.begin() + static_cast<std::ptrdiff_t>(own))
      names.push_back(member.name), types.push_back(member.type);
  return names.size() == own ? a : context(names, types);
}

Type element_type(Type domain) {
  if (domain.form() == TypeForm::list || domain.form() == TypeForm::range) return domain.element();
  return domain;
}

std::span<const TypeMember> members_of(Type type) {
  return with_members(type).members;
}

const TypeInfo& with_members(Type type) {
  for (int lists = 0; type.form() == TypeForm::list && lists < 16; ++lists) type = type.element();
  return type.form() == TypeForm::context ? type.info() : Type().info();
}

Type path_type(Type left, std::string_view member, Shapes& shapes) {
  if (left.form() == TypeForm::range && (member == "start" || member == "end")) return left.element();
  for (const TypeMember& known : members_of(left))
    if (known.name == member) return left.form() == TypeForm::list ? shapes.list(known.type) : known.type;
  return {};
}

Type filter_type(Type left, Type predicate) {
  return left.form() == TypeForm::list && predicate.form() == TypeForm::number ? left.element() : left;
}

Type call_type(Type callee_type, std::string_view callee, bool is_variable, Type first) {
  if (callee_type.form() == TypeForm::function && callee_type.info().result != nullptr)
    return Type(callee_type.info().result);
  if (is_variable) return {};
  // Builtins that give back what they were given, or part of it.
  static constexpr std::string_view keeping[] = {
      "append",  "concatenate", "distinct values", "insert before", "list replace", "remove",
      "reverse", "sort",        "sublist",         "union"};
  if (std::find(std::begin(keeping), std::end(keeping), callee) != std::end(keeping)) return first;
  if ((callee == "min" || callee == "max") && first.form() == TypeForm::list) return first.element();
  return {};
}

Type operator_type(Form form, Type left, Type right) {
  switch (form) {
  case Form::equal:
  case Form::not_equal:
  case Form::less:
  case Form::less_equal:
  case Form::greater:
  case Form::greater_equal:
  case Form::between:
  case Form::in:
  case Form::conjunction:
  case Form::disjunction:
  case Form::instance_of:
  case Form::some:
  case Form::every:
  case Form::tests:
  case Form::not_tests:
  case Form::any_test: return Type::simple(TypeForm::boolean);
  case Form::negate: return left;
  case Form::add:
    // Of these two sorts only the like can be added, so that one side says what the sum is.
    for (const Type side : {left, right})
      if (side.form() == TypeForm::number || side.form() == TypeForm::string) return side;
    return {};
  case Form::power: return Type::simple(TypeForm::number);
  case Form::subtract:
    return left.form() == TypeForm::number ? left : right.form() == TypeForm::number ? right : Type();
  case Form::multiply:
  case Form::divide:
    return left.form() == TypeForm::number && right.form() == TypeForm::number ? left : Type();
  default: return {};
  }
}

Type literal_type(Form form) {
  switch (form) {
  case Form::null: return Type::simple(TypeForm::null);
  case Form::boolean: return Type::simple(TypeForm::boolean);
  case Form::number: return Type::simple(TypeForm::number);
  case Form::string: return Type::simple(TypeForm::string);
  default: return {};
  }
}

} // namespace stackbook::feel
