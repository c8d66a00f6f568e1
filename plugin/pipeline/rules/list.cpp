// stackbook rules list: every rule of a pack, without data.

#include "plugin/pipeline/rules/rules.hpp"
#include "rules/findings/quote.hpp"

#include <algorithm>
#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

void list_json(const proposal::Pack& pack, std::ostream& out) {
  std::string text = "[";
  for (const auto& rule : pack.rules) {
    text += text.size() == 1 ? "\n  {" : ",\n  {";
    const auto member = [&](const char* name, std::string_view value) {
      if (text.back() != '{') text += ", ";
      findings::quote(text, name);
      text += ": ";
      findings::quote(text, value);
    };
    member("id", rule.id);
    member("severity", rule.severity);
    member("title", rule.title);
    member("citation", rule.citation);
    member("sheet", rule.sheet);
    member("field", rule.field);
    text += '}';
  }
  out << text << "\n]\n";
}

void list_text(const proposal::Pack& pack, std::ostream& out) {
  std::size_t id = 0, where = 0;
  const auto place = [](const proposal::RuleInfo& rule) {
    return rule.sheet + (rule.field.empty() ? "" : " / " + rule.field);
  };
  for (const auto& rule : pack.rules) {
    id = std::max(id, rule.id.size());
    where = std::max(where, std::min<std::size_t>(place(rule).size(), 36));
  }
  const auto cell = [&](const std::string& text, std::size_t width) {
    out << text << std::string(text.size() < width ? width - text.size() : 0, ' ') << "  ";
  };
  for (const auto& rule : pack.rules) {
    cell(rule.id, id);
    cell(rule.severity, 7);
    cell(place(rule), where);
    out << rule.title << " [" << rule.citation << "]\n";
  }
  out << pack.rules.size() << " rules in pack " << pack.id << ' ' << pack.version << ".\n";
}

} // namespace

int list(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  auto pack = packs.choose(options.pack, std::nullopt);
  if (!pack) return fail(terminal, pack.failure());
  if (options.format == "json")
    list_json(**pack, terminal.out);
  else
    list_text(**pack, terminal.out);
  return clean;
}

} // namespace stackbook::pipeline::rules
