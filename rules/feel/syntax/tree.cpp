#include "rules/feel/syntax/tree.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {

void Tree::clear() {
  nodes.clear();
  children.clear();
  texts.clear();
  types.clear();
  signatures.clear();
  hosts.clear();
  root = no_node;
}

NodeId Tree::add(Form form, Span span, std::span<const NodeId> its_children) {
  const auto first = static_cast<std::uint32_t>(children.size());
  const auto count = static_cast<std::uint32_t>(its_children.size());
  if (nodes.capacity() == 0) nodes.reserve(32), children.reserve(32);
  nodes.push_back({.form = form, .span = span, .first = first, .count = count});
  // The caller may hand over children_of a node of this same tree.
  const bool own = count > 0 && first > 0 && its_children.data() >= children.data() &&
                   its_children.data() <= &children.back();
  const std::size_t at = own ? static_cast<std::size_t>(its_children.data() - children.data()) : 0;
  for (std::size_t i = 0; i < count; ++i) // mostly one or two
    children.push_back(NodeId{own ? children[at + i] : its_children[i]});
  return static_cast<NodeId>(nodes.size() - 1);
}

NodeId Tree::add_fault(Span span, Code code) {
  const NodeId id = add(Form::null, span);
  nodes[id].flags = 1;
  nodes[id].extra = static_cast<std::uint32_t>(code);
  return id;
}

NodeId Tree::add_text(Form form, Span span, std::string text, std::span<const NodeId> its_children) {
  const NodeId id = add(form, span, its_children);
  nodes[id].text = static_cast<std::uint32_t>(texts.size());
  texts.push_back(std::move(text));
  return id;
}

NodeId Tree::add_keyed(Form form, Span span, std::span<const NodeId> its_children,
                       std::span<const std::string> keys) {
  const NodeId id = add(form, span, its_children);
  nodes[id].keys = static_cast<std::uint32_t>(texts.size());
  nodes[id].key_count = static_cast<std::uint32_t>(keys.size());
  texts.insert(texts.end(), keys.begin(), keys.end());
  return id;
}

NodeId Tree::add_function(Span span, Signature signature, NodeId body, bool external) {
  const NodeId id = add(Form::function, span, {&body, 1});
  nodes[id].flags = external ? 1 : 0;
  nodes[id].extra = static_cast<std::uint32_t>(signatures.size());
  signatures.push_back(std::move(signature));
  return id;
}

NodeId Tree::add_instance_of(Span span, NodeId value, Type type) {
  const NodeId id = add(Form::instance_of, span, {&value, 1});
  nodes[id].extra = static_cast<std::uint32_t>(types.size());
  types.push_back(type);
  return id;
}

NodeId Tree::add_host(Span span, HostNode host, std::span<const NodeId> arguments) {
  const NodeId id = add(Form::host, span, arguments);
  nodes[id].extra = static_cast<std::uint32_t>(hosts.size());
  hosts.push_back(host);
  return id;
}

} // namespace stackbook::feel
