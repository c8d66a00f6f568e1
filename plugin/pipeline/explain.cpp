// stackbook explain RULE: one rule, as a page.

#include "plugin/pipeline/rules/rules.hpp"
#include "plugin/pipeline/verb.hpp"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string rule, pack;
};

int explain(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  auto pack = packs.choose(options.pack, std::nullopt);
  if (!pack) return fail(terminal, pack.failure());
  bool found = false;
  for (const auto& rule : (*pack)->rules)
    if (rule.id == options.rule) {
      if (found) terminal.out << '\n';
      terminal.out << rules::page(**pack, rule);
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
