#include "tests/syntax/shown.hpp"

#include "rules/feel/type.hpp"

namespace stackbook::feel {
namespace {

constexpr const char* forms[] = {
    "null",  "boolean", "number",   "string", "at",   "name",    "path",  "filter",    "list", "context",
    "range", "unary",   "function", "-",      "+",    "-",       "*",     "/",         "**",   "=",
    "!=",    "<",       "<=",       ">",      ">=",   "between", "in",    "and",       "or",   "instance-of",
    "if",    "for",     "some",     "every",  "call", "call",    "tests", "not-tests", "any",  "host"};
constexpr const char* operations[] = {"?", "<", "<=", ">", ">=", "=", "!="};

std::string named(const std::string& name) {
  return name.find_first_of(" .+-*/'") == std::string::npos ? name : "‹" + name + "›";
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '\n' ? "␊" : c == '\t' ? "␉" : c == '\r' ? "␍" : std::string(1, c);
  return out + '"';
}

} // namespace

std::string shown(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  const std::string text = node.text < tree.texts.size() ? tree.texts[node.text] : "";
  switch (node.form) {
  case Form::null: return node.flags == 0 ? "null" : "fault";
  case Form::boolean: return node.flags != 0 ? "true" : "false";
  case Form::number: return text;
  case Form::string: return quoted(text);
  case Form::at_literal: return "@" + quoted(text);
  case Form::name: return named(text);
  case Form::any_test: return "any";
  default: break;
  }
  std::string out = "(";
  out += node.form == Form::range ? ((node.flags & 4) != 0   ? ".."
                                     : (node.flags & 1) != 0 ? "["
                                                             : "(")
                                  : forms[static_cast<std::size_t>(node.form)];
  if (node.form == Form::range && (node.flags & 4) == 0) out += (node.flags & 2) != 0 ? "..]" : "..)";
  if (node.form == Form::unary_range)
    out = std::string("(") + operations[static_cast<std::size_t>(node.operation)];
  if (node.form == Form::function) {
    if ((node.flags & 1) != 0) out += " external";
    for (const ParameterDeclaration& parameter : tree.signatures[node.extra].parameters)
      out += " " + named(parameter.name) + (parameter.type.is_any() ? "" : ":" + to_text(parameter.type));
  }
  const auto keys = tree.keys_of(node);
  const auto children = tree.children_of(node);
  const std::size_t unnamed = node.form == Form::call_named ? 1 : 0;
  for (std::size_t i = 0; i < children.size(); ++i) {
    out += ' ';
    if (i >= unnamed && i - unnamed < keys.size()) out += named(keys[i - unnamed]) + ":";
    out += shown(tree, children[i]);
  }
  if (node.form == Form::path) out += " " + named(text);
  if (node.form == Form::instance_of) out += " " + to_text(tree.types[node.extra]);
  return out + ")";
}

} // namespace stackbook::feel
