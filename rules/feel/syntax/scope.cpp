#include "rules/feel/syntax/scope.hpp"

#include "rules/feel/syntax/name.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {
namespace {

std::string_view first_word_of(std::string_view name) {
  const std::size_t end = word_end(name, 0);
  return name.substr(0, end == 0 ? std::min<std::size_t>(code_point_at(name, 0).size, name.size()) : end);
}

} // namespace

void Scope::push() {
  layers_.push_back(variables_.size());
}

void Scope::pop() {
  const std::size_t kept = layers_.empty() ? 0 : layers_.back();
  if (!layers_.empty()) layers_.pop_back();
  while (variables_.size() > kept) {
    const auto bucket = by_first_word_.find(first_word_of(variables_.back().name));
    bucket->second.pop_back();
    if (bucket->second.empty()) by_first_word_.erase(bucket);
    variables_.pop_back();
  }
}

std::uint32_t Scope::declare(std::string_view name, Type type) {
  const auto slot = static_cast<std::uint32_t>(variables_.size());
  variables_.push_back({normalised(name), type, slot});
  by_first_word_[std::string(first_word_of(variables_.back().name))].push_back(slot);
  return slot;
}

std::uint32_t Scope::size() const {
  return static_cast<std::uint32_t>(variables_.size());
}

const Variable* Scope::find(std::string_view name) const {
  const auto bucket = by_first_word_.find(first_word_of(name));
  if (bucket == by_first_word_.end()) return nullptr;
  for (auto slot = bucket->second.rbegin(); slot != bucket->second.rend(); ++slot)
    if (variables_[*slot].name == name) return &variables_[*slot];
  return nullptr;
}

void Scope::candidates(std::string_view first_word, std::vector<std::string_view>& found) const {
  for (auto at = std::lower_bound(builtins_.begin(), builtins_.end(), first_word);
       at != builtins_.end() && at->starts_with(first_word); ++at)
    if (first_word_of(*at) == first_word) found.push_back(*at);
  const auto bucket = by_first_word_.find(first_word);
  if (bucket == by_first_word_.end()) return;
  for (const std::uint32_t slot : bucket->second) found.push_back(variables_[slot].name);
}

std::optional<Type> Scope::find_type(std::string_view name) const {
  if (const auto type = builtin_type(name)) return type;
  return find_type_ == nullptr ? std::nullopt : find_type_(find_self_, name);
}

std::string normalised(std::string_view name) {
  const auto plain = [&](std::size_t at) { // most names are normal as they are
    const char c = name[at];
    return (c > ' ' && c < '\x7f') || (c == ' ' && at > 0 && at + 1 < name.size() && name[at - 1] != ' ');
  };
  std::size_t normal = 0;
  while (normal < name.size() && plain(normal)) ++normal;
  if (normal == name.size()) return std::string(name);
  std::string out;
  out.reserve(name.size());
  bool space = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    if (is_white(c.value)) {
      space = !out.empty();
    } else {
      if (std::exchange(space, false)) out += ' ';
      out += name.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

std::optional<Type> builtin_type(std::string_view name) {
  using Form = Type::Form;
  static constexpr std::pair<std::string_view, Form> named[] = {
      {"Any", Form::any},
      {"Null", Form::null},
      {"boolean", Form::boolean},
      {"number", Form::number},
      {"string", Form::string},
      {"date", Form::date},
      {"time", Form::time},
      {"date and time", Form::date_time},
      {"dateTime", Form::date_time},
      {"days and time duration", Form::days_duration},
      {"dayTimeDuration", Form::days_duration},
      {"years and months duration", Form::months_duration},
      {"yearMonthDuration", Form::months_duration},
      {"list", Form::list},
      {"context", Form::context},
      {"range", Form::range},
      {"function", Form::function},
  };
  for (const auto& [known, form] : named)
    if (known == name) return form == Form::list ? Type::any_list() : Type::simple(form);
  return std::nullopt;
}

} // namespace stackbook::feel
