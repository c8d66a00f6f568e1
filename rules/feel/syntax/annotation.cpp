#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {

// A type as written (DMN 1.5 section 10.3.1.2, rule 54): list<T>, range<T>, context<a: T>, function<T, T> ->
// R, or a name.
Type Parser::type() {
  constexpr std::uint32_t most = 60; // types nest in types: what compares two of them recurses
  if (type_depth_ >= most) stop(Code::limit_nesting);
  ++type_depth_;
  const Type written = deeper(Type(), [this] { return written_type(); });
  --type_depth_;
  return written;
}

Type Parser::written_type() {
  white();
  const std::string_view name = word_here();
  const std::size_t after = skip_white(text_, at_ + name.size());
  if (after < text_.size() && text_[after] == '<' &&
      (name == "list" || name == "range" || name == "context" || name == "function")) {
    advance(after + 1 - at_);
    return type_arguments(name);
  }
  return named_type();
}

Type Parser::type_arguments(std::string_view name) {
  if (name == "context") return context_arguments();
  if (name == "function") return function_arguments();
  const Type element = type();
  expect(">", "after the type");
  return name == "list" ? shapes_.list(element) : shapes_.range(element);
}

Type Parser::context_arguments() {
  std::vector<std::string> names;
  std::vector<Type> members;
  if (!eat(">")) {
    do {
      white();
      auto name = label();
      if (!name) {
        missing("the name of a member and ':' are expected");
        recover();
        break;
      }
      names.push_back(std::move(*name));
      members.push_back(type());
    } while (!stopped_ && eat(","));
    expect(">", "or ',' after the member");
  }
  return shapes_.context(names, members);
}

Type Parser::function_arguments() {
  Signature signature;
  if (!eat(">")) {
    do {
      signature.parameters.push_back({std::string(), type()});
    } while (!stopped_ && eat(","));
    expect(">", "or ',' after the type");
  }
  if (eat("->")) signature.result = type();
  return shapes_.function(signature, signature.result);
}

// The longest stretch of words that names a type. Names of types may hold what other names hold, and a dot
// after the name of an import.
Type Parser::named_type() {
  constexpr std::size_t most_words = 24;
  std::vector<std::size_t> ends;
  std::size_t at = at_;
  if (starts_name(code_point_at(text_, at).value)) {
    while (ends.size() < most_words) {
      const CodePoint c = code_point_at(text_, at);
      const std::size_t end = word_end(text_, at);
      if (end > at) {
        ends.push_back(end);
        at = end;
      } else if (c.size != 0 && (is_white(c.value) || is_name_symbol(c.value))) {
        at += c.size;
      } else {
        break;
      }
    }
  }
  if (ends.empty()) {
    type_fault_ = true;
    missing("the name of a type is expected");
    return {};
  }
  for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
    if (const auto known = outer_.find_type(normalised(text_.substr(at_, *end - at_)))) {
      advance(*end - at_);
      return *known;
    }
  }
  const Span span{options_.source, place(), static_cast<std::uint32_t>(run_end(at_))};
  type_fault_ = true;
  fault(Code::type_unknown, span, "'" + normalised(text_.substr(span.begin, span.end - span.begin)) + "'");
  advance(span.end - span.begin);
  return {};
}

} // namespace stackbook::feel
