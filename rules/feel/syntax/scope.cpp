#include "rules/feel/syntax/scope.hpp"

#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/shape.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace stackbook::feel {
namespace {

constexpr std::uint32_t none = 0xffff'ffffu;

// Past these a filter's members are in the chains too, so that no look-up takes long.
constexpr std::size_t most_listed = 40, most_items = 8;

// Of the letters the first word begins with, as far as they are ASCII, so that a whole name and its first word agree.
std::uint32_t hash_of_first_word(std::string_view name) {
  std::uint32_t hash = 0;
  for (const char c : name) {
    if (!is_plain_in_words(c)) break;
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x9e3779b1u;
  }
  return hash ^ hash >> 15;
}

bool begins_with_word(std::string_view name, std::string_view word) {
  return name.size() >= word.size() && name[word.size() - 1] == word.back() && name.starts_with(word) &&
         (name.size() == word.size() || !is_plain_in_words(name[word.size()]));
}

} // namespace

Names::Names(std::span<const std::string_view> ascending) : all_(ascending) {
  for (const std::string_view name : all_) ++begins_[static_cast<unsigned char>(name.front()) + 1u];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

std::span<const std::string_view> Names::beginning_with(char first) const {
  const auto byte = static_cast<unsigned char>(first);
  return all_.subspan(begins_[byte], static_cast<std::size_t>(begins_[byte + 1u] - begins_[byte]));
}

void Scope::push() {
  layers_.push_back({variables_.size(), names_.size(), items_.size()});
}

void Scope::pop() {
  const Layer before = layers_.empty() ? Layer{} : layers_.back();
  if (!layers_.empty()) layers_.pop_back();
  for (; links_.size() > before.variables; links_.pop_back())
    if (links_.back().chain != none) chains_[links_.back().chain] = links_.back().before;
  variables_.resize(before.variables);
  names_.resize(before.names);
  items_.resize(before.items);
}

void Scope::link(std::uint32_t variable) {
  const std::size_t chain = hash_of_first_word(variables_[variable].name) & (chains_.size() - 1);
  links_[variable] = {static_cast<std::uint32_t>(chain), std::exchange(chains_[chain], variable)};
}

std::string_view Scope::kept(std::string_view name) {
  return *names_.emplace_back(std::make_unique<const std::string>(normalised(name)));
}

std::uint32_t Scope::declare(std::string_view name, Type type) {
  return add(kept(name), type);
}

std::uint32_t Scope::declare_staying(std::string_view name, Type type) {
  return add(is_normal(name) ? name : kept(name), type);
}

std::uint32_t Scope::declare_item(Type element) {
  const auto begin = static_cast<std::uint32_t>(variables_.size());
  const TypeInfo& type = with_members(element);
  const auto name_of = [&](const TypeMember& member) {
    return type.normal || is_normal(member.name) ? std::string_view(member.name) : kept(member.name);
  };
  if (type.members.size() > most_listed || items_.size() == most_items) {
    add("item", element);
    for (const TypeMember& member : type.members) add(name_of(member), member.type);
    return first_ + begin;
  }
  variables_.reserve(begin + 1 + type.members.size());
  variables_.push_back({"item", element, first_ + begin});
  for (const TypeMember& member : type.members) variables_.push_back({name_of(member), member.type, size()});
  links_.resize(variables_.size(), {none, none});
  items_.push_back({begin, static_cast<std::uint32_t>(variables_.size())});
  return first_ + begin;
}

std::uint32_t Scope::add(std::string_view name, Type type) {
  const auto added = static_cast<std::uint32_t>(variables_.size());
  if (added == 0) variables_.reserve(8);
  variables_.push_back({name, type, first_ + added});
  links_.push_back({});
  if (added < chains_.size()) {
    link(added);
    return first_ + added;
  }
  chains_.assign(std::max<std::size_t>(std::bit_ceil(variables_.size()) * 2, 32), none);
  for (std::uint32_t each = 0; each <= added; ++each)
    if (links_[each].chain != none) link(each);
  return first_ + added;
}

std::uint32_t Scope::size() const {
  return first_ + static_cast<std::uint32_t>(variables_.size());
}

std::uint32_t Scope::latest(std::string_view first_word) const {
  return chains_.empty() ? none : chains_[hash_of_first_word(first_word) & (chains_.size() - 1)];
}

const Variable* Scope::find(std::string_view name) const {
  std::uint32_t at = latest(name);
  while (at != none && variables_[at].name != name) at = links_[at].before;
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
    if (at != none && at >= item->end) break; // declared after it
    for (std::uint32_t i = item->end; i-- > item->begin;)
      if (variables_[i].name == name) return &variables_[i];
  }
  return at == none ? nullptr : &variables_[at];
}

void Scope::candidates(std::string_view first_word, std::pmr::vector<Candidate>& found) const {
  if (builtins_ != nullptr)
    for (const std::string_view name : builtins_->beginning_with(first_word.front()))
      if (begins_with_word(name, first_word)) found.push_back({name, nullptr});
  const std::size_t outermost = found.size();
  std::uint32_t at = latest(first_word);
  const auto take_after = [&](std::uint32_t end) {
    for (; at != none && at >= end; at = links_[at].before)
      found.push_back({variables_[at].name, &variables_[at]});
  };
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
    take_after(item->end);
    for (std::uint32_t i = item->end; i-- > item->begin;)
      if (begins_with_word(variables_[i].name, first_word))
        found.push_back({variables_[i].name, &variables_[i]});
  }
  take_after(0);
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
  using TypeForm = Type::Form;
  static constexpr std::pair<std::string_view, TypeForm> named[] = {
      {"Any", TypeForm::any},
      {"Null", TypeForm::null},
      {"boolean", TypeForm::boolean},
      {"number", TypeForm::number},
      {"string", TypeForm::string},
      {"date", TypeForm::date},
      {"time", TypeForm::time},
      {"date and time", TypeForm::date_time},
      {"dateTime", TypeForm::date_time},
      {"days and time duration", TypeForm::days_duration},
      {"dayTimeDuration", TypeForm::days_duration},
      {"years and months duration", TypeForm::months_duration},
      {"yearMonthDuration", TypeForm::months_duration},
      {"list", TypeForm::list},
      {"context", TypeForm::context},
      {"range", TypeForm::range},
      {"function", TypeForm::function},
  };
  for (const auto& [known, form] : named)
    if (known == name) return form == TypeForm::list ? Type::any_list() : Type::simple(form);
  return std::nullopt;
}

} // namespace stackbook::feel
