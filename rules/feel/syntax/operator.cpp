#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"

#include <array>
#include <utility>

namespace stackbook::feel {

NodeId Parser::expression() {
  return binary(lowest);
}

NodeId Parser::binary(int level) {
  return climb(unary(), level);
}

NodeId Parser::join(Form form, NodeId left, NodeId right) {
  const std::array<NodeId, 2> both{left, right};
  const Type type = operator_type(form, type_of(left), type_of(right));
  return put(tree_.add(form, {options_.source, span_of(left).begin, span_of(right).end}, both), type);
}

NodeId Parser::climb(NodeId left, int level) {
  while (!stopped_) {
    const auto op = operator_here();
    if (!op || op->level < level) return left;
    advance(op->size);
    switch (op->form) {
    case Form::between: left = between(left); break;
    case Form::in: left = membership(left); break;
    default: left = join(op->form, left, binary(op->level + 1)); break;
    }
  }
  return left;
}

std::optional<Parser::Operator> Parser::operator_here() {
  white();
  switch (peek()) {
  case '+': return Operator{Form::add, additive, 1};
  case '-': return Operator{Form::subtract, additive, 1};
  case '*':
    if (peek(1) == '*') return Operator{Form::power, exponent, 2};
    return Operator{Form::multiply, multiplicative, 1};
  case '/': return Operator{Form::divide, multiplicative, 1};
  case '=': return Operator{Form::equal, comparison, 1};
  case '!':
    if (peek(1) == '=') return Operator{Form::not_equal, comparison, 2};
    return std::nullopt;
  case '<':
    if (peek(1) == '=') return Operator{Form::less_equal, comparison, 2};
    return Operator{Form::less, comparison, 1};
  case '>':
    if (peek(1) == '=') return Operator{Form::greater_equal, comparison, 2};
    return Operator{Form::greater, comparison, 1};
  case 'a':
  case 'o':
  case 'b':
  case 'i': break;
  default: return std::nullopt;
  }
  const std::string_view name = text_.substr(at_, 16).substr(0, word_end(text_.substr(at_, 16), 0));
  if (name == "and") return Operator{Form::conjunction, logical_and, 3};
  if (name == "or") return Operator{Form::disjunction, lowest, 2};
  if (name == "between") return Operator{Form::between, comparison, 7};
  if (name == "in") return Operator{Form::in, comparison, 2};
  return std::nullopt;
}

// Whatever nests, nests in an operand: here is where the depth is counted.
NodeId Parser::unary() {
  const NodeId value = deeper(no_node, [this] { return signed_operand(); });
  return value != no_node ? value : put(tree_.add_fault(here(), Code::limit_nesting), Type());
}

NodeId Parser::signed_operand() {
  std::vector<std::uint32_t> minuses;
  white();
  while (peek() == '-') {
    minuses.push_back(place());
    advance(1);
    white();
  }
  NodeId value;
  // A minus right before digits belongs to the literal: -1 instance of number.
  const bool literal =
      !minuses.empty() && minuses.back() + 1 == at_ &&
      ((peek() >= '0' && peek() <= '9') || (peek() == '.' && peek(1) >= '0' && peek(1) <= '9'));
  if (literal) {
    value = number();
    const Span span{options_.source, minuses.back(), last_};
    minuses.pop_back();
    value = put(tree_.add(Form::negate, span, {&value, 1}), literal_type(Form::number));
  } else {
    value = primary();
  }
  value = postfix(value);
  while (eat_word("instance")) {
    const auto begin = span_of(value).begin;
    if (!eat_word("of")) missing("'of' after 'instance' is expected");
    type_fault_ = false;
    const Type named = type();
    const Type result = operator_type(Form::instance_of, type_of(value), named);
    value = type_fault_ ? put(tree_.add_fault(since(begin), Code::type_unknown), result)
                        : put(tree_.add_instance_of(since(begin), value, named), result);
  }
  for (; !minuses.empty(); minuses.pop_back()) {
    const Span span{options_.source, minuses.back(), span_of(value).end};
    value =
        put(tree_.add(Form::negate, span, {&value, 1}), operator_type(Form::negate, type_of(value), Type()));
  }
  return value;
}

NodeId Parser::postfix(NodeId left) {
  while (!stopped_) {
    white();
    if (peek() == '.' && peek(1) != '.') {
      left = path(left);
    } else if (peek() == '(') {
      left = call(left);
    } else if (peek() == '[' && !(range_end_ && bracket_ends_range())) {
      left = filter(left);
    } else {
      break;
    }
  }
  return left;
}

NodeId Parser::between(NodeId value) {
  const NodeId low = binary(additive);
  if (!eat_word("and")) missing("'and' and the upper end after 'between' are expected");
  const NodeId high = binary(additive);
  const std::array<NodeId, 3> all{value, low, high};
  return put(tree_.add(Form::between, {options_.source, span_of(value).begin, span_of(high).end}, all),
             operator_type(Form::between, Type(), Type()));
}

std::optional<Parser::Test> Parser::test_here() {
  white();
  switch (peek()) {
  case '=': return Test{Operation::equal, 1};
  case '!': return peek(1) == '=' ? std::optional<Test>({Operation::not_equal, 2}) : std::nullopt;
  case '<': return peek(1) == '=' ? Test{Operation::less_equal, 2} : Test{Operation::less, 1};
  case '>': return peek(1) == '=' ? Test{Operation::greater_equal, 2} : Test{Operation::greater, 1};
  default: return std::nullopt;
  }
}

// One test of a list of tests: a one-sided comparison, or an expression of at least this level.
NodeId Parser::test(int level) {
  const auto op = test_here();
  if (!op) return level == lowest ? expression() : binary(level);
  const auto begin = place();
  advance(op->size);
  const NodeId end = binary(additive);
  const NodeId id = put(tree_.add(Form::unary_range, {options_.source, begin, span_of(end).end}, {&end, 1}),
                        shapes_.range(type_of(end)));
  tree_.nodes[id].operation = op->operation;
  return id;
}

// The right-hand side of `in`: one test, or several in parentheses. What stands in parentheses alone and is
// followed by an operator was an ordinary operand.
NodeId Parser::membership(NodeId value) {
  white();
  if (peek() == '(') return deeper(value, [this, value] { return listed_tests(value); });
  const NodeId both[] = {value, test(additive)};
  const Span span{options_.source, span_of(value).begin, last_};
  return put(tree_.add(Form::in, span, both), operator_type(Form::in, Type(), Type()));
}

NodeId Parser::listed_tests(NodeId value) {
  std::vector<NodeId> all{value};
  const auto begin = place();
  const bool outer_range_end = std::exchange(range_end_, false);
  advance(1);
  NodeId first = test(lowest);
  if (eat("..")) {
    first = range_after(begin, first, 0);
  } else {
    all.push_back(first);
    while (eat(",")) all.push_back(test(lowest));
    expect(")", all.size() > 2 ? "after the tests" : "after the test");
  }
  range_end_ = outer_range_end;
  if (all.size() <= 2 && tree_.nodes[first].form != Form::unary_range) {
    all.resize(1);
    all.push_back(climb(postfix(first), additive));
  }
  const Span span{options_.source, span_of(value).begin, last_};
  return put(tree_.add(Form::in, span, all), operator_type(Form::in, Type(), Type()));
}

} // namespace stackbook::feel
