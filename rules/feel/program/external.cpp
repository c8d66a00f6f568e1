#include "rules/feel/program/external.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/program/function.hpp"

#include <algorithm>
#include <array>

namespace stackbook::feel {

namespace {

std::string without_spaces(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
  return kept;
}

std::string key_of(std::string_view of, std::string_view signature) {
  return std::string(of) + '#' + without_spaces(signature);
}

std::vector<std::string> parameters_of(const std::string& signature) {
  std::vector<std::string> types;
  const std::size_t open = signature.find('('), close = signature.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close <= open + 1) return types;
  std::size_t at = open + 1;
  while (at <= close) {
    const std::size_t end = std::min(signature.find(',', at), close);
    types.push_back(signature.substr(at, end - at));
    at = end + 1;
  }
  return types;
}

bool integer_within(Value value, std::int64_t least, std::int64_t most) {
  if (value.kind() != Kind::number) return false;
  const auto integer = number::to_int64(value);
  return integer && *integer >= least && *integer <= most;
}

bool one_code_point(Value value) {
  if (value.kind() != Kind::string) return false;
  const std::string_view text = value.as_string();
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }) == 1;
}

bool fits(Value value, std::string_view type) {
  constexpr std::array<std::string_view, 4> kinds = {"int", "long", "short", "byte"};
  constexpr std::array<std::string_view, 4> boxes = {"java.lang.Integer", "java.lang.Long", "java.lang.Short",
                                                     "java.lang.Byte"};
  constexpr std::array<int, 4> bits = {31, 63, 15, 7};
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (type == kinds[i] || type == boxes[i]) {
      const auto most = static_cast<std::int64_t>((std::uint64_t{1} << bits[i]) - 1);
      return integer_within(value, -most - 1, most);
    }
  if (type == "double" || type == "float" || type == "java.lang.Double" || type == "java.lang.Float")
    return value.kind() == Kind::number;
  if (type == "boolean" || type == "java.lang.Boolean") return value.kind() == Kind::boolean;
  if (type == "char" || type == "java.lang.Character") return one_code_point(value);
  if (type == "java.lang.String") return value.kind() == Kind::string;
  return true;
}

bool all_fit(std::span<const Value> arguments, std::span<const std::string> types) {
  const bool open = !types.empty() && (types.back().starts_with('[') || types.back().ends_with("...") ||
                                       types.back().ends_with("[]"));
  const std::size_t fixed = open ? types.size() - 1 : types.size();
  if (arguments.size() < fixed || (arguments.size() > fixed && !open)) return false;
  for (std::size_t i = 0; i < fixed; ++i)
    if (!fits(arguments[i], types[i])) return false;
  return true;
}

struct Named { // an external function as text names it
  std::string_view of, signature;
};

Value call_external(const void* self, std::span<const Value> arguments, Evaluation& evaluation, Span span) {
  const Named& named = *static_cast<const Named*>(self);
  const Externals& known = evaluation.externals != nullptr ? *evaluation.externals : java_externals();
  const External* external = known.find(named.of, named.signature);
  if (external == nullptr) return evaluation.fail(Code::external_missing, span, {}, named.signature);
  const auto failed = [&] {
    const Value first = arguments.empty() ? Value() : arguments[0];
    return evaluation.fail(Code::external_failed, span, {first}, named.signature);
  };
  if (!all_fit(arguments, external->parameters)) return failed();
  const Value result = external->call(arguments, evaluation, span);
  return result.is_null() && result.reason() == 0 ? failed() : result;
}

} // namespace

void Externals::add(std::string_view of, std::string_view signature,
                    Value (*call)(std::span<const Value> arguments, Evaluation& evaluation, Span span)) {
  all_[key_of(of, signature)] = {call, parameters_of(without_spaces(signature))};
}

const External* Externals::find(std::string_view of, std::string_view signature) const {
  const auto at = all_.find(key_of(of, signature));
  if (at != all_.end()) return &at->second;
  return this == &java_externals() ? nullptr : java_externals().find(of, signature);
}

Value make_external(Value mapping, std::span<const ParameterDeclaration> parameters, Type result,
                    std::string_view name, Evaluation& evaluation, Span span) {
  const auto text = [](Value context, std::string_view key) {
    const Value* found = member(context, key);
    return found != nullptr && found->kind() == Kind::string ? found->as_string() : std::string_view();
  };
  Named named;
  if (const Value* java = member(mapping, "java"))
    named = {text(*java, "class"), text(*java, "method signature")};
  else if (const Value* pmml = member(mapping, "pmml"))
    named = {text(*pmml, "document"), text(*pmml, "model")};
  if (named.of.empty() || named.signature.empty())
    return evaluation.fail(Code::external_missing, span, {mapping}, name);
  Arena& arena = evaluation.arena;
  const Named* kept = arena.keep(named);
  const Function function{parameters, result, Native{call_external, kept}, name};
  return Value::function(new (arena.allocate(sizeof(Function))) Function(function));
}

} // namespace stackbook::feel
