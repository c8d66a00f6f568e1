#include "plugin/calc/sidebar/listing.hpp"

#include <algorithm>
#include <cctype>

namespace stackbook::calc {
namespace {

std::string lower(std::string text) { // of ASCII letters; others are compared as they are
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(lower(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

bool passes(const View::Line& line, Filter::Kind kind, const std::vector<std::string>& words) {
  constexpr const char* severities[] = {"", "Error", "Warning", "Info", "Answered"};
  if (kind != Filter::Kind::all && line.severity != severities[static_cast<std::size_t>(kind)]) return false;
  if (words.empty()) return true;
  const std::string text = lower(line.where + ' ' + line.message + ' ' + line.rule);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

} // namespace

std::vector<Item> listing(const View& view, const Filter& filter) {
  const auto words = words_of(filter.words);
  std::vector<std::pair<std::string, std::vector<std::size_t>>> groups; // in the order of their first finding
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    if (!passes(view.lines[i], filter.kind, words)) continue;
    const std::string& name = filter.by_rule ? view.lines[i].rule : view.lines[i].group;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), {name, {}});
    group->second.push_back(i);
  }
  std::vector<Item> items;
  for (const auto& [name, lines] : groups) {
    items.push_back({name + " (" + std::to_string(lines.size()) + ")", std::nullopt});
    for (const std::size_t i : lines)
      items.push_back(
          {"    " + view.lines[i].severity + "  " + view.lines[i].where + ": " + view.lines[i].message, i});
  }
  return items;
}

} // namespace stackbook::calc
