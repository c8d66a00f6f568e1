#include "rules/proposal/caption.hpp"

#include <algorithm>
#include <vector>

namespace stackbook::proposal {

namespace {

constexpr std::size_t longest = 100; // longer texts are no misspelt words

// Length of the white space at the front: ASCII, U+00A0, U+200B, U+202F, U+FEFF; 0 when there is none.
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (text.starts_with("\xc2\xa0")) return 2;
  if (text.starts_with("\xe2\x80\x8b") || text.starts_with("\xe2\x80\xaf") ||
      text.starts_with("\xef\xbb\xbf"))
    return 3;
  return 0;
}

std::size_t space_before(std::string_view text) {
  for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length)
    if (space_at(text.substr(text.size() - length)) == length) return length;
  return 0;
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

} // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t length = space_at(text)) text.remove_prefix(length);
  while (const std::size_t length = space_before(text)) text.remove_suffix(length);
  return text;
}

std::string folded(std::string_view text) {
  std::string out;
  text = trimmed(text);
  while (!text.empty()) {
    if (const std::size_t length = space_at(text)) {
      if (!out.ends_with(' ')) out += ' ';
      text.remove_prefix(length);
      continue;
    }
    const char c = text.front();
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    text.remove_prefix(1);
  }
  while (out.ends_with('?') || out.ends_with(':') || out.ends_with('*') || out.ends_with(' ')) out.pop_back();
  return out;
}

Nearest::Nearest(std::span<const std::string> candidates) {
  for (const std::string& candidate : candidates) {
    std::string word = folded(candidate);
    // Two ids or short codes that differ in one place are different ids, not a slip.
    const bool code = word.find_first_of("0123456789") != std::string::npos;
    const bool fresh = same_.emplace(word, &candidate).second;
    if (fresh && !code && word.size() <= longest) words_.push_back({std::move(word), &candidate});
  }
}

const std::string* Nearest::to(std::string_view text) const {
  const std::string wanted = folded(text);
  if (const auto same = same_.find(wanted); same != same_.end()) return same->second;
  if (wanted.size() > longest) return nullptr;
  const std::string* best = nullptr;
  std::size_t fewest = 0;
  for (const auto& [word, candidate] : words_) {
    const std::size_t allowed = std::min(word.size(), wanted.size()) / 4;
    if (std::max(word.size(), wanted.size()) - std::min(word.size(), wanted.size()) > allowed) continue;
    const std::size_t edits = distance(word, wanted);
    if (edits <= allowed && edits < wanted.size() && (!best || edits < fewest)) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

const std::string* nearest(std::string_view text, std::span<const std::string> candidates) {
  return Nearest(candidates).to(text);
}

} // namespace stackbook::proposal
