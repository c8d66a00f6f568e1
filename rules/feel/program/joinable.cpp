#include "rules/feel/builtins/table.hpp"
#include "rules/feel/program/compiler.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {

namespace {

bool has_member(std::span<const TypeMember> members, std::string_view name) {
  return std::any_of(members.begin(), members.end(), [&](const TypeMember& m) { return m.name == name; });
}

bool is_literal(Form form) {
  return form == Form::null || form == Form::boolean || form == Form::number || form == Form::string ||
         form == Form::at_literal;
}

} // namespace

// The member that this side of an equality reads from the element: a name of one, or item.name. Where nothing is known
// of the element, any name may be one.
std::optional<std::string_view> Compiler::member_read(NodeId id, Type element) const {
  const Node& node = tree_.nodes[id];
  const auto members = members_of(element);
  const std::string_view text = node.form == Form::name || node.form == Form::path
                                    ? std::string_view(tree_.texts[node.text])
                                    : std::string_view();
  if (node.form == Form::name)
    return (element.is_any() ? text != "item" : has_member(members, text)) ? std::optional(text)
                                                                           : std::nullopt;
  if (node.form != Form::path || has_member(members, "item")) return std::nullopt;
  const Node& from = tree_.nodes[tree_.children_of(node)[0]];
  if (from.form != Form::name || tree_.texts[from.text] != "item") return std::nullopt;
  return text;
}

// Whether no name in it can mean the element or a member of it; where nothing is known of the element, `names` gets
// those that its members must not have. Names that are hidden further inside count too: then the filter is not indexed,
// and nothing else changes. Unless it is `always` computed it must also end by itself: no call of what a model defines.
bool Compiler::independent(NodeId root, Type element, bool always,
                           std::vector<std::string_view>& names) const {
  const auto members = members_of(element);
  const bool any = element.is_any();
  std::vector<NodeId> open{root};
  while (!open.empty()) {
    const Node& node = tree_.nodes[open.back()];
    open.pop_back();
    if (node.form == Form::host) return false;
    if (!always && (node.form == Form::call || node.form == Form::call_named || node.form == Form::function))
      return false;
    if (any && node.form == Form::filter)
      return false; // it would be compiled twice, and what is in it four times
    if (node.form == Form::name) {
      const std::string_view name = tree_.texts[node.text];
      if (name == "item" || has_member(members, name)) return false;
      const bool outside = find(name) != nullptr || !builtins_named(name).empty();
      if (any && !outside) return false;
      if (any) names.push_back(name);
    }
    const auto children = tree_.children_of(node);
    open.insert(open.end(), children.begin(), children.end());
  }
  return true;
}

std::optional<Compiler::Key> Compiler::key_of(NodeId equality, Type element) const {
  const Node& node = tree_.nodes[equality];
  const NodeId left = tree_.children_of(node)[0], right = tree_.children_of(node)[1];
  std::optional<Key> best;
  for (const auto& [side, other] : {std::pair{left, right}, std::pair{right, left}}) {
    const auto member = member_read(side, element);
    if (!member) continue;
    Key key{*member, other, {}, element.is_any(), false};
    if (!independent(other, element, true, key.names)) continue;
    const bool by_path = tree_.nodes[side].form == Form::path;
    if (key.strict && by_path) key.names.push_back("item");
    // Where both sides are names, the one that means nothing outside is the member.
    if (!key.strict || by_path || find(*member) == nullptr) return key;
    if (!best) best = std::move(key);
  }
  return best;
}

// Of several equalities that must all hold, one whose key may differ from one filter to the next. Nothing that stands
// before it can be told from outside but by not ending, so a later one takes keys only that surely end.
std::optional<Compiler::Key> Compiler::joinable(NodeId predicate, Type element) const {
  if (element.form() != Type::Form::context && !element.is_any()) return std::nullopt;
  std::optional<Key> best;
  bool first = true;
  std::vector<NodeId> open{predicate};
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    const Node& node = tree_.nodes[id];
    if (node.form == Form::conjunction) {
      const auto children = tree_.children_of(node);
      open.insert(open.end(), children.rbegin(), children.rend());
      continue;
    }
    const bool always = std::exchange(first, false);
    if (node.form != Form::equal) continue;
    std::optional<Key> key = key_of(id, element);
    std::vector<std::string_view> names;
    if (!key || (!always && !independent(key->key, element, false, names))) continue;
    key->whole = id == predicate;
    if (!is_literal(tree_.nodes[key->key].form)) return key;
    if (!best) best = std::move(key);
  }
  return best;
}

// The key, compiled before the loop. Where names in it could mean the element at run time, the loop compiles its own
// besides, and says what is to be said of it.
Compiler::Result Compiler::outside(const Key& key) {
  const std::size_t said = issues_.size();
  const Result result = compile(key.key);
  if (key.strict)
    issues_.resize(said);
  else
    hoisted_[key.key] = result;
  return result;
}

std::uint32_t Compiler::join_site(const Key& key) {
  Instructions& out = *unit_->out;
  JoinSite site{out.keep(key.member), key.strict};
  for (const std::string_view name : key.names) site.foreign.push_back(out.keep(name));
  site.whole = key.whole;
  const Node& node = tree_.nodes[key.key];
  const Node& from = node.form == Form::path ? tree_.nodes[tree_.children_of(node)[0]] : node;
  const Variable* variable = from.form == Form::name ? find(tree_.texts[from.text]) : nullptr;
  if (variable != nullptr && variable->slot >= outer_.size()) {
    const Local& local = locals_[variable->slot - outer_.size()];
    if (local.unit == unit_) {
      site.cursor = local.cursor.word;
      if (node.form == Form::path) site.key_member = out.keep(std::string_view(tree_.texts[node.text]));
    }
  }
  out.joins.push_back(std::move(site));
  return static_cast<std::uint32_t>(out.joins.size() - 1);
}

} // namespace stackbook::feel
