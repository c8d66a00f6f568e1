#include "plugin/calc/functions/calls.hpp"

#include "plugin/calc/functions/table.hpp"

#include <algorithm>
#include <cctype>

namespace stackbook::calc {
namespace {

using findings::Datum;

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

// Past the text in quotes that begins at `at`; a doubled quote stands for one.
std::size_t past_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size()) {
    if (text[at++] != quote) continue;
    if (at < text.size() && text[at] == quote)
      ++at;
    else
      break;
  }
  return at;
}

// The arguments between the parenthesis at `open` and its partner.
std::vector<std::string> split(std::string_view text, std::size_t open) {
  std::vector<std::string> parts;
  int depth = 0;
  std::size_t from = open + 1;
  for (std::size_t at = open; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = past_quoted(text, at);
      continue;
    }
    if (c == '(' || c == '{') ++depth;
    if (c == ')' || c == '}') --depth;
    if ((c == ';' && depth == 1) || depth == 0) {
      parts.push_back(trimmed(text.substr(from, at - from)));
      from = at + 1;
    }
    if (depth == 0) break;
    ++at;
  }
  if (parts.size() == 1 && parts.front().empty()) parts.clear();
  return parts;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-.0123456789") == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

std::optional<proposal::Argument> value_of(const std::string& text, const Refer& refer) {
  if (text.size() >= 2 && text.front() == '"' && past_quoted(text, 0) == text.size()) {
    std::string plain;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      plain += text[i];
      if (text[i] == '"') ++i;
    }
    return Datum(plain);
  }
  if (is_number(text)) return Datum(findings::Decimal{text});
  if (upper(text) == "TRUE()" || upper(text) == "FALSE()") return Datum(upper(text) == "TRUE()");
  return refer(text);
}

bool blank(const proposal::Argument& value) {
  const auto* datum = std::get_if<Datum>(&value);
  return datum && (std::holds_alternative<std::monostate>(*datum) || *datum == Datum(std::string()));
}

std::string word_of(const proposal::Argument& value) {
  const auto* datum = std::get_if<Datum>(&value);
  const auto* text = datum ? std::get_if<std::string>(datum) : nullptr;
  return text ? *text : std::string();
}

// By the table: the first arguments by their names, then names and values in turns.
void give(Call& call, const CellFunction& function, const std::vector<proposal::Argument>& values) {
  std::size_t at = 0;
  for (const Argument& argument : function.arguments) {
    if (argument.take == Take::rest) {
      for (; at + 1 < values.size(); at += 2)
        call.arguments.emplace_back(word_of(values[at]), values[at + 1]);
    } else if (at < values.size()) {
      if (function.service == "RULE" && argument.take == Take::text)
        call.name = word_of(values[at]);
      else if (!blank(values[at]))
        call.arguments.emplace_back(argument.name, values[at]);
      ++at;
    }
  }
}

} // namespace

std::vector<Call> calls_in(std::string_view formula, const Refer& refer) {
  std::vector<Call> calls;
  for (std::size_t at = 0; at < formula.size();) {
    if (formula[at] == '"' || formula[at] == '\'') {
      at = past_quoted(formula, at);
      continue;
    }
    if (!is_word(formula[at])) {
      ++at;
      continue;
    }
    const std::size_t from = at;
    while (at < formula.size() && is_word(formula[at])) ++at;
    if (at == formula.size() || formula[at] != '(') continue;
    const std::string name = upper(formula.substr(from, at - from));
    const auto function = std::ranges::find(cell_functions(), std::string_view(name), &CellFunction::name);
    if (function == cell_functions().end()) continue;
    Call call{name, split(formula, at), true, {}, {}};
    std::vector<proposal::Argument> values;
    for (const std::string& text : call.text) {
      auto value = text.empty() ? std::optional<proposal::Argument>(Datum()) : value_of(text, refer);
      call.read = call.read && value;
      if (value) values.push_back(std::move(*value));
    }
    if (call.read) give(call, *function, values);
    calls.push_back(std::move(call));
  }
  return calls;
}

} // namespace stackbook::calc
