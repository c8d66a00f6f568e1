// stackbook rules doc FOLDER: the pack as Markdown: a page for each rule, and the table of clauses with the
// rules, tests, sheets and columns that serve them.

#include "connectors/files/files.hpp"
#include "plugin/pipeline/rules/clauses.hpp"
#include "plugin/pipeline/rules/rules.hpp"
#include "rules/findings/sha256.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/tests.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

// The parts of a text that a comma, or another sign, separates outside quotes and brackets.
std::vector<std::string> parts_of(std::string_view text, char sign) {
  std::vector<std::string> parts(1);
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
    if (!quoted && (c == '(' || c == '[' || c == '{')) ++depth;
    if (!quoted && (c == ')' || c == ']' || c == '}') && depth > 0) --depth;
    if (c == sign && !quoted && depth == 0) {
      parts.emplace_back();
    } else if (c != ' ' || !parts.back().empty()) {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) part.erase(part.find_last_not_of(' ') + 1);
  return parts;
}

// A message with what is put into it in brackets: "Value of " + x + " is low" → Value of ‹x› is low.
std::string sentence_of(const std::string& message) {
  std::string text;
  for (const std::string& part : parts_of(message, '+')) {
    const bool literal = part.size() > 1 && part.front() == '"' && part.back() == '"';
    text += literal ? part.substr(1, part.size() - 2) : "‹" + part + "›";
  }
  return text;
}

// What a table's cell asks of its input, in words.
std::string words_of(const std::string& cell) {
  if (const auto choices = parts_of(cell, ','); choices.size() > 1) {
    std::string text;
    bool plain = true;
    for (const std::string& choice : choices) {
      const std::string words = words_of(choice);
      const bool again = plain && !text.empty() && words.starts_with("is ");
      text += text.empty() ? words : " or " + (again ? words.substr(3) : words);
      plain = words.starts_with("is ");
    }
    return text;
  }
  const auto after = [&](std::string_view sign) { return cell.substr(sign.size() + 1); };
  if (cell.starts_with("not(") && cell.ends_with(')') && cell.find('?') == std::string::npos)
    return "is none of " + cell.substr(4, cell.size() - 5);
  if (cell.starts_with("<= ")) return "is at most " + after("<=");
  if (cell.starts_with(">= ")) return "is at least " + after(">=");
  if (cell.starts_with("< ")) return "is less than " + after("<");
  if (cell.starts_with("> ")) return "is more than " + after(">");
  if (cell == "true") return "holds";
  if (cell == "false") return "does not hold";
  if (cell == "null" || cell == "? = null") return "is blank";
  if (cell == "? != null") return "is there";
  if (cell.find('?') != std::string::npos) return "meets `" + cell + "`, where ? is its value";
  return "is " + cell;
}

