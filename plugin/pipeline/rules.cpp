// stackbook rules: the sub-verbs, each in plugin/pipeline/rules.

#include "plugin/pipeline/rules/rules.hpp"

#include "plugin/pipeline/verb.hpp"

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {

void add_rules(CLI::App& app, Terminal& terminal, Run& chosen) {
  using rules::Options;
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("rules", "Look at, check and test a rule pack");
  verb->require_subcommand(1);
  const auto add = [&](CLI::App* to, const char* name, const char* about,
                       int (*run)(const Options&, Terminal&)) {
    CLI::App* word = to->add_subcommand(name, about);
    word->add_option("--pack", options->pack, "Rule pack: a folder, or an installed one as ID or ID@VERSION")
        ->type_name("PACK");
    word->callback([options, &terminal, &chosen, run] {
      chosen = [options, &terminal, run] { return run(*options, terminal); };
    });
    return word;
  };
  add(verb, "list", "Every rule: id, severity, where it looks, title, source", rules::list)
      ->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  add(verb, "show", "One rule as a page: source, clause, conditions, message, tests", rules::show)
      ->add_option("rule", options->rule, "Rule id")
      ->required()
      ->type_name("RULE");
  add(verb, "lint", "Faults of manifest, models and data, each with its place", rules::lint);
  CLI::App* test = add(verb, "test", "Run the pack's own cases", rules::test);
  test->add_flag("--coverage", options->coverage, "Say which table rows and branches no case reaches");
  test->add_flag("--mutate", options->mutate,
                 "Change each cell in turn and say which changes no case notices");
  add(verb, "doc", "Write the pack as pages: one a rule, and the clauses with what checks them", rules::doc)
      ->add_option("folder", options->out, "Folder to write")
      ->required()
      ->type_name("FOLDER");
  CLI::App* bench =
      verb->add_subcommand("bench", "What a row costs a decision: one row at a time, and by column");
  bench->add_option("model", options->model, "DMN model")->required()->type_name("MODEL");
  bench->add_option("--decision", options->decision, "Decision to evaluate")->required()->type_name("NAME");
  bench->add_option("--inputs", options->inputs, "Rows: .csv with the inputs' names on top, or .json")
      ->required()
      ->type_name("ROWS");
  bench->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return rules::bench(*options, terminal); };
  });
  CLI::App* diff = verb->add_subcommand(
      "diff", "What differs between two packs: rules, sources, columns, functions, reference data");
  diff->add_option("before", options->before, "Rule pack: a folder, ID or ID@VERSION")
      ->required()
      ->type_name("A");
  diff->add_option("after", options->after, "Rule pack")->required()->type_name("B");
  diff->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  diff->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return rules::diff(*options, terminal); };
  });
  CLI::App* data = verb->add_subcommand("data", "Reference data of a pack");
  data->require_subcommand(1);
  add(data, "check", "Dates of the data, and what is past its shelf life", rules::data)
      ->add_option("--as-of", options->as_of, "Date to judge by (default: today)")
      ->type_name("DATE");
  verb->footer("Example: stackbook rules test --pack rules/packs/eo14320");
}

} // namespace stackbook::pipeline
