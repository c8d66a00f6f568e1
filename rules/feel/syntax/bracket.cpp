#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <utility>

namespace stackbook::feel {

NodeId Parser::primary() {
  white();
  const char c = peek();
  if (c >= '0' && c <= '9') return number();
  switch (c) {
  case '.':
    if (peek(1) >= '0' && peek(1) <= '9') return number();
    break;
  case '"': return string();
  case '@': return at_literal();
  case '(': return parenthesis();
  case '[': return square();
  case '{': return context();
  case ']': {
    // A range that starts open, unless the bracket closes something whose last element is missing.
    const std::size_t next = skip_white(text_, at_ + 1);
    const CodePoint after = code_point_at(text_, next);
    const bool operand =
        after.size != 0 && (starts_name(after.value) || after.value >= 0x80 ||
                            std::string_view("0123456789\"@([{.-").find(static_cast<char>(after.value)) !=
                                std::string_view::npos);
    if (operand && !is_joint(text_.substr(next, word_end(text_, next) - next))) return open_range();
    break;
  }
  default:
    if (starts_name(code_point_at(text_, at_).value)) return word();
  }
  return wrong("a value");
}

NodeId Parser::parenthesis() {
  const bool outer_range_end = std::exchange(range_end_, false);
  const auto begin = place();
  advance(1);
  NodeId inner;
  if (test_here()) {
    inner = one_sided(begin);
  } else {
    inner = expression();
    if (eat("..")) {
      inner = range_after(begin, inner, 0);
    } else {
      expect(")", "that closes the '('");
    }
  }
  range_end_ = outer_range_end;
  return inner;
}

NodeId Parser::one_sided(std::uint32_t begin) {
  const auto op = test_here();
  advance(op->size);
  const NodeId end = binary(additive);
  expect(")", "after the one-sided range");
  const NodeId id = put(tree_.add(Form::unary_range, since(begin), {&end, 1}), shapes_.range(type_of(end)));
  tree_.nodes[id].operation = op->operation;
  return id;
}

// After "start..": the end and the closing bracket, ] or open: ) or [.
NodeId Parser::range_after(std::uint32_t begin, NodeId start, std::uint8_t flags) {
  range_end_ = true;
  const NodeId end = binary(additive);
  range_end_ = false;
  white();
  if (peek() == ']') {
    advance(1);
    flags = static_cast<std::uint8_t>(flags | 2);
  } else if (peek() == ')' || peek() == '[') {
    advance(1);
  } else {
    expect("]", "(or ')' or '[') after the range");
  }
  const NodeId both[] = {start, end};
  const NodeId id = put(tree_.add(Form::range, since(begin), both), shapes_.range(type_of(start)));
  tree_.nodes[id].flags = flags;
  return id;
}

NodeId Parser::open_range() {
  const bool outer_range_end = std::exchange(range_end_, false);
  const auto begin = place();
  advance(1);
  const NodeId start = expression();
  expect("..", "between the ends of the range");
  const NodeId range = range_after(begin, start, 0);
  range_end_ = outer_range_end;
  return range;
}

NodeId Parser::square() {
  const bool outer_range_end = std::exchange(range_end_, false);
  const auto begin = place();
  advance(1);
  std::pmr::vector<NodeId> items(&room_);
  Type element;
  if (!eat("]")) {
    items.push_back(expression());
    element = type_of(items.back());
    if (eat("..")) {
      const NodeId range = range_after(begin, items.back(), 1);
      range_end_ = outer_range_end;
      return range;
    }
    while (!stopped_ && eat(",")) {
      items.push_back(expression());
      element = shapes_.either(element, type_of(items.back()));
    }
    expect("]", "or ',' in the list");
  }
  range_end_ = outer_range_end;
  return put(tree_.add(Form::list, since(begin), items), shapes_.list(element));
}

// Entries see the earlier ones: their keys become names, those that are names.
NodeId Parser::context() {
  const bool outer_range_end = std::exchange(range_end_, false);
  const auto begin = place();
  advance(1);
  std::pmr::vector<NodeId> values(&room_);
  std::vector<std::string> keys;
  std::vector<Type> types;
  local_.push();
  if (!eat("}")) {
    do {
      white();
      std::string key;
      if (peek() == '"') {
        key = quoted();
        expect(":", "after the key");
      } else if (auto name = label()) {
        key = std::move(*name);
      } else {
        missing("a key and ':' are expected");
        recover();
        continue;
      }
      white();
      const bool named = is_name(key);
      // A function may call itself by the key it stands under.
      const bool early = named && text_.substr(at_).starts_with("function");
      if (early) local_.declare(key, Type());
      values.push_back(expression());
      types.push_back(type_of(values.back()));
      if (named) local_.declare(key, types.back());
      keys.push_back(std::move(key));
    } while (!stopped_ && eat(","));
    expect("}", "or ',' in the context");
  }
  local_.pop();
  range_end_ = outer_range_end;
  return put(tree_.add_keyed(Form::context, since(begin), values, keys), shapes_.context(keys, types));
}

std::optional<std::string> Parser::label() {
  if (!starts_name(code_point_at(text_, at_).value)) return std::nullopt;
  std::size_t end = at_;
  for (;;) {
    while (end < text_.size() && is_plain_in_words(text_[end])) ++end;
    const CodePoint c = code_point_at(text_, end);
    if (c.size == 0) return std::nullopt;
    if (c.value == ':') break;
    if (!continues_name(c.value) && !is_name_symbol(c.value) && !is_white(c.value)) return std::nullopt;
    end += c.size;
  }
  std::string name = normalised(text_.substr(at_, end - at_));
  advance(end + 1 - at_);
  return name;
}

} // namespace stackbook::feel
