#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <utility>

namespace stackbook::feel {

NodeId Parser::conditional() {
  const auto begin = place();
  advance(2);
  const NodeId condition = expression();
  if (!eat_word("then")) missing("'then' is expected");
  const NodeId yes = expression();
  if (!eat_word("else")) {
    const NodeId no = wrong("'else' and what holds otherwise");
    const NodeId all[] = {condition, yes, no};
    return put(tree_.add(Form::conditional, since(begin), all), type_of(yes));
  }
  const NodeId no = expression();
  const NodeId all[] = {condition, yes, no};
  return put(tree_.add(Form::conditional, since(begin), all), shapes_.either(type_of(yes), type_of(no)));
}

NodeId Parser::iteration(Form form) {
  const auto begin = place();
  advance(word_here().size());
  std::pmr::vector<NodeId> children(&room_);
  std::vector<std::string> names;
  local_.push();
  do {
    names.push_back(name_before("in"));
    NodeId domain = expression();
    if (eat("..")) {
      const NodeId both[] = {domain, expression()};
      domain =
          put(tree_.add(Form::range, {options_.source, span_of(both[0]).begin, span_of(both[1]).end}, both),
              shapes_.range(type_of(both[0])));
      tree_.nodes[domain].flags = 1 | 2 | 4;
    }
    children.push_back(domain);
    if (!names.back().empty()) local_.declare(names.back(), element_type(type_of(domain)));
  } while (!stopped_ && eat(","));
  const std::string_view keyword = form == Form::loop ? "return" : "satisfies";
  if (!eat_word(keyword)) missing("'" + std::string(keyword) + "' is expected");
  if (form == Form::loop) local_.declare("partial", Type::any_list());
  const NodeId body = expression();
  local_.pop();
  children.push_back(body);
  const Type type = form == Form::loop ? shapes_.list(type_of(body)) : operator_type(form, Type(), Type());
  return put(tree_.add_keyed(form, since(begin), children, names), type);
}

NodeId Parser::function() {
  const bool outer_range_end = std::exchange(range_end_, false);
  const auto begin = place();
  advance(word_here().size());
  white();
  if (peek() != '(') {
    range_end_ = outer_range_end;
    return wrong("a list of parameters in ( )");
  }
  advance(1);
  Signature signature;
  local_.push();
  if (!eat(")")) {
    do {
      white();
      const std::size_t first = at_;
      std::size_t end = at_;
      for (CodePoint c = code_point_at(text_, end); c.size != 0; c = code_point_at(text_, end)) {
        const bool part =
            continues_name(c.value) || is_white(c.value) || (end > first && is_name_symbol(c.value));
        if (!part) break;
        end += c.size;
      }
      std::string name = normalised(text_.substr(first, end - first));
      if (!is_name(name)) {
        missing("the name of a parameter is expected");
        recover();
        continue;
      }
      advance(end - first);
      Type declared;
      if (eat(":")) declared = type();
      local_.declare(name, declared);
      signature.parameters.push_back({std::move(name), declared});
    } while (!stopped_ && eat(","));
    expect(")", "or ',' after the parameter");
  }
  range_end_ = outer_range_end;
  const bool external = eat_word("external");
  const NodeId body = expression();
  local_.pop();
  const Type type = shapes_.function(signature, external ? Type() : type_of(body));
  return put(tree_.add_function(since(begin), std::move(signature), body, external), type);
}

} // namespace stackbook::feel
