#include "rules/feel/program/compiler.hpp"

#include <algorithm>

namespace stackbook::feel {

namespace {

bool has_member(std::span<const TypeMember> members, std::string_view name) {
  return std::any_of(members.begin(), members.end(), [&](const TypeMember& m) { return m.name == name; });
}

} // namespace

// The member that this side of an equality reads from the element: a name of one, or item.name.
std::optional<std::string_view> Compiler::member_read(NodeId id, Type element) const {
  const Node& node = tree_.nodes[id];
  const auto members = members_of(element);
  const bool own = element.form() == Type::Form::context;
  if (node.form == Form::name && own && has_member(members, tree_.texts[node.text]))
    return tree_.texts[node.text];
  if (node.form != Form::path || has_member(members, "item") || !own) return std::nullopt;
  const Node& from = tree_.nodes[tree_.children_of(node)[0]];
  if (from.form != Form::name || tree_.texts[from.text] != "item") return std::nullopt;
  return tree_.texts[node.text];
}

// Whether no name in it can mean the element or a member of it. Names that are hidden further inside count too: then the
// filter is not indexed, and nothing else changes.
bool Compiler::independent(NodeId root, Type element) const {
  const auto members = members_of(element);
  std::vector<NodeId> open{root};
  while (!open.empty()) {
    const Node& node = tree_.nodes[open.back()];
    open.pop_back();
    if (node.form == Form::host) return false;
    if (node.form == Form::name &&
        (tree_.texts[node.text] == "item" || has_member(members, tree_.texts[node.text])))
      return false;
    const auto children = tree_.children_of(node);
    open.insert(open.end(), children.begin(), children.end());
  }
  return true;
}

std::optional<Compiler::Key> Compiler::joinable(NodeId predicate, Type element) const {
  const Node* node = &tree_.nodes[predicate];
  while (node->form == Form::conjunction) node = &tree_.nodes[tree_.children_of(*node)[0]];
  if (node->form != Form::equal || element.form() != Type::Form::context) return std::nullopt;
  const NodeId left = tree_.children_of(*node)[0], right = tree_.children_of(*node)[1];
  for (const auto& [side, other] : {std::pair{left, right}, std::pair{right, left}})
    if (const auto member = member_read(side, element); member && independent(other, element))
      return Key{*member, other};
  return std::nullopt;
}

} // namespace stackbook::feel
