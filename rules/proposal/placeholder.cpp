#include "rules/proposal/binding.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"

#include <algorithm>

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
bool holds(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return lowered(a) == lowered(b); };
  for (auto from = text.begin();;) {
    const auto at = std::search(from, text.end(), word.begin(), word.end(), same);
    if (at == text.end()) return false;
    const auto after = at + static_cast<std::ptrdiff_t>(word.size());
    const bool starts = at == text.begin() || !is_word(word.front()) || !is_word(*(at - 1));
    const bool ends = after == text.end() || !is_word(word.back()) || !is_word(*after);
    if (starts && ends) return true;
    from = at + 1;
  }
}

} // namespace

void check_placeholders(Proposal& proposal) {
  const std::vector<std::string>& words = proposal.pack->placeholders;
  if (words.empty()) return;
  for (const BoundTable& table : proposal.tables) {
    if (table.binding->sort > TableBinding::Sort::table) continue;
    for (const BoundRow& row : table.rows)
      for (std::size_t c = 0; c < row.values.size(); ++c) {
        const feel::Value value = row.values[c];
        if (value.kind() != feel::Kind::string) continue;
        const auto word = std::ranges::find_if(
            words, [&](const std::string& each) { return holds(value.as_string(), each); });
        if (word == words.end()) continue;
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
