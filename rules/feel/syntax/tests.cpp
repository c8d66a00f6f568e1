#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {

Parser::Parser(std::string_view text, const Scope& scope, Types& types, Tree& tree,
               std::vector<Issue>& issues, const ParseOptions& options)
    : text_(text), outer_(scope), types_(types), tree_(tree), issues_(issues), options_(options),
      shapes_(types), first_node_(static_cast<NodeId>(tree.nodes.size())) {
  options_.depth = std::min(options_.depth, ParseOptions::most_depth);
  notes_.reserve(16);
}

NodeId Parser::whole(Entry entry) {
  if (!is_utf8(text_)) {
    const Span span{options_.source, 0, static_cast<std::uint32_t>(text_.size())};
    fault(Code::syntax, span, "the text is not UTF-8");
    return put(tree_.add_fault(span, Code::syntax), Type());
  }
  const std::size_t nodes = tree_.nodes.size(), children = tree_.children.size(), texts = tree_.texts.size(),
                    types = tree_.types.size(), signatures = tree_.signatures.size();
  const std::size_t issues = issues_.size();
  NodeId root = entry == Entry::expression ? expression() : tests();
  white();
  if (!at_end() && !stopped_)
    missing(peek() == ',' ? "the expression should end; several values stand in [ ]"
                          : "the expression should end");
  // A text that can't be read as a whole has no value, whatever its sound parts would give. (A type that is not known
  // is a fault of its place only.)
  const auto unreadable = std::find_if(issues_.begin() + static_cast<std::ptrdiff_t>(issues), issues_.end(),
                                       [](const Issue& issue) { return issue.code == Code::syntax; });
  if (unreadable != issues_.end()) root = put(tree_.add_fault(unreadable->span, Code::syntax), Type());
  if (stopped_) {
    // What was built so far is too deep for those who walk over it.
    tree_.nodes.resize(nodes);
    tree_.children.resize(children);
    tree_.texts.resize(texts);
    tree_.types.resize(types);
    tree_.signatures.resize(signatures);
    root =
        tree_.add_fault({options_.source, 0, static_cast<std::uint32_t>(text_.size())}, Code::limit_nesting);
  }
  return root;
}

NodeId Parser::tests() {
  white();
  const auto begin = place();
  if (at_end())
    return put(tree_.add(Form::any_test, {options_.source, begin, begin}),
               operator_type(Form::any_test, {}, {}));
  if (peek() == '-') {
    advance(1);
    white();
    if (at_end()) return put(tree_.add(Form::any_test, since(begin)), operator_type(Form::any_test, {}, {}));
    at_ = begin;
  }
  // not(…) negates all of the cell; where more follows its parenthesis, it was the function.
  if (eat_word("not") && eat("(")) {
    const std::size_t nodes = tree_.nodes.size(), children = tree_.children.size(),
                      texts = tree_.texts.size(), named = tree_.types.size(),
                      signatures = tree_.signatures.size(), issues = issues_.size();
    const NodeId negated = alternatives(Form::not_tests, begin);
    white();
    if (at_end() || issues_.size() != issues) return negated;
    tree_.nodes.resize(nodes);
    tree_.children.resize(children);
    tree_.texts.resize(texts);
    tree_.types.resize(named);
    tree_.signatures.resize(signatures);
    notes_.resize(nodes - first_node_);
  }
  at_ = begin;
  last_ = begin;
  return alternatives(Form::tests, begin);
}

NodeId Parser::alternatives(Form form, std::uint32_t begin) {
  std::pmr::vector<NodeId> all(&room_);
  do {
    all.push_back(test(lowest));
  } while (!stopped_ && eat(","));
  if (form == Form::not_tests) expect(")", "or ',' after the test");
  return put(tree_.add(form, since(begin), all), operator_type(form, {}, {}));
}

namespace {

// A text that is one string literal without escapes, as most output entries of a table are.
bool is_plain_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  return std::none_of(inside.begin(), inside.end(), [](char c) { return c == '"' || c == '\\'; }) &&
         is_utf8(text);
}

} // namespace

NodeId parse(std::string_view text, Entry entry, const Scope& scope, Types& types, Tree& tree,
             std::vector<Issue>& issues, const ParseOptions& options) {
  if (entry == Entry::expression && options.depth > 0 && is_plain_string(text))
    return tree.add_text(Form::string, {options.source, 0, static_cast<std::uint32_t>(text.size())},
                         std::string(text.substr(1, text.size() - 2)));
  Parser parser(text, scope, types, tree, issues, options);
  return parser.whole(entry);
}

} // namespace stackbook::feel
