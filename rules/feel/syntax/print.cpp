#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parse.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stackbook::feel {
namespace {

// How tightly a form holds together: an operand that holds less tightly than its operator stands in
// parentheses.
enum Tightness : int {
  statement = 0,
  either,
  both,
  compared,
  sum,
  product,
  raised,
  negated,
  typed,
  chained,
  whole
};

int tightness(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  switch (node.form) {
  case Form::conditional:
  case Form::loop:
  case Form::some:
  case Form::every:
  case Form::function:
  case Form::tests:
  case Form::not_tests:
  case Form::any_test: return statement;
  case Form::disjunction: return either;
  case Form::conjunction: return both;
  case Form::equal:
  case Form::not_equal:
  case Form::less:
  case Form::less_equal:
  case Form::greater:
  case Form::greater_equal:
  case Form::between:
  case Form::in: return compared;
  case Form::add:
  case Form::subtract: return sum;
  case Form::multiply:
  case Form::divide: return product;
  case Form::power: return raised;
  case Form::negate: return negated;
  case Form::instance_of: return typed;
  case Form::path:
  case Form::filter:
  case Form::call:
  case Form::call_named: return chained;
  default: return whole;
  }
}

std::string_view sign_of(Form form) {
  switch (form) {
  case Form::add: return " + ";
  case Form::subtract: return " - ";
  case Form::multiply: return " * ";
  case Form::divide: return " / ";
  case Form::power: return " ** ";
  case Form::equal: return " = ";
  case Form::not_equal: return " != ";
  case Form::less: return " < ";
  case Form::less_equal: return " <= ";
  case Form::greater: return " > ";
  case Form::greater_equal: return " >= ";
  case Form::conjunction: return " and ";
  default: return " or ";
  }
}

std::string_view sign_of(Operation operation) {
  switch (operation) {
  case Operation::less: return "< ";
  case Operation::less_equal: return "<= ";
  case Operation::greater: return "> ";
  case Operation::greater_equal: return ">= ";
  case Operation::not_equal: return "!= ";
  default: return "= ";
  }
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += c;
    }
  }
  return out + '"';
}

class Printer {
 public:
  Printer(const Tree& tree, const Scope* scope) : tree_(tree), outer_(scope) {
    for (const Node& n : tree.nodes) {
      for (const std::string& key : tree.keys_of(n)) local_.declare(key, Type());
      if (n.form != Form::function) continue;
      for (const ParameterDeclaration& parameter : tree.signatures[n.extra].parameters)
        local_.declare(parameter.name, Type());
    }
  }

  std::string print(NodeId root) {
    const bool bare = tree_.nodes[root].form == Form::unary_range;
    node(root, bare ? whole : statement);
    while (!steps_.empty()) {
      const Step step = std::move(steps_.back());
      steps_.pop_back();
      if (const auto* text = std::get_if<std::string>(&step)) {
        out_ += *text;
      } else {
        const std::size_t before = steps_.size();
        expand(std::get<NodeId>(step));
        // Steps were noted in reading order; the stack wants the first one on top.
        for (std::size_t i = before, j = steps_.size(); i + 1 < j; ++i) std::swap(steps_[i], steps_[--j]);
      }
    }
    return std::move(out_);
  }

 private:
  using Step = std::variant<std::string, NodeId>;

  void text(std::string_view piece) { steps_.emplace_back(std::string(piece)); }

  void node(NodeId id, int at_least) {
    const bool loose = tightness(tree_, id) < at_least;
    if (loose) text("(");
    steps_.emplace_back(id);
    if (loose) text(")");
  }

  void name(const std::string& known) {
    std::pmr::vector<Scope::Candidate> others;
    const std::string_view first = std::string_view(known).substr(0, word_end(known, 0));
    local_.candidates(first, others);
    if (outer_ != nullptr) outer_->candidates(first, others);
    const bool continued = std::any_of(others.begin(), others.end(), [&](const Scope::Candidate& other) {
      return other.name.size() > known.size() && other.name.starts_with(known);
    });
    text(continued ? '(' + known + ')' : known);
  }

  // As a test of a list: its operator stands bare. Elsewhere (<10) keeps its parentheses.
  void test(NodeId id, bool alone) {
    const Node& n = tree_.nodes[id];
    if (n.form == Form::unary_range) {
      text(sign_of(n.operation));
      node(tree_.children_of(n)[0], sum);
    } else {
      node(id, alone ? sum : statement);
    }
  }

