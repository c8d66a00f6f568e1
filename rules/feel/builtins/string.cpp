#include "rules/feel/builtins/regex.hpp"
#include "rules/feel/builtins/table.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/text/case.hpp"
#include "rules/feel/text/utf8.hpp"

#include <cstring>

namespace stackbook::feel {
namespace {

using Arguments = std::span<const Value>;

// Going through a long text is work that counts: a loop could do it over and over.
constexpr std::size_t bytes_a_step = 64;

void pass(Call& call, std::string_view text) {
  call.evaluation.steps += text.size() / bytes_a_step;
}

// Linear in both, whatever they hold; std::string_view's own search is not.
std::size_t find(Call& call, std::string_view text, std::string_view part) {
  pass(call, text);
  if (part.empty()) return 0;
  if (text.size() < part.size())
    return std::string_view::npos; // nor may memmem be given a text that is nowhere
  const void* const at = memmem(text.data(), text.size(), part.data(), part.size());
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

Value answer_length(Call& call, Arguments arguments) {
  pass(call, arguments[0].as_string());
  return number::from(static_cast<std::int64_t>(count_code_points(arguments[0].as_string())));
}

// Positions count code points from 1, or from -1 at the end; fractions are cut off. There is no position 0, none before the
// first or past the last, and no part of length 0; a length that goes past the end ends there.
Value answer_substring(Call& call, Arguments arguments) {
  const std::string_view text = arguments[0].as_string();
  pass(call, text);
  const auto start = number::truncated(arguments[1]);
  if (!start || *start == 0) return call.fail(Code::argument_value, {arguments[1]}, "start position");
  std::size_t begin;
  if (*start > 0) {
    begin = offset_of_code_point(text, static_cast<std::size_t>(*start - 1));
    if (begin == text.size())
      return call.fail(Code::argument_value, {arguments[1], arguments[0]}, "start position");
  } else {
    const auto length = static_cast<std::int64_t>(count_code_points(text));
    if (*start < -length)
      return call.fail(Code::argument_value, {arguments[1], arguments[0]}, "start position");
    begin = offset_of_code_point(text, static_cast<std::size_t>(length + *start));
  }
  const std::string_view rest = text.substr(begin);
  if (arguments[2].is_null()) return Value::string(rest);
  const auto length = number::truncated(arguments[2]);
  if (length ? *length < 1 : number::sign(arguments[2]) < 0)
    return call.fail(Code::argument_value, {arguments[2]}, "length");
  return Value::string(length ? rest.substr(0, offset_of_code_point(rest, static_cast<std::size_t>(*length)))
                              : rest);
}

template <void (*append)(std::string&, std::string_view)> Value answer_case(Call& call, Arguments arguments) {
  pass(call, arguments[0].as_string());
  std::string out;
  append(out, arguments[0].as_string());
  return Value::string(call.arena().keep(std::string_view(out)));
}

Value answer_before(Call& call, Arguments arguments) {
  const std::string_view text = arguments[0].as_string();
  const std::size_t at = find(call, text, arguments[1].as_string());
  return Value::string(text.substr(0, at == std::string_view::npos ? 0 : at));
}

Value answer_after(Call& call, Arguments arguments) {
  const std::string_view text = arguments[0].as_string(), match = arguments[1].as_string();
  const std::size_t at = find(call, text, match);
  return Value::string(at == std::string_view::npos ? text.substr(text.size())
                                                    : text.substr(at + match.size()));
}

Value answer_contains(Call& call, Arguments arguments) {
  return Value::boolean(find(call, arguments[0].as_string(), arguments[1].as_string()) !=
                        std::string_view::npos);
}

Value answer_starts(Call& call, Arguments arguments) {
  pass(call, arguments[1].as_string());
  return Value::boolean(arguments[0].as_string().starts_with(arguments[1].as_string()));
}

Value answer_ends(Call& call, Arguments arguments) {
  pass(call, arguments[1].as_string());
  return Value::boolean(arguments[0].as_string().ends_with(arguments[1].as_string()));
}

Value answer_join(Call& call, Arguments arguments) {
  const std::string_view delimiter = arguments[1].is_null() ? std::string_view() : arguments[1].as_string();
  std::size_t size = 0, count = 0;
  for (const Value item : arguments[0].as_list()) {
    if (item.is_null()) continue;
    if (item.kind() != Kind::string) return call.fail(Code::argument_type, {item}, "list");
    size += item.as_string().size() + (count++ == 0 ? 0 : delimiter.size());
  }
  if (size > call.evaluation.limits.bytes) return call.fail(Code::limit_bytes, {arguments[0]});
  std::string out;
  out.reserve(size);
  bool first = true;
  for (const Value item : arguments[0].as_list()) {
    if (item.is_null()) continue;
    if (!first) out += delimiter;
    first = false;
    out += item.as_string();
  }
  return Value::string(call.arena().keep(std::string_view(out)));
}

} // namespace

std::span<const Builtin> string_builtins() {
  using Presence = Parameter::Presence;
  static const Type string = Type::simple(Type::Form::string), number = Type::simple(Type::Form::number),
                    boolean = Type::simple(Type::Form::boolean), list = Type::any_list();
  static const Parameter of_text[] = {{"string", string}};
  static const Parameter of_match[] = {{"string", string}, {"match", string}};
  static const Parameter of_part[] = {
      {"string", string}, {"start position", number}, {"length", number, Presence::optional}};
  static const Parameter of_input[] = {
      {"input", string}, {"pattern", string}, {"flags", string, Presence::optional, true}};
  static const Parameter of_replacement[] = {{"input", string},
                                             {"pattern", string},
                                             {"replacement", string},
                                             {"flags", string, Presence::optional, true}};
  static const Parameter of_delimiter[] = {{"string", string}, {"delimiter", string}};
  static const Parameter of_list[] = {{"list", list}, {"delimiter", string, Presence::optional, true}};
  static const Builtin builtins[] = {
      {"contains", of_match, answer_contains, boolean},
      {"ends with", of_match, answer_ends, boolean},
      {"lower case", of_text, answer_case<append_lower>, string},
      {"matches", of_input, answer_matches, boolean},
      {"replace", of_replacement, answer_replace, string},
      {"split", of_delimiter, answer_split, list},
      {"starts with", of_match, answer_starts, boolean},
      {"string join", of_list, answer_join, string},
      {"string length", of_text, answer_length, number},
      {"substring", of_part, answer_substring, string},
      {"substring after", of_match, answer_after, string},
      {"substring before", of_match, answer_before, string},
      {"upper case", of_text, answer_case<append_upper>, string},
  };
  return builtins;
}

} // namespace stackbook::feel
