// stackbook eval EXPRESSION: one FEEL expression, its value or the reason why it has none.

#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/verb.hpp"
#include "rules/dmn/engine.hpp"
#include "rules/feel/print.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

int evaluate(const std::string& expression, Terminal& terminal) {
  const dmn::Model none;
  dmn::Session session(none, {}, clock::now());
  std::vector<feel::Issue> issues;
  const feel::Value value = session.ask(expression, {}, issues);
  const feel::Sources sources{{"expression", "", expression, 1}};
  for (const auto& issue : issues) terminal.err << to_text(issue, sources) << '\n';
  if (!issues.empty()) return could_not_run;
  terminal.out << feel::to_text(value) << '\n';
  if (value.reason() == 0) return clean;
  terminal.err << dmn::explain(sources, session.evaluation(), value) << '\n';
  return findings_left;
}

} // namespace

void add_eval(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto expression = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand("eval", "Evaluate a FEEL expression");
  verb->add_option("expression", *expression, "FEEL, for example: sum([0.1, 0.2])")
      ->required()
      ->type_name("FEEL");
  verb->footer("Exit code 1: the value is null because of an error; standard error says which.");
  verb->callback([expression, &terminal, &chosen] {
    chosen = [expression, &terminal] { return evaluate(*expression, terminal); };
  });
}

} // namespace stackbook::pipeline
