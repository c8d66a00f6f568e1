// Type: a FEEL type (DMN 1.5 section 10.3.2.9), a handle to an immutable description.
//
// The simple types are static; compound ones belong to the Types pool of the model that names them and live
// as long. Item definitions become types: their name is kept for messages, their allowed values as a
// constraint, which `coerce` honours and `is_instance` does not.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/value.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

struct TypeInfo;

class Type {
 public:
  enum class Form : std::uint8_t {
    any,
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_time,
    days_duration,
    months_duration,
    list,
    context,
    range,
    function
  };
  Type(); // Any
  explicit Type(const TypeInfo* info) : info_(info) {}
  static Type simple(Form form); // any … months_duration; list, range, function: of Any
  static Type any_list();        // list<Any>

  Form form() const;
  const TypeInfo& info() const { return *info_; }
  bool is_any() const { return form() == Form::any; }
  Type element() const; // of a list or range; Any otherwise
  friend bool operator==(Type a, Type b) {
    return a.info_ == b.info_;
  } // the same description; for sense use conforms

 private:
  const TypeInfo* info_;
};

struct TypeMember {
  std::string name;
  Type type;
};

// Allowed values or a type constraint: asked with each value that is converted to the type.
struct Constraint {
  bool (*holds)(const Constraint& self, Value value, Evaluation& evaluation);
  std::string text; // as written, for messages
};

struct TypeInfo {
  Type::Form form = Type::Form::any;
  std::string name{};                   // of the item definition, else empty
  const TypeInfo* element = nullptr;    // list, range
  std::vector<TypeMember> members{};    // context, in order of declaration
  std::vector<TypeMember> parameters{}; // function
  const TypeInfo* result = nullptr;     // function
  const Constraint* constraint = nullptr;
  bool normal = false; // the names of its members are known to be normalised (rules/feel/syntax/scope.hpp)
};

extern const std::array<TypeInfo, 14> simple_types; // by form

inline Type::Type() : info_(simple_types.data()) {}
inline Type Type::simple(Form form) {
  return Type(&simple_types[static_cast<std::size_t>(form)]);
}
inline Type::Form Type::form() const {
  return info_->form;
}

class Types { // owns compound types; addresses are stable
 public:
  TypeInfo& add(TypeInfo info) { return all_.emplace_back(std::move(info)); }
  Type list_of(Type element);
  Type range_of(Type element);

 private:
  std::deque<TypeInfo> all_;
};

constexpr Type::Form form_of(Kind kind) { // the simple type of a kind of value
  return static_cast<Type::Form>(static_cast<std::uint8_t>(kind) + 1);
}

std::string to_text(Type type);    // "list<tStackLine>", "context<a: number>"
bool conforms(Type from, Type to); // 10.3.2.9.2; safe for types that contain themselves
bool is_instance(Value value,
                 Type type); // the operator instance of: no conversion, no constraint, null is none
Type type_of(Value value, Types& pool); // the most special one

// Converts in place as `coerce` does, without the constraint and without a reason. False: left as it was.
bool convert(Value& value, Type type, Arena& arena);

// The implicit conversions of 10.3.2.9.4 in their order: conforms; to a singleton list; from a singleton
// list; date to date and time; else null with FEEL-TYPE-CONVERSION. Then the constraint. Null conforms to
// all.
Value coerce(Value value, Type type, Evaluation& evaluation, Span span);

} // namespace stackbook::feel