std::string in_cell(std::string text) { // of a Markdown table
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string link(const std::string& id, const char* up = "") {
  return "[" + id + "](" + up + "rules/" + id + ".md)";
}

using Tests = std::map<std::string, std::vector<std::string>>;

std::string rule_page(const proposal::Pack& pack, const proposal::RuleInfo& rule, const Tests& tests) {
  std::string out = "# " + rule.id + ": " + rule.title + "\n\n";
  out += "Severity: " + rule.severity + ". Looks at sheet " + rule.sheet +
         (rule.field.empty() ? "" : ", column " + rule.field) + ".\n\n";
  if (const auto* source = pack.source(rule.citation)) {
    out += "Source: ";
    out += source->url.empty() ? source->text : "[" + source->text + "](" + source->url + ")";
    out += ". Basis: " + std::string(to_text(source->basis)) +
           "; confidence: " + std::string(to_text(source->confidence)) + ".";
    if (source->basis == findings::Basis::product) out += " **Product check, not a government requirement.**";
    out += "\n\n";
  }
  if (!rule.clause.empty()) out += "Serves [EO 14320 sec. " + rule.clause + "](../clauses.md).\n\n";
  if (!rule.from.empty()) out += "Holds from " + rule.from + ".\n\n";
  if (!rule.to.empty()) out += "Holds to " + rule.to + ".\n\n";
  out += "## When it speaks\n\nRow " + std::to_string(rule.number) + " of the table *" + rule.decision +
         "*:\n\n";
  bool any = false;
  for (const auto& [input, cell] : rule.conditions) {
    if (cell.empty() || cell == "-") continue;
    any = true;
    out += "- " + std::string(input) + " " + words_of(std::string(cell)) + "\n";
  }
  if (!any) out += "- always\n";
  out += "\n## What it says\n\nIn front stands where; in ‹ › what is filled in.\n\n> " +
         sentence_of(rule.message) + "\n\n## Tests that make it speak\n\n";
  if (const auto hit = tests.find(rule.id); hit != tests.end())
    for (const std::string& test : hit->second) out += "- " + test + "\n";
  else
    out += "- none\n";
  return out;
}

std::string clause_table(const proposal::Pack& pack, const Clauses& clauses, const Tests& tests) {
  std::string out = "# Clauses of the order and what checks them\n\nPack " + pack.id + " " + pack.version +
                    ". A rule marked with * is a product check, not a government requirement.\n\n"
                    "| clause | what it says | standing | rules | tests | sheet and columns |\n"
                    "|---|---|---|---|---|---|\n";
  for (const Clause& clause : clauses.all) {
    std::string rules, places;
    std::map<std::string, std::size_t> cases; // by test file
    std::set<std::string> seen;
    for (const proposal::RuleInfo* rule : clause.rules) {
      const auto* source = pack.source(rule->citation);
      rules += (rules.empty() ? "" : ", ") + link(rule->id) +
               (source && source->basis == findings::Basis::product ? "*" : "");
      if (const auto hit = tests.find(rule->id); hit != tests.end())
        for (const std::string& test : hit->second) ++cases[test.substr(0, test.find(".xml"))];
      const std::string place = rule->sheet + (rule->field.empty() ? "" : "." + rule->field);
      if (seen.insert(place).second) places += (places.empty() ? "" : ", ") + place;
    }
    // What the clause makes required is checked by binding, which has no rule of its own.
    for (const proposal::TableBinding& table : pack.tables)
      for (const proposal::ColumnBinding& column : table.columns) {
        const auto* source = pack.source(column.citation);
        if (source == nullptr || source->text != "EO 14320 sec. " + clause.clause) continue;
        const std::string place = table.sheet + "." + column.component;
        if (seen.insert(place).second) places += (places.empty() ? "" : ", ") + place;
      }
    std::string tested;
    for (const auto& [file, count] : cases)
      tested += (tested.empty() ? "" : ", ") + file + " (" + std::to_string(count) + ")";
    std::string standing = clause.status == "duty"        ? "the applicant's"
                           : clause.status == "reference" ? "reference"
                                                          : "not an applicant's duty";
    if (!clause.reason.empty()) standing += ": " + clause.reason;
    out += "| " + clause.clause + " | " + in_cell(clause.title) + " | " + in_cell(standing) + " | " + rules +
           " | " + tested + " | " + in_cell(places) + " |\n";
  }
  return out;
}

std::string index(const proposal::Pack& pack, const Tests& tests) {
  std::string out = "# " + pack.title + "\n\nPack " + pack.id + " " + pack.version + ": " +
                    std::to_string(pack.rules.size()) +
                    " rules. [Clauses of the order and what checks them](clauses.md).\n\n";
  for (const auto& [base, version] : pack.bases) out += "Extends pack " + base + " " + version + ".\n\n";
  out += "| rule | severity | where | what it finds | source | tests |\n|---|---|---|---|---|---|\n";
  for (const proposal::RuleInfo& rule : pack.rules) {
    const auto hit = tests.find(rule.id);
    const auto* source = pack.source(rule.citation);
    out += "| " + link(rule.id) + " | " + rule.severity + " | " +
           in_cell(rule.sheet + (rule.field.empty() ? "" : ", " + rule.field)) + " | " + in_cell(rule.title) +
           " | " + in_cell(source ? source->text : rule.citation) + " | " +
           std::to_string(hit == tests.end() ? 0 : hit->second.size()) + " |\n";
  }
  out += "\n## Reference data\n\n| data | file | read on | from | SHA-256 |\n|---|---|---|---|---|\n";
  for (const proposal::Reference& reference : pack.references) {
    const auto file = pack.files.find(reference.file);
    const auto csv = file == pack.files.end() ? std::nullopt : proposal::parse_reference(file->second);
    out += "| " + reference.input + " | " + reference.file + " | " + reference.read + " | " +
           in_cell(csv ? csv->source : "") + " | " +
           (csv ? findings::sha256(file->second).substr(0, 16) : std::string()) + " |\n";
  }
  return out;
}

// Rules of a base are tested by the base's own cases, which came with it.
Result<Tests> all_tests(const proposal::Pack& pack) {
  std::vector<dmn::CaseFile> files;
  for (const auto& [path, bytes] : pack.files) {
    if (!proposal::is_test(path) || !path.ends_with(".xml")) continue;
    auto file = dmn::read_cases({path, bytes});
    if (!file) return file.failure();
    files.push_back(std::move(*file));
  }
  return tests_by_rule(files);
}

} // namespace

int doc(const Options& options, Terminal& terminal) {
  Packs packs(terminal, files::PackPart::whole);
  const auto pack = packs.choose(options.pack, std::nullopt);
  if (!pack) return fail(terminal, pack.failure());
  const auto tests = all_tests(**pack);
  if (!tests) return fail(terminal, tests.failure());
  const auto clauses = clauses_of(**pack);
  if (!clauses) return fail(terminal, clauses.failure());
  const std::filesystem::path folder = options.out;
  std::error_code error;
  std::filesystem::create_directories(folder / "rules", error);
  if (error)
    return fail(terminal,
                {"The pages can't be written", folder.string(), error.message(), "Name another folder"});
  std::map<std::string, std::string> pages{{"index.md", index(**pack, *tests)},
                                           {"clauses.md", clause_table(**pack, *clauses, *tests)}};
  for (const proposal::RuleInfo& rule : (*pack)->rules)
    pages["rules/" + rule.id + ".md"] += rule_page(**pack, rule, *tests);
  for (const auto& [name, text] : pages)
    if (const auto written = files::write_atomically(folder / name, text); !written)
      return fail(terminal, written.failure());
  terminal.out << pages.size() << " pages of pack " << (*pack)->id << " in " << folder.string() << ".\n";
  return clean;
}

} // namespace stackbook::pipeline::rules
