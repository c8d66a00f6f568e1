#include "tests/syntax/table.hpp"

namespace stackbook::feel {
namespace {

constexpr std::string_view builtin_names[] = {
    "date", "date and time", "day of week", "get value",     "list contains", "max",
    "min",  "sort",          "string",      "string length", "time",          "years and months duration"};

std::optional<Type> model_type(const void*, std::string_view name) {
  if (name == "tRow" || name == "t-Row.x" || name == "imp.t Thing") return Type::simple(Type::Form::number);
  return std::nullopt;
}

Type type_written(std::string_view text, Types& types) {
  Tree tree;
  std::vector<Issue> issues;
  parse("null instance of " + std::string(text), Entry::expression, Scope(), types, tree, issues);
  return tree.types.at(0);
}

} // namespace

std::string with_controls(std::string text) {
  const std::pair<std::string, std::string> pictures[] = {{"␊", "\n"}, {"␍", "\r"}, {"␉", "\t"}};
  for (const auto& [picture, control] : pictures)
    for (std::size_t at; (at = text.find(picture)) != std::string::npos;)
      text.replace(at, picture.size(), control);
  return text;
}

void parse_in(Parsed& parsed, std::string_view scope, Entry entry, std::string_view text,
              const ParseOptions& options) {
  constexpr std::string_view builtins = "builtins; ";
  if (scope.starts_with(builtins)) {
    static const Names names(builtin_names);
    parsed.scope.builtins(names);
    scope.remove_prefix(builtins.size());
  }
  parsed.scope.types(model_type, nullptr);
  while (!scope.empty()) {
    // A comma inside < > belongs to a type.
    std::size_t end = 0;
    for (int open = 0; end < scope.size() && (open > 0 || scope[end] != ','); ++end)
      open += scope[end] == '<' ? 1 : scope[end] == '>' ? -1 : 0;
    const std::string_view one = scope.substr(0, end);
    const std::size_t colon = one.find(':');
    const Type type =
        colon == std::string_view::npos ? Type() : type_written(one.substr(colon + 1), parsed.types);
    parsed.scope.declare(one.substr(0, colon), type);
    scope.remove_prefix(std::min(end + 1, scope.size()));
  }
  parsed.root = parse(text, entry, parsed.scope, parsed.types, parsed.tree, parsed.issues, options);
}

} // namespace stackbook::feel
