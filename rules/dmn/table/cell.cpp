#include "rules/dmn/table/cell.hpp"

#include "rules/feel/number/number.hpp"

#include <optional>

namespace stackbook::dmn {
namespace {

using feel::Kind;
using feel::Operation;
using feel::Value;

class Classifier {
 public:
  Classifier(const feel::Tree& tree, const feel::Scope& scope, feel::Types& types,
             feel::Evaluation& evaluation)
      : tree_(tree), scope_(scope), types_(types), evaluation_(evaluation) {}

  Cell run(feel::NodeId root) {
    const feel::Node& node = tree_.nodes[root];
    if (node.form == feel::Form::any_test) return {};
    if (node.form != feel::Form::tests && node.form != feel::Form::not_tests) return dynamic();
    cell_.negated = node.form == feel::Form::not_tests;
    for (const feel::NodeId child : tree_.children_of(node))
      if (!add(child)) return dynamic();
    return cell_.sort == Cell::Sort::any ? dynamic() : std::move(cell_);
  }

 private:
  static Cell dynamic() {
    Cell cell;
    cell.sort = Cell::Sort::dynamic;
    return cell;
  }

  bool asks_a_variable(feel::NodeId root) const {
    std::vector<feel::NodeId> open{root};
    while (!open.empty()) {
      const feel::Node& node = tree_.nodes[open.back()];
      open.pop_back();
      if (node.form == feel::Form::name && scope_.find(tree_.texts[node.text]) != nullptr) return true;
      const auto children = tree_.children_of(node);
      open.insert(open.end(), children.begin(), children.end());
    }
    return false;
  }

  std::optional<Value> constant(feel::NodeId node) {
    const feel::Node& literal = tree_.nodes[node];
    if (literal.form == feel::Form::string)
      return Value::string(evaluation_.arena.keep(std::string_view(tree_.texts[literal.text])));
    if (literal.form == feel::Form::boolean) return Value::boolean(literal.flags != 0);
    if (literal.form == feel::Form::number)
      if (const Value value = feel::number::parse(tree_.texts[literal.text], evaluation_.arena);
          !value.is_null())
        return value;
    if (asks_a_variable(node)) return std::nullopt;
    std::vector<feel::Issue> issues;
    const feel::Program program = feel::compile(tree_, node, scope_, types_, issues);
    if (!issues.empty() || !program.is_constant()) return std::nullopt;
    const std::size_t reasons = evaluation_.reasons.kept();
    const std::vector<Value> frame(scope_.size());
    const Value value = feel::run(program, frame, evaluation_);
    if (evaluation_.reasons.kept() != reasons) {
      evaluation_.reasons.cut(reasons);
      return std::nullopt;
    }
    return feel::copy_to(evaluation_.arena, value);
  }

  bool add(feel::NodeId id) {
    const feel::Node& node = tree_.nodes[id];
    if (node.form == feel::Form::unary_range) return add_comparison(node);
    const auto value = constant(id);
    if (!value) return false;
    if (value->kind() == Kind::range) return add_range(value->as_range());
    return add_equal(*value);
  }

  bool take(Cell::Sort sort) {
    if (cell_.sort == Cell::Sort::any) cell_.sort = sort;
    return cell_.sort == sort;
  }
  bool take_ordered(Value value) {
    if (value.kind() == Kind::number) return take(Cell::Sort::number);
    return value.kind() == Kind::date && take(Cell::Sort::date);
  }

  bool add_comparison(const feel::Node& node) {
    const auto end = constant(tree_.children_of(node)[0]);
    if (!end) return false;
    switch (node.operation) {
    case Operation::less:
    case Operation::less_equal:
      if (!take_ordered(*end)) return false;
      cell_.intervals.push_back({Value(), *end, false, node.operation == Operation::less_equal});
      return true;
    case Operation::greater:
    case Operation::greater_equal:
      if (!take_ordered(*end)) return false;
      cell_.intervals.push_back({*end, Value(), node.operation == Operation::greater_equal, false});
      return true;
    case Operation::equal: return add_equal(*end);
    default: return false;
    }
  }

  bool add_range(const feel::Range& range) {
    if (range.form == feel::Range::Form::not_equal || range.form == feel::Range::Form::equal) return false;
    const Value known = range.start.is_null() ? range.end : range.start;
    if (range.form == feel::Range::Form::interval && (range.start.is_null() || range.end.is_null()))
      return false;
    if (!take_ordered(known)) return false;
    cell_.intervals.push_back({range.start, range.end, range.start_included, range.end_included});
    return true;
  }

  bool add_equal(Value value) {
    switch (value.kind()) {
    case Kind::number:
    case Kind::date:
      if (!take_ordered(value)) return false;
      cell_.intervals.push_back({value, value, true, true});
      return true;
    case Kind::string: cell_.strings.push_back(value.as_string()); return take(Cell::Sort::string);
    case Kind::boolean: cell_.truth[value.as_boolean() ? 1 : 0] = true; return take(Cell::Sort::boolean);
    case Kind::null: return take(Cell::Sort::null);
    default: return false;
    }
  }

  const feel::Tree& tree_;
  const feel::Scope& scope_;
  feel::Types& types_;
  feel::Evaluation& evaluation_;
  Cell cell_;
};

} // namespace

Cell classify(const feel::Tree& tree, feel::NodeId root, const feel::Scope& scope, feel::Types& types,
              feel::Evaluation& evaluation) {
  return Classifier(tree, scope, types, evaluation).run(root);
}

} // namespace stackbook::dmn
