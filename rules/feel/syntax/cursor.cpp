#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {
namespace {

constexpr std::uint32_t most_faults = 100;

// What people write who know another language, or whose word processor knew better.
std::string remedy_for(std::string_view rest, char before) {
  static constexpr std::pair<std::string_view, std::string_view> remedies[] = {
      {"\u201c", "text stands in straight quotation marks (\")"},
      {"\u201d", "text stands in straight quotation marks (\")"},
      {"\u201e", "text stands in straight quotation marks (\")"},
      {"\u00ab", "text stands in straight quotation marks (\")"},
      {"\u00bb", "text stands in straight quotation marks (\")"},
      {"'", "text stands in double quotation marks (\")"},
      {"\u2264", "write <="},
      {"\u2265", "write >="},
      {"\u2260", "write !="},
      {"\u2212", "write the minus sign of the keyboard (-)"},
      {"\u2013", "write the minus sign of the keyboard (-)"},
      {"\u00d7", "write *"},
      {"\u00f7", "write /"},
      {"&&", "write and"},
      {"||", "write or"},
  };
  for (const auto& [wrong, right] : remedies)
    if (rest.starts_with(wrong)) return "; " + std::string(right);
  if (rest.starts_with('=') && before == '=') return "; one = compares";
  if (rest.starts_with('>') && before == '<') return "; write !=";
  return "";
}

} // namespace

void Parser::white_here() {
  for (;;) {
    at_ = skip_white(text_, at_);
    if (peek() != '/' || (peek(1) != '/' && peek(1) != '*')) return;
    if (peek(1) == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      continue;
    }
    const std::size_t close = text_.find("*/", at_ + 2);
    if (close == std::string_view::npos) {
      fault(Code::syntax, {options_.source, place(), static_cast<std::uint32_t>(text_.size())},
            "the comment that starts with /* has no */");
      at_ = text_.size();
      return;
    }
    at_ = close + 2;
  }
}

void Parser::advance(std::size_t bytes) {
  at_ = std::min(at_ + bytes, text_.size());
  last_ = place();
}

bool Parser::eat(std::string_view token) {
  white();
  if (peek() != token.front() || !text_.substr(at_).starts_with(token)) return false;
  advance(token.size());
  return true;
}

std::string_view Parser::word_here() const {
  return text_.substr(at_, word_end(text_, at_) - at_);
}

bool Parser::eat_word(std::string_view wanted) {
  white();
  // A prefix is looked at first, so that a long word is not measured again and again.
  if (peek() != wanted.front() || !text_.substr(at_).starts_with(wanted)) return false;
  const CodePoint next = code_point_at(text_, at_ + wanted.size());
  if (next.size != 0 && continues_name(next.value)) return false;
  advance(wanted.size());
  return true;
}

Span Parser::here() const {
  const std::size_t word = word_end(text_, at_);
  const std::size_t end = word > at_ ? word : at_ + code_point_at(text_, at_).size;
  return {options_.source, place(), static_cast<std::uint32_t>(end)};
}

std::string Parser::found() const {
  if (at_end()) return "the text ends";
  const Span span = here();
  std::string out = "'";
  out += text_.substr(span.begin, std::min<std::uint32_t>(span.end - span.begin, 60));
  return out + "' stands";
}

void Parser::fault(Code code, Span span, std::string detail) {
  // One fault has one message: what else is missing at the same place follows from it.
  const bool follows = code == Code::syntax && faults_ > 0 && span.begin == last_fault_;
  if (stopped_ || follows || ++faults_ > most_faults) return;
  last_fault_ = span.begin;
  issues_.push_back({code, span, std::move(detail)});
}

void Parser::missing(std::string_view expected) {
  std::string detail = found() + " where ";
  detail += expected;
  detail += remedy_for(text_.substr(at_), at_ == 0 ? '\0' : text_[at_ - 1]);
  fault(Code::syntax, here(), std::move(detail));
}

void Parser::expect(std::string_view token, std::string_view what) {
  if (eat(token) || stopped_) return;
  std::string expected = "'";
  expected += token;
  expected += "' ";
  expected += what;
  missing(expected += " is expected");
  recover();
  eat(token);
}

NodeId Parser::wrong(std::string_view expected) {
  const Span span = here();
  missing(std::string(expected) + " is expected");
  const auto begin = place();
  recover();
  last_ = std::max(last_, std::min(place(), std::max(begin, span.end)));
  return put(tree_.add_fault(span, Code::syntax), Type());
}

// Skips to what may end the broken part: a separator or closing bracket that belongs to a construct around
// it.
void Parser::recover() {
  std::size_t open = 0;
  while (!at_end()) {
    white();
    const char c = peek();
    if (c == '"') {
      std::size_t end = at_ + 1;
      while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
      at_ = std::min(end + 1, text_.size());
      continue;
    }
    if (c == '(' || c == '[' || c == '{') {
      ++open;
    } else if (c == ')' || c == ']' || c == '}') {
      if (open == 0) return;
      --open;
    } else if (c == ',' && open == 0) {
      return;
    }
    const std::string_view name = word_here();
    if (name.empty()) {
      at_ += code_point_at(text_, at_).size;
    } else {
      if (open == 0 && (name == "then" || name == "else" || name == "return" || name == "satisfies")) return;
      at_ += name.size();
    }
  }
}

void Parser::stop(Code code) {
  if (!stopped_) fault(code, here(), {});
  stopped_ = true;
  at_ = text_.size();
}

NodeId Parser::put(NodeId id, Type type) {
  const Node& node = tree_.nodes[id];
  std::uint32_t height = 0;
  if (const auto children = tree_.children_of(node); !children.empty()) {
    height = notes_[children[0] - first_node_].height + (leads_with_operand(node.form) ? 0 : 1);
    for (const NodeId child : children.subspan(1))
      if (child != children[0]) height = std::max(height, notes_[child - first_node_].height + 1);
  }
  notes_.push_back({type, height});
  if (height >= options_.depth) stop(Code::limit_nesting);
  return id;
}

} // namespace stackbook::feel
