#include "plugin/pipeline/rules/mutant.hpp"

#include <algorithm>
#include <cctype>

namespace stackbook::pipeline::rules {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at, word.size()) == word && (at == 0 || !in_word(text[at - 1])) &&
         (at + word.size() >= text.size() || !in_word(text[at + word.size()]));
}

std::size_t after_quoted(std::string_view text, std::size_t at) { // at: of the opening quote
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

// The first comparison outside quotes, by its other edge: < and <=, > and >=.
std::string other_edge(std::string_view cell) {
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '"') {
      i = after_quoted(cell, i) - 1;
      continue;
    }
    if (cell[i] != '<' && cell[i] != '>') continue;
    const bool with = i + 1 < cell.size() && cell[i + 1] == '=';
    return std::string(cell.substr(0, i + 1)) + (with ? "" : "=") +
           std::string(cell.substr(i + (with ? 2 : 1)));
  }
  return {};
}

} // namespace

std::string with_text(const std::string& bytes, const xml::Element& element, std::string_view text) {
  std::size_t from = element.text_at;
  if (element.text.empty()) { // its text would begin behind its tag
    from = bytes.find('>', element.at);
    from = from == std::string::npos ? bytes.size() : from + 1;
  }
  const std::size_t to = std::min(bytes.find('<', from), bytes.size());
  return bytes.substr(0, from) + escaped(text) + bytes.substr(to);
}

std::vector<std::pair<std::string, std::string>> changes_of_condition(std::string_view cell) {
  std::vector<std::pair<std::string, std::string>> changes;
  if (cell.empty() || cell == "-") return changes;
  changes.emplace_back("left out", "-");
  if (cell.starts_with("not(") && cell.ends_with(')')) {
    changes.emplace_back("turned round", std::string(cell.substr(4, cell.size() - 5)));
  } else {
    changes.emplace_back("turned round", "not(" + std::string(cell) + ")");
  }
  if (std::string other = other_edge(cell); !other.empty())
    changes.emplace_back("other edge", std::move(other));
  return changes;
}

std::vector<std::pair<std::size_t, std::size_t>> ifs_in(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      i = after_quoted(text, i) - 1;
    } else if (is_word_at(text, i, "if")) {
      open.push_back(i + 2);
    } else if (is_word_at(text, i, "then") && !open.empty()) {
      found.emplace_back(open.back(), i);
      open.pop_back();
    }
  }
  return found;
}

} // namespace stackbook::pipeline::rules
