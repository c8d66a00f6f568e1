// stackbook explain RULE: one rule, as a page.

#include "plugin/pipeline/packs.hpp"
#include "plugin/pipeline/verb.hpp"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string rule, pack;
};

void print(const proposal::Pack& pack, const proposal::RuleInfo& rule, std::ostream& out) {
  out << rule.id << " (" << rule.severity << ") " << rule.title << "\n\n";
  if (const auto* source = pack.source(rule.citation)) {
    out << "Source      " << source->text << '\n';
    if (!source->url.empty()) out << "            " << source->url << '\n';
    out << "Standing    " << to_text(source->basis) << ", " << to_text(source->confidence) << '\n';
    if (source->basis == findings::Basis::product)
      out << "            Product check, not a government requirement\n";
  }
  out << "Where       " << rule.sheet << (rule.field.empty() ? "" : ", " + rule.field) << '\n';
  out << "Decided by  " << rule.decision << ", rule " << rule.number << '\n';
  for (std::size_t i = 0; i < rule.conditions.size(); ++i)
    out << (i == 0 ? "When        " : "       and  ") << rule.conditions[i].first << ": "
        << rule.conditions[i].second << '\n';
  out << "It says     " << rule.message << '\n';
}

int explain(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  auto pack = packs.choose(options.pack, std::nullopt);
  if (!pack) return fail(terminal, pack.failure());
  bool found = false;
  for (const auto& rule : (*pack)->rules)
    if (rule.id == options.rule) {
      if (found) terminal.out << '\n';
      print(**pack, rule, terminal.out);
      found = true;
    }
  if (found) return clean;
  std::string near;
  for (const auto& rule : (*pack)->rules)
    if (rule.id.rfind(options.rule.substr(0, options.rule.size() / 2 + 1), 0) == 0)
      near += (near.empty() ? "" : ", ") + rule.id;
  return fail(terminal, {"No rule is named " + options.rule, "pack " + (*pack)->id,
                         near.empty() ? "stackbook rules list shows all" : "near it are " + near, ""});
}

} // namespace

void add_explain(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("explain", "Show a rule: source, conditions, message");
  verb->add_option("rule", options->rule, "Rule id")->required()->type_name("RULE");
  verb->add_option("--pack", options->pack, "Rule pack: a folder, or an installed one")->type_name("PACK");
  verb->footer("Example: stackbook explain EO14320-3b-i-A-5");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return explain(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
