#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <utility>

namespace stackbook::feel {

NodeId Parser::path(NodeId left) {
  advance(1);
  white();
  const auto begin = span_of(left).begin;
  if (!starts_name(code_point_at(text_, at_).value)) {
    return wrong("the name of a member after the '.'");
  }
  std::string member;
  std::size_t end = at_;
  for (const TypeMember& known : members_of(type_of(left))) {
    if (!known.name.starts_with(peek()) && !known.name.starts_with(' ')) continue;
    const std::size_t matched = match_name(known.name, text_, at_);
    if (matched != no_match && matched > end) end = matched, member = known.name;
  }
  const std::size_t run = run_end(at_);
  // A known member ends where it ends, unless words go on that can't be the next operator.
  const std::size_t next = skip_white(text_, end);
  const bool goes_on = end > at_ && next > end && run > next;
  if (end == at_ || goes_on) {
    end = run;
    member = normalised(text_.substr(at_, end - at_));
  }
  advance(end - at_);
  const Type type = path_type(type_of(left), member, shapes_);
  return put(tree_.add_text(Form::path, since(begin), std::move(member), {&left, 1}), type);
}

// After the end of a range: is this [ its open bracket, or does a filter start? A filter holds an expression.
bool Parser::bracket_ends_range() const {
  std::size_t next = skip_white(text_, at_ + 1);
  const CodePoint c = code_point_at(text_, next);
  if (c.size == 0) return true;
  switch (c.value) {
  case ')':
  case ']':
  case '}':
  case ',':
  case '=':
  case '!':
  case '<':
  case '>':
  case '*':
  case '/':
  case '+': return true;
  case '.': {
    const CodePoint after = code_point_at(text_, next + 1);
    return !(after.value >= '0' && after.value <= '9');
  }
  default: return is_joint(text_.substr(next, word_end(text_, next) - next));
  }
}

NodeId Parser::filter(NodeId left) {
  const bool outer_range_end = std::exchange(range_end_, false);
  advance(1);
  const Type element = element_type(type_of(left));
  local_.push();
  local_.declare_item(element);
  const NodeId predicate = expression();
  local_.pop();
  range_end_ = outer_range_end;
  expect("]", "after the filter");
  const NodeId both[] = {left, predicate};
  const Type type = filter_type(type_of(left), type_of(predicate));
  return put(tree_.add(Form::filter, since(span_of(left).begin), both), type);
}

NodeId Parser::call(NodeId callee) {
  const bool outer_range_end = std::exchange(range_end_, false);
  advance(1);
  std::pmr::vector<NodeId> children(&room_);
  children.reserve(4);
  children.push_back(callee);
  std::vector<std::string> names;
  if (!eat(")")) {
    do {
      white();
      const auto begin = place();
      auto name = label();
      if (name.has_value() != !names.empty() && children.size() > 1)
        fault(Code::syntax, {options_.source, begin, std::max(last_, begin)},
              "arguments are given either all by name or all by position");
      if (name) names.push_back(std::move(*name));
      children.push_back(expression());
    } while (eat(","));
    expect(")", "after the arguments");
  }
  range_end_ = outer_range_end;
  const Span span = since(span_of(callee).begin);
  const Node& called = tree_.nodes[callee];
  const std::string_view name = called.form == Form::name ? std::string_view(tree_.texts[called.text]) : "";
  const Type first = children.size() > 1 ? type_of(children[1]) : Type();
  const Type type = call_type(type_of(callee), name, !name.empty() && variable(name) != nullptr, first);
  if (names.empty()) return put(tree_.add(Form::call, span, children), type);
  names.resize(children.size() - 1);
  return put(tree_.add_keyed(Form::call_named, span, children, names), type);
}

} // namespace stackbook::feel
