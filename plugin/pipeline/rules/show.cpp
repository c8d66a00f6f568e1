// stackbook rules show RULE: one rule as a page, with the tests that make it speak.

#include "plugin/pipeline/rules/rules.hpp"

#include <algorithm>
#include <ostream>
#include <set>

namespace stackbook::pipeline::rules {

std::string page(const proposal::Pack& pack, const proposal::RuleInfo& rule) {
  std::string out = rule.id + " (" + rule.severity + ") " + rule.title + "\n\n";
  const auto line = [&](const char* word, const std::string& text) {
    std::string label(word);
    label.resize(12, ' ');
    out += label + text + '\n';
  };
  if (const auto* source = pack.source(rule.citation)) {
    line("Source", source->text);
    if (!source->url.empty()) line("", source->url);
    line("Standing", std::string(to_text(source->basis)) + ", " + std::string(to_text(source->confidence)));
    if (source->basis == findings::Basis::product) line("", "Product check, not a government requirement");
  }
  if (!rule.clause.empty() && rule.clause != "-") line("Serves", "EO 14320 sec. " + rule.clause);
  if (!rule.from.empty() || !rule.to.empty())
    line("Holds", (rule.from.empty() ? "" : "from " + rule.from + (rule.to.empty() ? "" : " ")) +
                      (rule.to.empty() ? "" : "to " + rule.to));
  line("Where", rule.sheet + (rule.field.empty() ? "" : ", " + rule.field));
  line("Decided by", rule.decision + ", rule " + std::to_string(rule.number));
  bool first = true;
  for (const auto& [input, cell] : rule.conditions) {
    if (cell.empty() || cell == "-") continue;
    line(first ? "When" : "       and", std::string(input).append(": ").append(cell));
    first = false;
  }
  line("It says", rule.message);
  return out;
}

int show(const Options& options, Terminal& terminal) {
  Packs packs(terminal, files::PackPart::whole);
  const auto folders = folders_asked(options, terminal, packs);
  if (!folders) return fail(terminal, folders.failure());
  // A base's rule is also one of those that extend it: one page, with the tests of all.
  std::vector<std::pair<std::string, std::set<std::string>>> pages;
  for (const auto& folder : *folders) {
    const auto pack = packs.choose(folder.string(), std::nullopt);
    if (!pack) return fail(terminal, pack.failure());
    const auto files = cases_of(**pack);
    const auto tests = files ? tests_by_rule(*files) : std::map<std::string, std::vector<std::string>>{};
    for (const auto& rule : (*pack)->rules) {
      if (rule.id != options.rule) continue;
      const std::string text = page(**pack, rule);
      auto known = std::ranges::find(pages, text, [](const auto& one) { return one.first; });
      if (known == pages.end()) known = pages.insert(pages.end(), {text, {}});
      if (const auto hit = tests.find(rule.id); hit != tests.end())
        known->second.insert(hit->second.begin(), hit->second.end());
    }
  }
  for (const auto& [text, hits] : pages) {
    terminal.out << (text == pages.front().first ? "" : "\n") << text;
    for (const std::string& test : hits)
      terminal.out << (test == *hits.begin() ? "Tests       " : "            ") << test << '\n';
  }
  if (!pages.empty()) return clean;
  return fail(terminal, {"No rule is named " + options.rule, "", "no pack that was looked at has it",
                         "stackbook rules list shows all"});
}

} // namespace stackbook::pipeline::rules
