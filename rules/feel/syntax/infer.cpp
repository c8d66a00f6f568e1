#include "rules/feel/stack.hpp"
#include "rules/feel/syntax/parse.hpp"
#include "rules/feel/syntax/shape.hpp"

#include <array>

namespace stackbook::feel {
namespace {

// Deeper than any text gets through the parser; a taller tree of other making is Any from there on.
constexpr std::uint32_t deepest = ParseOptions::most_depth + 2'000;

class Inference {
 public:
  Inference(const Tree& tree, const Scope& outer, Types& types)
      : tree_(tree), outer_(outer), shapes_(types) {}

  Type of(NodeId id) {
    if (depth_ >= deepest) return {};
    ++depth_;
    const Type type = descend(depth_, [&] { return outwards(id); });
    --depth_;
    return type;
  }

 private:
  // Forms of chains whose type depends on the operand they begin with.
  static bool passes_on(Form form) {
    return (form >= Form::negate && form <= Form::power) || form == Form::path;
  }

  // From the leading operand of a chain outwards: it may be longer than anything nests.
  Type outwards(NodeId id) {
    const std::size_t first = chain_.size();
    for (; id != no_node && passes_on(tree_.nodes[id].form); id = tree_.children_of(tree_.nodes[id])[0])
      chain_.push_back(id);
    Type type = id == no_node ? Type() : of(tree_.nodes[id]);
    for (; chain_.size() > first; chain_.pop_back()) {
      const Node& node = tree_.nodes[chain_.back()];
      if (node.form == Form::path)
        type = path_type(type, tree_.texts[node.text], shapes_);
      else if (node.form != Form::negate)
        type = operator_type(node.form, type, of(tree_.children_of(node)[1]));
    }
    return type;
  }

  const Variable* variable(std::string_view name) const {
    const Variable* found = local_.find(name);
    return found != nullptr ? found : outer_.find(name);
  }

  Type of(const Node& node) {
    const auto children = tree_.children_of(node);
    switch (node.form) {
    case Form::name: {
      const Variable* known = variable(tree_.texts[node.text]);
      return known != nullptr ? known->type : Type();
    }
    case Form::filter: return filter(children);
    case Form::list: {
      Type element = children.empty() ? Type() : of(children[0]);
      for (std::size_t i = 1; i < children.size(); ++i) element = shapes_.either(element, of(children[i]));
      return shapes_.list(element);
    }
    case Form::context: return context(node);
    case Form::range:
    case Form::unary_range: return shapes_.range(of(children[0]));
    case Form::function: return function(node);
    case Form::conditional: return shapes_.either(of(children[1]), of(children[2]));
    case Form::loop: return loop(node);
    case Form::call:
    case Form::call_named: {
      const Node& callee = tree_.nodes[children[0]];
      const std::string_view name =
          callee.form == Form::name ? std::string_view(tree_.texts[callee.text]) : "";
      const Type first = children.size() > 1 ? of(children[1]) : Type();
      return call_type(of(children[0]), name, !name.empty() && variable(name) != nullptr, first);
    }
    case Form::host: return tree_.hosts[node.extra].result;
    case Form::null: return node.flags == 0 ? literal_type(node.form) : Type();
    case Form::boolean:
    case Form::number:
    case Form::string: return literal_type(node.form);
    default: return operator_type(node.form, {}, {});
    }
  }

  Type filter(std::span<const NodeId> children) {
    const Type left = of(children[0]);
    const Type element = element_type(left);
    local_.push();
    local_.declare_item(element);
    const Type predicate = of(children[1]);
    local_.pop();
    return filter_type(left, predicate);
  }

  Type context(const Node& node) {
    const auto keys = tree_.keys_of(node);
    std::vector<Type> types;
    local_.push();
    for (std::size_t i = 0; i < keys.size(); ++i) {
      types.push_back(of(tree_.children_of(node)[i]));
      local_.declare(keys[i], types.back());
    }
    local_.pop();
    return shapes_.context(keys, types);
  }

  Type function(const Node& node) {
    const Signature& signature = tree_.signatures[node.extra];
    local_.push();
    for (const ParameterDeclaration& parameter : signature.parameters)
      local_.declare(parameter.name, parameter.type);
    const Type body = (node.flags & 1) != 0 ? Type() : of(tree_.children_of(node)[0]);
    local_.pop();
    return shapes_.function(signature, body);
  }

  Type loop(const Node& node) {
    const auto keys = tree_.keys_of(node);
    const auto children = tree_.children_of(node);
    local_.push();
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const Type domain = of(children[i]);
      local_.declare(keys[i], element_type(domain));
    }
    local_.declare("partial", Type::any_list());
    const Type body = of(children.back());
    local_.pop();
    return shapes_.list(body);
  }

  const Tree& tree_;
  const Scope& outer_;
  Scope local_;
  Shapes shapes_;
  std::vector<NodeId> chain_; // forms whose leading operand is being looked at, innermost last
  std::uint32_t depth_ = 0;
};

} // namespace

Type infer(const Tree& tree, NodeId node, const Scope& scope, Types& types) {
  return Inference(tree, scope, types).of(node);
}

} // namespace stackbook::feel
