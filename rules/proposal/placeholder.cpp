#include "rules/proposal/binding.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"

#include <algorithm>
#include <array>

namespace stackbook::proposal {

namespace {

char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// As a word of its own, whatever its case: "TBD" stands in "amount: tbd", not in "outbound".
bool stands_at(std::string_view text, std::size_t from, std::string_view word) {
  const std::size_t after = from + word.size();
  if (after > text.size() ||
      !std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(from),
                  [](char a, char b) { return lowered(a) == lowered(b); }))
    return false;
  const bool starts = from == 0 || !is_word(word.front()) || !is_word(text[from - 1]);
  return starts && (after == text.size() || !is_word(word.back()) || !is_word(text[after]));
}

// The words of a pack, looked for in every text of a proposal: once over the text for all of them.
class Words {
 public:
  explicit Words(const std::vector<std::string>& words) : words_(words) {
    for (const std::string& word : words) {
      if (word.empty()) continue;
      const char first = lowered(word.front());
      for (std::size_t byte = 0; byte < 256; ++byte)
        if (lowered(static_cast<char>(byte)) == first) {
          begins_[byte] = true;
          if (!is_word(first)) goes_on_[byte] = true;
        }
    }
  }

  const std::string* first_in(std::string_view text) const { // as the pack orders them
    std::size_t found = words_.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool inside = i > 0 && is_word(text[i - 1]);
      if (!(inside ? goes_on_ : begins_)[static_cast<unsigned char>(text[i])]) continue;
      for (std::size_t w = 0; w < found; ++w)
        if (!words_[w].empty() && stands_at(text, i, words_[w])) found = w;
    }
    return found < words_.size() ? &words_[found] : nullptr;
  }

 private:
  const std::vector<std::string>& words_;
  std::array<bool, 256> begins_{}, goes_on_{}; // by byte: some word begins with it; even within another word
};

} // namespace

void check_placeholders(Proposal& proposal) {
  if (proposal.pack->placeholders.empty()) return;
  const Words words(proposal.pack->placeholders);
  for (const BoundTable& table : proposal.tables) {
    if (table.binding->sort > TableBinding::Sort::table) continue;
    for (const BoundRow& row : table.rows)
      for (std::size_t c = 0; c < row.values.size(); ++c) {
        const feel::Value value = row.values[c];
        if (value.kind() != feel::Kind::string) continue;
        const std::string* word = words.first_in(value.as_string());
        if (word == nullptr) continue;
        const ColumnBinding& column = table.binding->columns[c];
        findings::Finding finding =
            note(*proposal.pack, table.binding->sheet + "." + column.component + ".placeholder",
                 findings::Severity::warning, place_of(table, row, c),
                 subject(table, row, c) + " still holds the placeholder \"" + *word +
                     "\". Write what is meant, or clear the cell.",
                 column.citation);
        finding.evidence.push_back({column.component, std::string(value.as_string())});
        finding.owner = owner_of(table, row, c);
        proposal.findings.push_back(std::move(finding));
      }
  }
}

} // namespace stackbook::proposal
