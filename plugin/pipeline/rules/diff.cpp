// stackbook rules diff A B: what one pack says that the other does not: rules, columns, functions, totals and
// reference data, by their ids and keys. Order and layout of the files change nothing.

#include "plugin/pipeline/rules/rules.hpp"
#include "rules/report/layout.hpp"
#include "rules/report/value.hpp"
#include "rules/report/writer.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

namespace stackbook::pipeline::rules {
namespace {

// What is compared of one thing: the name of each part and its text.
using Parts = std::vector<std::pair<std::string, std::string>>;
using Things = std::vector<std::pair<std::string, Parts>>; // id → its parts, in the order of the pack

struct Change {
  enum class Sort : std::uint8_t { added, removed, changed };
  Sort sort;
  std::string kind, id, part, was, is; // part, was, is: of what changed only
};

Things rules_of(const proposal::Pack& pack) {
  Things things;
  for (const proposal::RuleInfo& rule : pack.rules) {
    Parts parts{{"severity", rule.severity}, {"title", rule.title}, {"source", rule.citation},
                {"sheet", rule.sheet},       {"field", rule.field}, {"clause", rule.clause},
                {"holds from", rule.from},   {"holds to", rule.to}, {"decision", rule.decision},
                {"message", rule.message}};
    for (const auto& [input, cell] : rule.conditions)
      parts.emplace_back("condition on " + std::string(input), cell);
    things.emplace_back(rule.id, std::move(parts));
  }
  return things;
}

Things sources_of(const proposal::Pack& pack) {
  Things things;
  for (const findings::Citation& source : pack.sources)
    things.push_back({source.id,
                      {{"text", source.text},
                       {"address", source.url},
                       {"basis", std::string(to_text(source.basis))},
                       {"confidence", std::string(to_text(source.confidence))}}});
  return things;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

Things columns_of(const proposal::Pack& pack) {
  const auto yes = [](bool holds) { return std::string(holds ? "yes" : "no"); };
  Things things;
  for (const proposal::TableBinding& table : pack.tables)
    for (const proposal::ColumnBinding& column : table.columns)
      things.push_back({table.sheet + " / " + column.component,
                        {{"caption", column.caption},
                         {"type", feel::to_text(column.type)},
                         {"required when", column.required},
                         {"allowed values", joined(column.allowed)},
                         {"names rows of", column.references},
                         {"list", column.list},
                         {"source", column.citation},
                         {"help", column.help},
                         {"confidential", yes(column.confidential)},
                         {"money", yes(column.money)}}});
  return things;
}

Things functions_of(const proposal::Pack& pack) {
  Things things;
  for (const proposal::FunctionBinding& function : pack.functions)
    things.push_back({function.name, {{"answered by", function.service}}});
  for (const proposal::TotalBinding& total : pack.totals) things.push_back({total.decision, {}});
  return things;
}

// A key that stands several times (a limit with several periods) is told by its line: "SIZE", "SIZE (2)".
Things reference_of(const proposal::Pack& pack, const proposal::Reference& reference) {
  Things things;
  std::map<std::string, int> seen;
  for (const auto& row : proposal::rows_of(pack, reference)) {
    std::string id;
    Parts parts;
    for (const auto& [name, value] : row) {
      const std::string text = report::shown(value);
      if (name == reference.key || (reference.key.empty() && id.empty())) id = text;
      parts.emplace_back(name, text);
    }
    if (const int times = ++seen[id]; times > 1) id += " (" + std::to_string(times) + ")";
    things.emplace_back(std::move(id), std::move(parts));
  }
  return things;
}

void compare(const std::string& kind, const Things& before, const Things& after,
             std::vector<Change>& changes) {
  using Sort = Change::Sort;
  std::map<std::string_view, const Parts*> was;
  for (const auto& [id, parts] : before) was.emplace(id, &parts);
  for (const auto& [id, parts] : after) {
    const auto old = was.find(id);
    if (old == was.end()) {
      changes.push_back({Sort::added, kind, id, {}, {}, {}});
      continue;
    }
    std::map<std::string_view, std::string_view> left;
    for (const auto& [part, text] : *old->second) left.emplace(part, text);
    for (const auto& [part, text] : parts) {
      const auto then = left.find(part);
      const std::string_view told = then == left.end() ? std::string_view() : then->second;
      if (told != text) changes.push_back({Sort::changed, kind, id, part, std::string(told), text});
      if (then != left.end()) left.erase(then);
    }
    for (const auto& [part, text] : left)
      if (!text.empty())
        changes.push_back({Sort::changed, kind, id, std::string(part), std::string(text), {}});
    was.erase(old);
  }
  for (const auto& [id, parts] : before)
    if (was.contains(id)) changes.push_back({Sort::removed, kind, id, {}, {}, {}});
}

std::vector<Change> changes_between(const proposal::Pack& before, const proposal::Pack& after) {
  std::vector<Change> changes;
  compare("rule", rules_of(before), rules_of(after), changes);
  compare("source", sources_of(before), sources_of(after), changes);
  compare("column", columns_of(before), columns_of(after), changes);
  compare("function", functions_of(before), functions_of(after), changes);
  const auto of = [](const proposal::Pack& pack, const std::string& input) {
    const auto reference = std::ranges::find(pack.references, input, &proposal::Reference::input);
    return reference == pack.references.end() ? Things{} : reference_of(pack, *reference);
  };
  std::set<std::string> inputs;
  for (const proposal::Pack* pack : {&before, &after})
    for (const proposal::Reference& reference : pack->references)
      if (inputs.insert(reference.input).second)
        compare(reference.input, of(before, reference.input), of(after, reference.input), changes);
  return changes;
}

void write_text(const std::vector<Change>& changes, const std::string& names, std::ostream& out) {
  const auto said = [](const std::string& text) { return text.empty() ? std::string("nothing") : text; };
  std::string kind;
  for (const Change& change : changes) {
    if (change.kind != kind) out << (kind.empty() ? "" : "\n") << (kind = change.kind) << '\n';
    switch (change.sort) {
    case Change::Sort::added: out << "  " << change.id << " is new\n"; break;
    case Change::Sort::removed: out << "  " << change.id << " is gone\n"; break;
    case Change::Sort::changed:
      out << "  " << change.id << ", " << change.part << ":\n    was " << said(change.was) << "\n    is  "
          << said(change.is) << '\n';
    }
  }
  out << (changes.empty() ? "" : "\n")
      << (changes.empty() ? "No differences" : report::counted(changes.size(), "difference", "differences"))
      << " between " << names << ".\n";
}

void write_json(const std::vector<Change>& changes, std::ostream& out) {
  static constexpr const char* sorts[] = {"added", "removed", "changed"};
  report::JsonWriter json;
  json.open('[');
  for (const Change& change : changes) {
    json.out += &change == &changes.front() ? "\n" : ",\n";
    json.open('{');
    json.text("sort", sorts[static_cast<std::size_t>(change.sort)]);
    json.text("kind", change.kind);
    json.text("id", change.id);
    if (change.sort == Change::Sort::changed) {
      json.text("part", change.part);
      json.text("was", change.was);
      json.text("is", change.is);
    }
    json.close('}');
  }
  out << json.out << (changes.empty() ? "]\n" : "\n]\n");
}

std::string name_of(const proposal::Pack& pack) {
  return pack.id + ' ' + pack.version;
}

} // namespace

int diff(const Options& options, Terminal& terminal) {
  Packs packs(terminal, files::PackPart::whole);
  const auto before = packs.choose(options.before, std::nullopt);
  if (!before) return fail(terminal, before.failure());
  const auto after = packs.choose(options.after, std::nullopt);
  if (!after) return fail(terminal, after.failure());
  const std::vector<Change> changes = changes_between(**before, **after);
  if (options.format == "json")
    write_json(changes, terminal.out);
  else
    write_text(changes, name_of(**before) + " and " + name_of(**after), terminal.out);
  return changes.empty() ? clean : findings_left;
}

} // namespace stackbook::pipeline::rules
