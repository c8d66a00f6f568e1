// stackbook rules list|lint|test: a rule pack as its authors see it.

#include "plugin/pipeline/packs.hpp"
#include "plugin/pipeline/verb.hpp"
#include "rules/dmn/cases/cases.hpp"
#include "rules/findings/quote.hpp"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string pack, format = "text";
};

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

int lint(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  auto folder = packs.folder_of(options.pack);
  if (!folder) return fail(terminal, folder.failure());
  auto loaded = packs.load(*folder);
  if (!loaded) return fail(terminal, loaded.failure());
  for (const auto& fault : loaded->faults) terminal.out << to_text(fault) << fault.excerpt << '\n';
  terminal.out << (loaded->faults.empty() ? "No faults" : std::to_string(loaded->faults.size()) + " faults")
               << " in " << folder->string() << ".\n";
  return loaded->faults.empty() ? clean : findings_left;
}

struct Tally {
  std::size_t passed = 0, failed = 0;
};

Result<Tally> run_file(const std::string& path, const std::string& bytes, const proposal::Pack& pack,
                       std::ostream& out) {
  auto file = dmn::read_cases({path, bytes});
  if (!file) return file.failure();
  dmn::CaseOptions options;
  if (file->today) options.clock.now.days = *file->today;
  Tally tally;
  for (const auto& test : file->cases) {
    const auto outcome = dmn::run_case(test, pack.model, options);
    ++(outcome.passed ? tally.passed : tally.failed);
    if (!outcome.passed) out << path << ", case " << test.id << ": " << outcome.comment << '\n';
  }
  return tally;
}

int test(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  auto pack = packs.choose(options.pack, std::nullopt);
  if (!pack) return fail(terminal, pack.failure());
  Tally total;
  for (const auto& [path, bytes] : (*pack)->files) {
    if (path.rfind("tests/", 0) != 0 || !path.ends_with(".xml")) continue;
    auto tally = run_file(path, bytes, **pack, terminal.out);
    if (!tally) return fail(terminal, tally.failure());
    total.passed += tally->passed;
    total.failed += tally->failed;
  }
  terminal.out << total.passed << " cases passed, " << total.failed << " failed, of pack " << (*pack)->id
               << ' ' << (*pack)->version << ".\n";
  if (total.passed + total.failed == 0)
    return fail(terminal, {"Nothing was tested", "", "the pack has no tests/*.xml",
                           "Write cases in the form of the DMN TCK"});
  return total.failed == 0 ? clean : findings_left;
}

} // namespace

void add_rules(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("rules", "Look at, check and test a rule pack");
  verb->require_subcommand(1);
  const auto add = [&](const char* name, const char* about, int (*run)(const Options&, Terminal&)) {
    CLI::App* word = verb->add_subcommand(name, about);
    word->add_option("--pack", options->pack, "Rule pack: a folder, or an installed one as ID or ID@VERSION")
        ->type_name("PACK");
    word->callback([options, &terminal, &chosen, run] {
      chosen = [options, &terminal, run] { return run(*options, terminal); };
    });
    return word;
  };
  add("list", "Every rule: id, severity, where it looks, title, source", list)
      ->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  add("lint", "Faults of manifest and models, each with its place", lint);
  add("test", "Run the pack's own cases", test);
  verb->footer("Example: stackbook rules test --pack rules/packs/eo14320");
}

} // namespace stackbook::pipeline