  void many(std::span<const NodeId> ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (i != 0) text(", ");
      node(ids[i], statement);
    }
  }

  void tests(std::span<const NodeId> ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (i != 0) text(", ");
      test(ids[i], false);
    }
  }

  void expand(NodeId id) {
    const Node& n = tree_.nodes[id];
    const auto children = tree_.children_of(n);
    const auto keys = tree_.keys_of(n);
    switch (n.form) {
    case Form::null: text("null"); break;
    case Form::boolean: text(n.flags != 0 ? "true" : "false"); break;
    case Form::number: text(tree_.texts[n.text]); break;
    case Form::name: name(tree_.texts[n.text]); break;
    case Form::string: text(quoted(tree_.texts[n.text])); break;
    case Form::at_literal: text('@' + quoted(tree_.texts[n.text])); break;
    case Form::path:
      node(children[0], chained);
      text('.' + tree_.texts[n.text]);
      break;
    case Form::filter:
      node(children[0], chained);
      text("[");
      node(children[1], statement);
      text("]");
      break;
    case Form::list:
      text("[");
      many(children);
      text("]");
      break;
    case Form::context:
      text("{");
      for (std::size_t i = 0; i < children.size(); ++i) {
        if (i != 0) text(", ");
        text((is_name(keys[i]) ? keys[i] : quoted(keys[i])) + ": ");
        node(children[i], statement);
      }
      text("}");
      break;
    case Form::range: range(n, children); break;
    case Form::unary_range:
      text('(' + std::string(sign_of(n.operation)));
      node(children[0], sum);
      text(")");
      break;
    case Form::function: function(n, children); break;
    case Form::negate:
      text("-");
      node(children[0], tree_.nodes[children[0]].form == Form::negate ? negated : whole);
      break;
    case Form::between:
      node(children[0], compared);
      text(" between ");
      node(children[1], sum);
      text(" and ");
      node(children[2], sum);
      break;
    case Form::in:
      node(children[0], compared);
      text(" in (");
      tests(children.subspan(1));
      text(")");
      break;
    case Form::instance_of:
      node(children[0], typed);
      text(" instance of " + to_text(tree_.types[n.extra]));
      break;
    case Form::conditional:
      text("if ");
      node(children[0], statement);
      text(" then ");
      node(children[1], statement);
      text(" else ");
      node(children[2], statement);
      break;
    case Form::loop:
    case Form::some:
    case Form::every: iteration(n, children, keys); break;
    case Form::call:
    case Form::call_named:
      node(children[0], chained);
      text("(");
      for (std::size_t i = 1; i < children.size(); ++i) {
        if (i != 1) text(", ");
        if (n.form == Form::call_named) text(keys[i - 1] + ": ");
        node(children[i], statement);
      }
      text(")");
      break;
    case Form::tests: tests(children); break;
    case Form::not_tests:
      text("not(");
      tests(children);
      text(")");
      break;
    case Form::any_test: text("-"); break;
    case Form::host:
      text("host(");
      many(children);
      text(")");
      break;
    default: {
      const int own = tightness(tree_, id);
      node(children[0], own);
      text(sign_of(n.form));
      node(children[1], own + 1);
    }
    }
  }

  void range(const Node& n, std::span<const NodeId> children) {
    const bool bare = (n.flags & 4) != 0;
    if (!bare) text((n.flags & 1) != 0 ? "[" : "(");
    node(children[0], sum);
    text("..");
    node(children[1], sum);
    if (!bare) text((n.flags & 2) != 0 ? "]" : ")");
  }

  void function(const Node& n, std::span<const NodeId> children) {
    std::string head = "function(";
    const auto& parameters = tree_.signatures[n.extra].parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (i != 0) head += ", ";
      head += parameters[i].name;
      if (!parameters[i].type.is_any()) head += ": " + to_text(parameters[i].type);
    }
    text(head + ((n.flags & 1) != 0 ? ") external " : ") "));
    node(children[0], statement);
  }

  void iteration(const Node& n, std::span<const NodeId> children, std::span<const std::string> keys) {
    text(n.form == Form::loop ? "for " : n.form == Form::some ? "some " : "every ");
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i != 0) text(", ");
      text(keys[i] + " in ");
      node(children[i], statement);
    }
    text(n.form == Form::loop ? " return " : " satisfies ");
    node(children.back(), statement);
  }

  const Tree& tree_;
  const Scope* outer_;
  Scope local_;
  std::vector<Step> steps_;
  std::string out_;
};

} // namespace

std::string print(const Tree& tree, NodeId root, const Scope* scope) {
  return Printer(tree, scope).print(root);
}

} // namespace stackbook::feel
