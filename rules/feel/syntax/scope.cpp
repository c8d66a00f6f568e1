#include "rules/feel/syntax/scope.hpp"

#include "rules/feel/syntax/name.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {
namespace {

constexpr std::uint32_t none = 0xffff'ffffu;

// Of the letters the first word begins with, as far as they are ASCII, so that a whole name and its first word agree.
std::uint32_t hash_of_first_word(std::string_view name) {
  std::uint32_t hash = 0;
  for (const char c : name) {
    if (!is_plain_in_words(c)) break;
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x9e3779b1u;
  }
  return hash ^ hash >> 15;
}

// Names of printable ASCII without a space too many, as most are. Others may be normal too.
bool is_normal(std::string_view name) {
  bool space = true; // or the beginning
  for (const char c : name) {
    if (is_plain_in_words(c)) {
      space = false;
      continue;
    }
    if (c < ' ' || c == '\x7f' || (c == ' ' && space)) return false;
    space = c == ' ';
  }
  return !name.empty() && !space;
}

bool begins_with_word(std::string_view name, std::string_view word) {
  return name.starts_with(word) && (name.size() == word.size() || !is_plain_in_words(name[word.size()]));
}

} // namespace

void Scope::push() {
  layers_.push_back({variables_.size(), names_.size()});
}

void Scope::pop() {
  const Layer kept = layers_.empty() ? Layer{} : layers_.back();
  if (!layers_.empty()) layers_.pop_back();
  for (; variables_.size() > kept.variables; variables_.pop_back(), links_.pop_back())
    chains_[links_.back().chain] = links_.back().before;
  names_.resize(kept.names);
}

void Scope::link(std::uint32_t variable) {
  const std::size_t chain = hash_of_first_word(variables_[variable].name) & (chains_.size() - 1);
  links_.push_back({static_cast<std::uint32_t>(chain), std::exchange(chains_[chain], variable)});
}

std::uint32_t Scope::declare(std::string_view name, Type type) {
  return add(*names_.emplace_back(std::make_unique<const std::string>(normalised(name))), type);
}

std::uint32_t Scope::declare_staying(std::string_view name, Type type) {
  return is_normal(name) ? add(name, type) : declare(name, type);
}

std::uint32_t Scope::add(std::string_view name, Type type) {
  const auto added = static_cast<std::uint32_t>(variables_.size());
  if (added == 0) variables_.reserve(8);
  variables_.push_back({name, type, first_ + added});
  if (added < chains_.size()) {
    link(added);
  } else {
    chains_.assign(std::max<std::size_t>(chains_.size() * 2, 32), none);
    links_.clear();
    links_.reserve(chains_.size());
    for (std::uint32_t each = 0; each <= added; ++each) link(each);
  }
  return first_ + added;
}

std::uint32_t Scope::size() const {
  return first_ + static_cast<std::uint32_t>(variables_.size());
}

const Variable* Scope::find(std::string_view name) const {
  if (chains_.empty()) return nullptr;
  std::uint32_t at = chains_[hash_of_first_word(name) & (chains_.size() - 1)];
  while (at != none && variables_[at].name != name) at = links_[at].before;
  return at == none ? nullptr : &variables_[at];
}

void Scope::candidates(std::string_view first_word, std::vector<std::string_view>& found) const {
  const auto first = std::lower_bound(builtins_.begin(), builtins_.end(), first_word.front(),
                                      [](std::string_view name, char c) { return name.front() < c; });
  for (auto at = first; at != builtins_.end() && at->front() == first_word.front(); ++at)
    if (at->size() >= first_word.size() && begins_with_word(*at, first_word)) found.push_back(*at);
  if (chains_.empty()) return;
  const std::size_t outermost = found.size();
  for (std::uint32_t at = chains_[hash_of_first_word(first_word) & (chains_.size() - 1)]; at != none;
       at = links_[at].before)
    found.push_back(variables_[at].name);
  std::reverse(found.begin() + static_cast<std::ptrdiff_t>(outermost), found.end());
}

std::optional<Type> Scope::find_type(std::string_view name) const {
  if (const auto type = builtin_type(name)) return type;
  return find_type_ == nullptr ? std::nullopt : find_type_(find_self_, name);
}

std::string normalised(std::string_view name) {
  if (is_normal(name)) return std::string(name);
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
